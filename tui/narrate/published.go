package narrate

import (
	"fmt"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/words"
)

// publication is when a node told of blocks that it had kept back, if that was a moment ago and at
// most one block has been found since; nil if not. Who tells at once has kept nothing back.
func publication(t tree) *view.LogLine {
	since := 0
	for i := len(t.Log) - 1; i >= 0; i-- {
		l := &t.Log[i]
		if !recent(t.View, l.At) {
			return nil
		}
		switch l.Kind {
		case view.MinedLine:
			if since++; since > 1 {
				return nil
			}
		case view.PublishedLine:
			if b := t.find(l.Blocks[0]); b != nil && (l.Count > 1 || b.Found < l.At) {
				return l
			}
		}
	}
	return nil
}

// published tells what the blocks do that a node has published.
func published(t tree, l *view.LogLine) Story {
	b := t.find(l.Blocks[0])
	first := fmt.Sprintf("%s published block %d (%s), which it kept back.", t.Name(l.Node), b.Height, b.Hash.Short())
	if l.Count > 1 {
		first = fmt.Sprintf("%s published %s that it kept back, up to %d (%s).", t.Name(l.Node), words.Plural(l.Count, "block"), b.Height, b.Hash.Short())
	}
	return tell("Published", first, outcome(t, l, b))
}

// outcome is what has come of blocks that were published up to b, or what will.
func outcome(t tree, l *view.LogLine, b *view.Block) string {
	for i := range t.Reorgs {
		r := &t.Reorgs[i]
		if r.At < l.At || len(r.On) == 0 || len(r.Off) == 0 || !t.on(b, r) {
			continue
		}
		var nodes []int
		for _, m := range r.Moves {
			nodes = append(nodes, m.Node)
		}
		stale := "block " + r.Off[0].Short() + " is"
		if len(r.Off) > 1 {
			stale = words.Plural(len(r.Off), "block") + " of theirs are"
		}
		return fmt.Sprintf("%s went over to it: %s stale now.", list(t.View, nodes), stale)
	}
	rival := uint32(0) // the height of the best branch without it
	for _, tip := range t.Tips {
		if at := t.find(tip.Hash); at != nil && !t.above(at, b) {
			rival = max(rival, at.Height)
		}
	}
	switch {
	case rival == 0:
		return "All have taken it."
	case rival < b.Height:
		return "That is more work than any other: all go over to it, and theirs is stale."
	case rival == b.Height:
		return fmt.Sprintf("A tie: each miner goes on with what it heard first; block %d decides.", b.Height+1)
	}
	return "The others are ahead all the same."
}

// on says whether a reorganisation led to a block or one behind it.
func (t tree) on(b *view.Block, r *view.Reorg) bool {
	last := t.find(r.On[len(r.On)-1])
	return last != nil && t.above(last, b)
}

// above says whether a block is another one, or builds on it.
func (t tree) above(b, on *view.Block) bool {
	for b != nil && b.Height > on.Height {
		b = t.find(b.Prev)
	}
	return b == on
}
