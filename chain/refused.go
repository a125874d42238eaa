package chain

import "slices"

// maxRefused is how many branches that it has refused a node remembers.
const maxRefused = 50

// refuse remembers the end of a branch that the node refuses for good, in place of the oldest
// where they are too many.
func (c *Chain) refuse(e *Entry) {
	if !e.on(c.base) || e == c.base || slices.Contains(c.not().refused, e) {
		return
	}
	not := c.editNot()
	not.refused = slices.DeleteFunc(not.refused, func(end *Entry) bool { return end == e.parent })
	if len(not.refused) == maxRefused {
		not.refused = slices.Delete(not.refused, 0, 1)
	}
	not.refused = append(not.refused, e)
}

// Refused lists the ends of the branches that the node has refused, the oldest first. The
// caller must not change it.
func (c *Chain) Refused() []*Entry { return c.not().refused }

// HasRefused reports whether the node need not ask for a block, since it has refused it
// already, or its parent.
func (c *Chain) HasRefused(e *Entry) bool {
	return slices.ContainsFunc(c.not().refused, func(end *Entry) bool {
		return (end == e.parent || end.on(e)) && c.Refuses(e)
	})
}

// Refuses reports whether the node takes a block in no case: its operator says so, or the
// block or an ancestor breaks a rule, those that look at a clock left out.
func (c *Chain) Refuses(e *Entry) bool { return c.voids(e) != nil || e.Verdict(c.rules) != nil }

// Remembers reports whether what comes before a block is not forgotten.
func (c *Chain) Remembers(e *Entry) bool { return e != c.base && e.on(c.base) }

// Wanted are those of some blocks, in order of height, that the node lacks, up to one that it
// has refused already; and whether more is wanted of what may come after them.
func (c *Chain) Wanted(blocks []*Entry, more bool) ([]*Entry, bool) {
	due := slices.DeleteFunc(slices.Clone(blocks), c.Knows)
	if refused := slices.IndexFunc(due, c.HasRefused); refused >= 0 {
		return due[:refused], false
	}
	return due, more
}
