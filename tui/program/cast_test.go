package program

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.com/sosocoin/tui/cast/casttest"
)

// A recording of a headless run ends with the dashboard as it would stand there, after as
// long as the run takes at its speed.
func TestHeadlessRunIsRecorded(t *testing.T) {
	for _, c := range []struct {
		args   []string
		length time.Duration
		shows  string
	}{
		{[]string{"--for", "30s"}, 30 * time.Second, "t 30.0 s"},
		{[]string{"--for", "12500ms", "--speed", "4", "--record", filepath.Join(t.TempDir(), "run")}, 3125 * time.Millisecond, "t 12.5 s"},
		{[]string{"--scenario", "fork", "--speed", "64"}, 0, "33.2 s"},
	} {
		file := filepath.Join(t.TempDir(), "run.cast")
		if out, err := programAs(t, asProgram, append(c.args, "--headless", "--cast", file, "--size", "100x30")...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		p := casttest.Play(t, string(contents(t, file)))
		if p.W != 100 || p.H != 30 || c.length > 0 && (p.Length-c.length).Abs() > time.Microsecond {
			t.Errorf("%q: the recording takes %v, in %dx%d", c.args, p.Length, p.W, p.H)
		}
		if !strings.Contains(p.Screen.String(), c.shows) {
			t.Errorf("%q: the recording ends with:\n%s", c.args, p.Screen)
		}
	}
}

// A recording of the dashboard is whole however that is left, and holds what stood there in
// each size.
func TestDashboardIsRecorded(t *testing.T) {
	for name, leave := range map[string]struct {
		keys string
		code int
	}{"q": {"q", exitFine}, "Ctrl-C": {"\x03", exitInterrupted}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "run.cast")
			s := open(t, 80, 24, programAs(t, asProgram, "--cast", file))
			s.has("2 Tree")
			s.press(" :balance n0\r")
			s.has("n0 holds")
			s.size(100, 30)
			s.has("3 Network") // which has a panel of its own now
			s.press(":balance n1\r")
			s.has("n1 holds")
			s.press(leave.keys)
			s.ends(leave.code)
			p := casttest.Play(t, string(contents(t, file)))
			if p.W != 100 || p.H != 30 || len(p.Sizes) != 1 || !strings.Contains(p.Screen.String(), "n1 holds") {
				t.Errorf("the recording goes to %q and ends with:\n%s", p.Sizes, p.Screen)
			}
		})
	}
}

// An interrupted headless run leaves its recording whole.
func TestInterruptedRecordingIsWhole(t *testing.T) {
	file := filepath.Join(t.TempDir(), "run.cast")
	interrupt(t, syscall.SIGINT, "--cast", file)
	casttest.Play(t, string(contents(t, file)))
}
