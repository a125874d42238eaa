package program

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.com/sosocoin/sim/config"
)

// A layout that is saved is in the user's file, beside all that was there, and in a new one where
// there was none.
func TestLayoutsAreSavedInTheUsersFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "home", "sosocoin", "config.yaml")
	save := layoutSaver(file)
	if name, err := save("mine", []string{"nodes net", "tree"}); err != nil || name != file {
		t.Fatalf("%s, %v", name, err)
	}
	const more = "# colours\ntheme: light\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append([]byte(more), text...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := save("other", []string{"tree"}); err != nil {
		t.Fatal(err)
	}
	read, err := config.Read(file)
	if err != nil || len(read.Layouts) != 2 || len(read.Settings) != 1 {
		t.Errorf("%+v, %v", read, err)
	}
	if text, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(text), more) {
		t.Errorf("%s, %v", text, err)
	}
	if _, err := layoutSaver("")("mine", nil); err == nil {
		t.Error("a layout is saved nowhere")
	}
	if _, err := layoutSaver(filepath.Join(file, "below"))("mine", []string{"tree"}); err == nil {
		t.Error("a layout is saved below a file")
	}
}
