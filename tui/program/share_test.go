package program

import (
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/share"
)

// What is shared in the midst of a run, on another branch, opens there: as a report, and in the
// dashboard, which goes on from that moment.
func TestSharedMomentOpens(t *testing.T) {
	line := live.NewTimeline(newWorld(t, func(c *settings.Config) { c.HashRate, c.Observe = 5, true }), nil)
	d := live.NewDriver(line, sim.Limits{}, live.Library{}, func() time.Time { return time.Time{} })
	defer d.Close()
	begin := func(c command.Command) string {
		t.Helper()
		answer, err := d.Begin(c)
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	run := func(to netsim.Time) {
		for line.Now() < to {
			line.Advance(to)
		}
	}
	run(100 * netsim.Second)
	begin(command.Seek{Time: 40 * time.Second})
	partition, err := command.Parse("partition n0-n3 | n4-n7")
	if err != nil {
		t.Fatal(err)
	}
	begin(partition)
	run(90 * netsim.Second)
	begin(command.Seek{Time: 71500 * time.Millisecond})
	shared := begin(command.Share{})
	digest := line.World().Digest()

	out, err := programAs(t, asProgram, "--headless", "--open", shared).Output()
	if want := "digest  " + hex.EncodeToString(digest[:]); err != nil || !strings.Contains(string(out), want) || !strings.Contains(string(out), "71.5 s virtual time") {
		t.Errorf("%v; expected %s in\n%s", err, want, out)
	}
	s := open(t, 120, 40, programAs(t, asProgram, "--open", shared))
	s.has("the recorded run ends here")
	s.has("t 71.5 s")
	s.has("partition A|B")
	s.press(":share\r")
	s.has(shared[:60])
	s.press("\r")
	s.press(">")
	s.has("paused")
	s.press("q")
	s.ends(exitFine)
}

// A line that is whole may still hold what this program cannot play.
func TestOddSharedLines(t *testing.T) {
	for text, want := range map[string]string{
		"hello\n":     "--open: the line is whole, but this version of sosocoin cannot play what it holds: --open:1",
		"run 5s\n":    "--open: the line holds a scenario and not the record of a run",
		"journal 2\n": "cannot play what it holds",
	} {
		command := programAs(t, asProgram, "--headless", "--open", share.Line(text))
		var complaint strings.Builder
		command.Stderr = &complaint
		if err := command.Run(); exitCode(err) != exitUsage || !strings.Contains(complaint.String(), want) {
			t.Errorf("%q: %v, %s", text, err, complaint.String())
		}
	}
}
