package lanes

import (
	"math/bits"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/tui/grid"
)

// The directions in which a cell of an edge continues.
const (
	north = 1 << iota
	south
	east
	west
)

// stroke is a cell of an edge.
type stroke struct {
	ways uint8
	main bool // part of the best chain
	lit  bool // leads to the selected block
	open bool // leads to a block that is not kept back
}

// maxTracks bounds how far the columns are pulled apart for edges to pass each other.
const maxTracks = 4

// edges draws the lines between blocks. Where edges meet they join or cross, and none is cut off
// by another.
func (p *picture) edges() {
	strokes := make([]stroke, p.tree.W*p.tree.H)
	for i := range p.l.blocks {
		b := &p.l.blocks[i]
		if h := int(b.Height); h < p.first || h > p.first+p.columns || h == 0 {
			continue
		}
		p.edge(strokes, b, p.v.Tree[i].Secret)
	}
	for i, s := range strokes {
		if s.ways != 0 {
			style := p.th.EdgeSide
			if s.main {
				style = p.th.EdgeMain
			}
			if s.lit {
				style = p.th.Accent.WithBold()
			}
			p.g.Set(p.tree.X+i%p.tree.W, p.tree.Y+i/p.tree.W, s.line(&p.th.Glyphs), style)
		}
	}
}

// edge lays the line from a block's parent to the block, dashed to one that is kept back.
func (p *picture) edge(strokes []stroke, b *Block, secret bool) {
	x, y := p.x(int(b.Height)), p.y(p.l.lane[b.Hash])
	owner, known := p.l.at[b.Prev]
	add := func(x, y int, ways uint8) {
		if !p.tree.Contains(x, y) {
			return
		}
		s := &strokes[(y-p.tree.Y)*p.tree.W+x-p.tree.X]
		*s = stroke{s.ways | ways, s.main || b.Main, s.lit || p.ancestry[b.Hash], s.open || !secret}
	}
	if !known { // older than the tree shown
		add(x-1, y, east|west)
		return
	}
	from := p.y(p.l.lane[b.Prev])
	left, turn := p.x(int(b.Height)-1)+1, x-p.turns+p.l.tracks[owner]
	if from == y {
		for ; left < x; left++ {
			add(left, y, east|west)
		}
		return
	}
	for ; left < turn; left++ {
		add(left, from, east|west)
	}
	out, in, step := uint8(south), uint8(north), 1
	if y < from {
		out, in, step = north, south, -1
	}
	add(turn, from, west|out)
	for line := from + step; line != y; line += step {
		add(turn, line, north|south)
	}
	add(turn, y, in|east)
	for left = turn + 1; left < x; left++ {
		add(left, y, east|west)
	}
}

// turn chooses, for each parent with children in other lanes, in which of the cells
// between its column and the next the edges turn, so that those of two parents in one
// column do not run into one line.
func (l *Layout) turn() {
	type span struct{ parent, height, low, high int }
	spans := map[int]*span{}
	var order []*span
	for i := range l.blocks {
		b := &l.blocks[i]
		lane := l.lane[b.Hash]
		parent, known := l.at[b.Prev]
		if !known || lane == l.lane[b.Prev] {
			continue
		}
		s := spans[parent]
		if s == nil {
			from := l.lane[b.Prev]
			s = &span{parent, int(b.Height), from, from}
			spans[parent] = s
			order = append(order, s)
		}
		s.low, s.high = min(s.low, lane), max(s.high, lane)
	}
	l.tracks, l.turns = make(map[int]int, len(order)), 0
	for i, s := range order {
		var taken uint64
		for _, o := range order[:i] {
			if o.height == s.height && o.low <= s.high && s.low <= o.high {
				taken |= 1 << l.tracks[o.parent]
			}
		}
		l.tracks[s.parent] = min(bits.TrailingZeros64(^taken), maxTracks-1)
		l.turns = max(l.turns, l.tracks[s.parent]+1)
	}
}

// line is the character that is drawn.
func (s stroke) line(gl *grid.Glyphs) rune {
	switch {
	case s.open:
	case s.ways == east|west:
		return gl.Held
	case s.ways == north|south:
		return gl.Wall
	}
	return lineOf(s.ways, gl)
}

// lineOf returns the line character that continues in the directions.
func lineOf(ways uint8, gl *grid.Glyphs) rune {
	switch ways {
	case east | west, east, west:
		return gl.Horizontal
	case north | south, north, south:
		return gl.Vertical
	case south | east:
		return gl.TopLeft
	case south | west:
		return gl.TopRight
	case north | east:
		return gl.BottomLeft
	case north | west:
		return gl.BottomRight
	case south | east | west:
		return gl.TeeDown
	case north | east | west:
		return gl.TeeUp
	case north | south | east:
		return gl.TeeRight
	case north | south | west:
		return gl.TeeLeft
	}
	return gl.Cross
}

// common returns the last block that the chains of both blocks share, if the tree
// shown holds it.
func (l *Layout) common(a, b chain.Hash) (Block, bool) {
	i, ok := l.at[a]
	j, also := l.at[b]
	for ok && also && i != j {
		if l.blocks[i].Height >= l.blocks[j].Height {
			i, ok = l.at[l.blocks[i].Prev]
		} else {
			j, also = l.at[l.blocks[j].Prev]
		}
	}
	if !ok || !also {
		return Block{}, false
	}
	return l.blocks[i], true
}

// Index finds a block in the tree of the view that was laid out last.
func (l *Layout) Index(h chain.Hash) (at int, ok bool) {
	at, ok = l.at[h]
	return at, ok
}
