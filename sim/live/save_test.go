package live

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// A dashboard has the terminal and waits for nobody: what is no file is not written to, and
// the answer says what does so.
func TestSaveWritesFilesOnly(t *testing.T) {
	d, _ := newTestDriver(t, sim.Limits{}, nil)
	for _, file := range []string{"-", "/dev/stdout", "/dev/null"} {
		const hint = " cannot be written: it is no file, and the dashboard has the terminal; expected a file's name; a dashboard that is started with --record "
		if answer, err := d.Begin(command.Save{File: file}); err == nil || err.Error() != file+hint+file+" writes it there at its end" {
			t.Errorf("save %s: %q, %v", file, answer, err)
		}
	}
	file := filepath.Join(t.TempDir(), "run.scenario")
	if _, err := d.Begin(command.Save{File: file}); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}
