package kittest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
)

// Scene is a panel at a moment: what it shows a world, after some keys.
type Scene struct {
	Name string
	View *view.View
	Keys []string
}

// sizes are those of the inside of a panel on a small screen, on a usual one, and of one that
// has a large screen for itself.
func sizes() [][2]int { return [][2]int{{40, 7}, {78, 12}, {118, 30}} }

// Golden compares a panel alone, with its caption above it, in a few sizes with files of
// testdata; -update writes them anew.
func Golden(t *testing.T, newPanel func() kit.Panel, scenes ...Scene) {
	for _, scene := range scenes {
		for _, size := range sizes() {
			t.Run(fmt.Sprintf("%s-%dx%d", scene.Name, size[0], size[1]), func(t *testing.T) {
				s := NewStage(newPanel(), scene.View, size[0], size[1])
				s.Press(scene.Keys...)
				picture := s.Draw()
				golden.RequireEqual(t, []byte(s.Caption+"\n"+picture))
			})
		}
	}
}

// Same compares a text with a file of testdata by its name, without the ending; -update writes
// it anew. The flag is that of package golden.
func Same(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got), -update writes it anew:\n%s", path, diff)
	}
}
