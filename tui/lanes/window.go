package lanes

import (
	"math"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// frame divides the rectangle and chooses the columns to show.
func (p *picture) frame(r grid.Rect) {
	p.tree = r
	if r.H >= 3 {
		p.ruler, p.tree = p.tree.SplitTop(1)
	}
	switch {
	case r.H >= storyHeight && p.o.Story != nil:
		p.caption, p.tree = p.tree.SplitBottom(storyLines)
	case r.H >= 5:
		p.caption, p.tree = p.tree.SplitBottom(1)
	}
	if p.o.Labels == Auto {
		p.o.Labels = Hash
		if len(p.th.Nodes) < 2 && r.W >= 60 {
			p.o.Labels = Both
		}
	}
	names := p.nameWidth(r.W)
	switch p.o.Labels {
	case Dots:
		p.label = 1
	case Miner:
		p.label = 1 + names
	case Both:
		p.label = 1 + 4 + 1 + names
	default:
		p.label = 1 + 4
	}
	p.turns = max(p.l.turns, 2)
	p.column = p.label + p.turns
	p.choose(r.W)
}

// A panel of so many lines has two of them for a story.
const (
	storyHeight = 8
	storyLines  = 2
)

// choose picks the first column. What follows a tip, its nodes, needs room too.
func (p *picture) choose(width int) {
	low, high := math.MaxInt, 0
	for i := range p.v.Tree {
		h := int(p.v.Tree[i].Height)
		low, high = min(low, h), max(high, h)
	}
	room := min(max(width/4, 6), 16)
	p.columns = max((width-1-room+p.turns)/p.column, 1)
	p.last = max(high-p.columns+1, low)
	p.newest = p.last
	if len(p.v.Tips) > 0 && int(p.v.Tips[0].Height) < p.newest {
		// Longer branches may have less work, or be of crashed nodes: the best tip is in the middle then.
		p.newest = max(int(p.v.Tips[0].Height)-p.columns/2, low)
	}
	if p.o.Follow {
		p.first = p.newest
	} else {
		p.first = min(max(p.o.ScrollColumns, low), p.last)
		if i, ok := p.l.at[p.o.Selected]; ok && p.o.Keep {
			h := int(p.l.blocks[i].Height)
			p.first = min(max(p.first, h-p.columns+1), h)
		}
	}
	p.columns = min(p.columns, high-p.first+1)
}

// lanes chooses the lanes to show and the lines between them: a free line between two
// lanes where there is room, else the lanes that the columns shown use, else those
// around the best tip.
func (p *picture) lanes() {
	low, high := math.MaxInt, 0
	for i := range p.v.Tree {
		if h := int(p.v.Tree[i].Height); h >= p.first && h < p.first+p.columns {
			lane := p.l.lane[p.v.Tree[i].Hash]
			low, high = min(low, lane), max(high, lane)
		}
	}
	low = min(low, high)
	h := max(p.tree.H, 1)
	wide := (h + 1) / 2
	switch n := high - low + 1; {
	case high+1 <= wide:
		p.base, p.pitch = 0, 2
	case n <= wide:
		p.base, p.pitch = low, 2
	case high+1 <= h:
		p.base, p.pitch = 0, 1
	case n <= h:
		p.base, p.pitch = low, 1
	default:
		p.pitch, p.base = 1, p.o.ScrollLanes
		want, keep := p.o.Selected, p.o.Keep
		if p.o.Follow && len(p.v.Tips) > 0 {
			want, keep = p.v.Tips[0].Hash, true
			p.base = low
		}
		if lane, ok := p.l.lane[want]; ok && keep {
			p.base = min(max(p.base, lane-h+1), lane)
		}
		p.base = min(max(p.base, low), high-h+1)
		p.above, p.below = p.base-low, high-h+1-p.base
	}
}

// x returns the cell in which the column of that height begins. One cell is kept free
// on the left, for the mark of a selected block.
func (p *picture) x(height int) int { return p.tree.X + 1 + (height-p.first)*p.column }

// y returns the line of a lane.
func (p *picture) y(lane int) int { return p.tree.Y + (lane-p.base)*p.pitch }

// place returns where a block is drawn, and whether that is in sight.
func (p *picture) place(b *view.Block) (x, y int, ok bool) {
	height := int(b.Height)
	if height < p.first || height >= p.first+p.columns {
		return 0, 0, false
	}
	x, y = p.x(height), p.y(p.l.lane[b.Hash])
	return x, y, p.tree.Contains(x, y)
}
