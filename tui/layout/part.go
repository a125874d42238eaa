package layout

import (
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// part is a part of the body: shared out among parts, or a slot.
type part struct {
	size   int    // against that of its neighbours
	beside bool   // its parts stand side by side, rather than one below the other
	parts  []part // none: a slot

	area kit.Area // of the panels of this slot
	rest bool     // this slot takes what no other one does
}

// takes says whether a slot is for a panel.
func (p *part) takes(panel Panel) bool { return p.area != kit.AreaNone && p.area == panel.Area }

// leaf is a slot with its place.
type leaf struct {
	of   *part
	rect grid.Rect
}

// tile shares out r and appends its slots to those known so far.
func (p *part) tile(r grid.Rect, list []leaf) []leaf {
	if len(p.parts) == 0 {
		return append(list, leaf{p, r})
	}
	sizes := make([]int, len(p.parts))
	for i := range p.parts {
		sizes[i] = p.parts[i].size
	}
	if p.beside {
		for i, w := range shares(r.W, sizes) {
			var left grid.Rect
			left, r = r.SplitLeft(w)
			list = p.parts[i].tile(left, list)
		}
		return list
	}
	for i, h := range shares(r.H, sizes) {
		var top grid.Rect
		top, r = r.SplitTop(h)
		list = p.parts[i].tile(top, list)
	}
	return list
}

// shares parts a length as sizes stand to each other.
func shares(length int, sizes []int) []int {
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
	return parts
}

// above has some parts one below the other, beside has them side by side.
func above(size int, parts ...part) part { return part{size: size, parts: parts} }

func beside(size int, parts ...part) part { return part{size: size, beside: true, parts: parts} }

// place is a slot for the panels of an area.
func place(size int, area kit.Area) part { return part{size: size, area: area} }

// others is a slot for them, and for all that have no place of their own.
func others(size int, area kit.Area) part { return part{size: size, area: area, rest: true} }
