package live

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"example.com/sosocoin/netsim"
)

// Seek goes to a time of the present branch, not beyond its head and not before From:
// what was done at that time is done.
func (t *Timeline) Seek(to netsim.Time) {
	b := t.here.branch
	to = min(max(to, t.From()), b.head)
	most := place{to, len(b.events), math.MaxUint64}
	if to == b.head {
		most = b.end()
	}
	t.seek(most)
}

// SeekBlock goes to the moment at which the best chain got a height, if it has.
func (t *Timeline) SeekBlock(height uint32) error {
	w := t.atHead()
	if height > w.Height() {
		return fmt.Errorf("the best chain ends at height %d; expected a height up to that", w.Height())
	}
	at := netsim.Time(1)
	if height > 0 && height >= w.Base().Height() {
		at = w.FoundAt(w.BestTip().Ancestor(height)) + 1
	}
	if at < t.From() {
		return t.forgotten(fmt.Sprintf("when height %d was reached", height))
	}
	t.Seek(at)
	return nil
}

// Branch goes to the end of another branch.
func (t *Timeline) Branch(number int) error {
	b, err := t.branches.numbered(number)
	if err != nil {
		return err
	}
	if b != t.here.branch {
		if b.forgotten() {
			return t.forgotten(fmt.Sprintf("branch %d", number))
		}
		t.here.keepHead()
		t.here.branch.thin(framesAside, t.here.branch.head)
		t.here.branch = b
		t.here.load(b.nearest(b.end()))
	}
	t.Seek(b.head)
	return nil
}

// Undo goes back to before the last thing that was done from outside and goes on from
// there on a new branch, without it. It returns what that was.
func (t *Timeline) Undo() (string, error) {
	if t.here.applied == 0 {
		return "", errors.New("nothing has been done that could be undone")
	}
	b, events := t.here.branch, t.here.applied-1
	last := b.events[events]
	before := place{last.at, events, last.steps}
	if len(b.framesBefore(before)) == 0 {
		return "", t.forgotten(fmt.Sprintf("what was before the last thing done, at %v,", last.at))
	}
	t.seek(before)
	t.fork()
	if last.command == nil {
		return "a step of the scenario", nil
	}
	return t.World().Say(last.command), nil
}

// Page goes to the beginning of the page of a lesson that lies so many back from the
// present one, or of the first one, and drops what came after.
func (t *Timeline) Page(back int) error {
	player := t.Player()
	if player == nil || player.Page() == 0 {
		return errors.New("there is no page to go back to")
	}
	b, page := t.here.branch, max(player.Page()-back, 1)
	for _, f := range slices.Backward(b.framesBefore(t.here.place())) {
		if f.page == page {
			t.here.load(f)
			b.cut(f.place)
			return nil
		}
	}
	return fmt.Errorf("the beginning of page %d is not kept", page)
}

// seek goes to a place: from where the cursor stands, or from a frame where that is nearer.
// Where the program is about to end it stays where it has come to.
func (t *Timeline) seek(to place) {
	here := t.here.place()
	if !here.within(to) || t.here.branch.nearest(to).after(here) {
		t.here.keepHead()
		t.here.load(t.here.branch.nearest(to))
	}
	t.here.runTo(to, t.left)
}

// left reports whether nobody waits any more for what the timeline does.
func (t *Timeline) left() bool { return t.ctx != nil && t.ctx.Err() != nil }
