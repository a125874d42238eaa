package live

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/scenario"
)

// markStep is the virtual time between two digests that a journal holds a replay
// against; it doubles where they would be more than marksKept.
const (
	markStep  = 60 * netsim.Second
	marksKept = 2000
	noMarks   = netsim.Never / 2
)

// nextMark is when the next digest has to be taken.
func (c *cursor) nextMark() netsim.Time {
	return (c.now()/c.markStep + 1) * c.markStep
}

// mark takes the digest of the present time, if it is one for that.
func (c *cursor) mark() {
	b, now := c.branch, c.now()
	if now == 0 || now%c.markStep != 0 {
		return
	}
	if last := len(b.marks) - 1; last >= 0 && b.marks[last].At >= now {
		return
	}
	b.marks = append(b.marks, scenario.Mark{At: now, Digest: c.world.Digest()})
	if len(b.marks) > marksKept {
		c.markStep *= 2
		b.marks = slices.DeleteFunc(b.marks, func(m scenario.Mark) bool { return m.At%c.markStep != 0 })
	}
}

// Journal is the present branch, up to its head, as a scenario that can be replayed.
func (t *Timeline) Journal(title string) string {
	w := t.atHead()
	return scenario.Record(title, w.Config(), w.Journal(), t.here.branch.marks, scenario.Mark{At: w.Now(), Digest: w.Digest()})
}

// save writes the journal of the present branch.
func save(d *Driver, c command.Save) (string, error) {
	err := files.Save(c.File, func(out io.Writer) error {
		_, err := io.WriteString(out, d.line.Journal(JournalTitle))
		return err
	})
	if errors.Is(err, files.ErrNoFile) {
		return "", fmt.Errorf("%w; a dashboard that is started with --record %s writes it there at its end", err, c.File)
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("saved up to %v in %s", d.line.Head(), c.File), nil
}

// JournalTitle is the first line of a journal that nobody gave another one.
const JournalTitle = "A recorded run"

// atHead is the world at the end of the present branch; it may be read only.
func (t *Timeline) atHead() *sim.World {
	if !t.InPast() {
		return t.here.world
	}
	return t.here.branch.worldAtEnd()
}
