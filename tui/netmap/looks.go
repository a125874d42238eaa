package netmap

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// linkLine is how a line is drawn that stands for a link.
type linkLine int

const (
	whole     linkLine = iota
	dotsApart          // nothing gets through, one way at least
	dashes             // messages are held back
)

// Links are drawn over each other by their ranks.
const (
	rankStopped = iota
	rankOpen
	rankFocus
	rankBlock
	rankChosen
	ranks
)

// linkLook is how a link looks on the map.
type linkLook struct {
	line linkLine
	s    grid.Style
	wide int
	rank int
}

// linkLook returns how a link looks on the map.
func (p *picture) linkLook(l *view.Link) linkLook {
	k := linkLook{s: p.th.Link, wide: width(l, p.thin), rank: rankOpen}
	if l.A == p.selected || l.B == p.selected {
		k.s, k.rank = p.th.LinkFocus, rankFocus
	}
	switch {
	case l.Cut:
		k.line, k.s, k.rank = dotsApart, p.th.LinkCut, rankStopped
	case l.Parted:
		k.line, k.rank = dotsApart, rankStopped
	case l.Banned:
		k.line, k.s, k.rank = dotsApart, p.th.Notice, rankStopped
	case l.Held:
		k.line = dashes
	}
	// Without colours all blocks look alike, and as the links of the selected node do.
	if r := p.shown.between(place(p.v, l.A), place(p.v, l.B)); r >= 0 && !p.carries[r].IsZero() && p.th.Profile > grid.Mono {
		if miner, known := p.miner(p.carries[r]); known {
			k.s, k.rank = p.th.Node(miner), rankBlock
		}
	}
	if p.o.chosen(l.A, l.B) {
		k.s, k.rank, k.wide = p.th.Strong, rankChosen, max(k.wide, 2)
	}
	return k
}

// carried notes which links have a block on its way.
func (p *picture) carried() {
	p.thin = thinnest(p.v)
	p.carries = slices.Repeat([]chain.Hash{{}}, len(p.shown.routes))
	for i := range p.v.Flights {
		f := &p.v.Flights[i]
		if f.Kind != view.BlockMessage {
			continue
		}
		if k := p.shown.between(place(p.v, f.From), place(p.v, f.To)); k >= 0 {
			p.carries[k] = f.Block
		}
	}
}

// middle is what stands in the middle of a link's line, which leads across and down in the same
// measure: an arrowhead where one way is open, and a sign that one end refuses the other.
func (p *picture) middle(l *view.Link, dx, dy int) (r rune, there bool) {
	switch {
	case l.Open != view.BothWays:
		return arrowhead(&p.th.Glyphs, dx, dy, l.Open == view.OnlyBack), true
	case l.Banned && !l.Cut && !l.Parted:
		return p.th.Glyphs.Invalid, true
	}
	return 0, false
}

// linkMark is how one direction of a link looks in the matrix; there is from A to B.
func (p *picture) linkMark(l *view.Link, there bool) mark {
	gl := &p.th.Glyphs
	open := l.Open == view.OnlyThere && there || l.Open == view.OnlyBack && !there
	m := mark{r: gl.Link, s: p.th.Link}
	switch {
	case open:
	case l.Cut:
		m = mark{r: gl.Cut, s: p.th.LinkCut}
	case l.Parted:
		m = mark{r: gl.Wall, s: p.th.Wall}
	case l.Banned:
		m = mark{r: gl.Invalid, s: p.th.Notice}
	case l.Held:
		m = mark{r: gl.Held, s: p.th.Notice}
	}
	if l.A == p.selected || l.B == p.selected && m.r == gl.Link {
		m.s = p.th.LinkFocus
	}
	if p.o.chosen(l.A, l.B) {
		if m.r == gl.Link {
			m.r = gl.Main
		}
		m.s = p.th.Strong.Over(p.th.Selected)
	}
	return m
}
