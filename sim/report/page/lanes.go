package page

import "slices"

// mostLanes is how many branches beside the best chain are drawn at one height.
const mostLanes = 6

// stretch is the heights that a branch takes up in its lane.
type stretch struct{ from, to uint32 }

// settle gives each block of the forks that are shown a lane: 0 is the best chain's,
// and no two branches at the same height share one.
func (t *tree) settle() {
	var taken lanes
	for _, f := range t.forks {
		for _, b := range f.blocks {
			b.lane = -1
		}
		if !f.shown {
			continue
		}
		for _, b := range f.blocks {
			if b.parent.fork == nil || b.parent.longest() != b {
				taken.lay(b)
			}
		}
	}
}

// lanes is which stretches of them are taken.
type lanes [mostLanes + 1][]stretch

// lay finds a lane for the branch that begins at b and follows the longest way up, if
// one is free.
func (l *lanes) lay(b *block) {
	want := stretch{b.Height, b.reach}
	for lane := 1; lane <= mostLanes; lane++ {
		if slices.ContainsFunc(l[lane], func(s stretch) bool { return s.from <= want.to && want.from <= s.to }) {
			continue
		}
		l[lane] = append(l[lane], want)
		for ; b != nil; b = b.longest() {
			b.lane = lane
		}
		return
	}
}

// longest is the child from which the highest block can be reached, the first found
// among equals; nil at the end.
func (b *block) longest() *block {
	var best *block
	for _, child := range b.children {
		if best == nil || child.reach > best.reach {
			best = child
		}
	}
	return best
}
