package layout

import (
	"slices"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// part is a part of the body: shared out among parts, or a slot.
type part struct {
	size   int    // against that of its neighbours
	beside bool   // its parts stand side by side, rather than one below the other
	parts  []part // none: a slot

	area   kit.Area // of the panels of this slot
	panels []string // in this slot, by their names
	rest   bool     // this slot takes what no other one does; else the last one does

	held  []ID // in this slot
	steps int  // by which the panels in it have grown
}

// takes says whether a slot is for a panel.
func (p *part) takes(panel Panel) bool {
	return p.area != kit.AreaNone && p.area == panel.Area || slices.Contains(p.panels, panel.Name)
}

// leaves appends the slots to those known so far.
func (p *part) leaves(list []*part) []*part {
	if len(p.parts) == 0 {
		return append(list, p)
	}
	for i := range p.parts {
		list = p.parts[i].leaves(list)
	}
	return list
}

// fill gives every panel a slot.
func (p *part) fill(panels []Panel, c Changes) {
	list := p.leaves(nil)
	rest := len(list) - 1
	if at := slices.IndexFunc(list, func(l *part) bool { return l.rest }); at >= 0 {
		rest = at
	}
	for i := range panels {
		id := ID(i + 1)
		at := slices.IndexFunc(list, func(l *part) bool { return l.takes(panels[c.stands(id)-1]) })
		if at < 0 {
			at = rest
		}
		list[at].held = append(list[at].held, id)
		list[at].steps += c.grown[id]
	}
}

// prune leaves out slots that nothing is in, and says whether nothing is left.
func (p *part) prune() (empty bool) {
	if len(p.parts) == 0 {
		return len(p.held) == 0
	}
	kept := p.parts[:0]
	for _, inner := range p.parts {
		if !inner.prune() {
			kept = append(kept, inner)
		}
	}
	p.parts = kept
	return len(kept) == 0
}

// tile shares out r and appends its slots to those known so far.
func (p *part) tile(r grid.Rect, list []Slot) []Slot {
	if len(p.parts) == 0 {
		return append(list, Slot{Rect: r, Panels: p.held})
	}
	length := r.H
	if p.beside {
		length = r.W
	}
	sizes, least := make([]int, len(p.parts)), make([]int, len(p.parts))
	for i := range p.parts {
		sizes[i] = scaled(p.parts[i].size, p.parts[i].growth(p.beside))
		least[i] = p.parts[i].least(p.beside)
	}
	for i, n := range shares(length, sizes, least) {
		var first grid.Rect
		if p.beside {
			first, r = r.SplitLeft(n)
		} else {
			first, r = r.SplitTop(n)
		}
		list = p.parts[i].tile(first, list)
	}
	return list
}

// growth is by how many steps a part has grown in one direction: as its slots have that are
// shared out in this direction here and not further down.
func (p *part) growth(beside bool) (steps int) {
	if len(p.parts) == 0 {
		return p.steps
	}
	if p.beside == beside {
		return 0
	}
	for i := range p.parts {
		steps += p.parts[i].growth(beside)
	}
	return steps
}

// The smallest slot, with its frame.
const leastWidth, leastHeight = 20, 4

// least is what a part needs in one direction.
func (p *part) least(beside bool) (n int) {
	switch {
	case len(p.parts) == 0 && beside:
		return leastWidth
	case len(p.parts) == 0:
		return leastHeight
	}
	for i := range p.parts {
		if l := p.parts[i].least(beside); p.beside == beside {
			n += l
		} else {
			n = max(n, l)
		}
	}
	return n
}

// shares parts a length as sizes stand to each other, and takes from the largest what others
// need at least.
func shares(length int, sizes, least []int) []int {
	total := 0
	for _, s := range sizes {
		total += s
	}
	parts := make([]int, len(sizes))
	at, sum := 0, 0
	for i, s := range sizes {
		sum += s
		to := length * sum / total
		parts[i], at = to-at, to
	}
	for i := range parts {
		for parts[i] < least[i] {
			from := richest(parts, least)
			spare := parts[from] - least[from]
			if spare <= 0 {
				break
			}
			n := min(spare, least[i]-parts[i])
			parts[from] -= n
			parts[i] += n
		}
	}
	return parts
}

// richest is the part that can spare most.
func richest(parts, least []int) int {
	best := 0
	for i := range parts {
		if parts[i]-least[i] > parts[best]-least[best] {
			best = i
		}
	}
	return best
}

// above has some parts one below the other, beside has them side by side.
func above(size int, parts ...part) part { return part{size: size, parts: parts} }

func beside(size int, parts ...part) part { return part{size: size, beside: true, parts: parts} }

// place is a slot for the panels of an area.
func place(size int, area kit.Area) part { return part{size: size, area: area} }

// others is a slot for them, and for all that have no place of their own.
func others(size int, area kit.Area) part { return part{size: size, area: area, rest: true} }
