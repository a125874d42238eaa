package lanes

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Labels says what is written behind a block's mark.
type Labels uint8

// The kinds of labels.
const (
	Auto  Labels = iota // Hash; Both where there are no colours to tell the miner
	Hash                // the last four digits of its hash
	Miner               // the node that found it
	Both
	Dots // nothing: the shape of a long stretch at a glance
)

// Options are the reader's wishes. The zero Options show the oldest blocks; set Follow
// for the newest.
type Options struct {
	Layout        *Layout    // kept from frame to frame; nil: one is made for this drawing alone
	Follow        bool       // keep the newest block in sight
	ScrollColumns int        // the height in the first column, unless Follow
	ScrollLanes   int        // the lane in the first line, unless Follow
	Selected      chain.Hash // marked; zero: none
	Keep          bool       // keep the selected block in sight, unless Follow
	Labels        Labels
	ReorgKey      string // leads to all about the newest reorganisation; "": nothing does

	Story   [][]grid.Span // what is happening, in sentences, from the longest version to the shortest
	Pointer []grid.Span   // where to go on, beside it
}

// picture is one drawing in the making.
type picture struct {
	g  *grid.Grid
	v  *view.View
	th *theme.Theme
	o  Options
	l  *Layout

	tree           grid.Rect // without ruler and caption
	ruler, caption grid.Rect
	column, label  int // widths in cells: of a column, and of what is written in it
	first, columns int // height in the first column, and how many are shown
	newest, last   int // first to follow the best tip, and the greatest that there can be
	base, pitch    int // lane in the first line, and lines per lane
	above, below   int // lanes that do not fit
	turns          int // cells between a label and the next column, where edges turn
	tips           map[chain.Hash]int
	news           map[chain.Hash]news // of blocks that were moved
	covered        [][2]int            // cells in which a sign of news lies over a turn, or over nothing
	ancestry       map[chain.Hash]bool // the selected block and those that it builds on
}

// Drawn says what a drawing shows.
type Drawn struct {
	Title          string // what belongs in the panel's, such as "14 blocks, 3 tips"
	First, Columns int    // the height in the first column, and how many columns there are
	Newest, Last   int    // what First is to follow the best tip, and at most
	Lane           int    // the lane in the first line
}

// Draw draws the block tree into r.
func Draw(g *grid.Grid, r grid.Rect, v *view.View, th *theme.Theme, o Options) Drawn {
	drawn := Drawn{Title: Title(v)}
	if o.Layout == nil {
		o.Layout = &Layout{}
	}
	o.Layout.Update(v)
	o.Layout.spots = o.Layout.spots[:0]
	if r.Empty() {
		return drawn
	}
	defer g.Clip(r)()
	if len(v.Tree) == 0 {
		g.TextIn(r, "no block yet", th.Dim, grid.Left)
		return drawn
	}
	p := &picture{g: g, v: v, th: th, o: o, l: o.Layout}
	p.frame(r)
	p.lanes()
	p.mark()
	p.heights()
	p.edges()
	for i := range v.Tree {
		p.block(&v.Tree[i])
	}
	for i := range v.Tree {
		p.note(&v.Tree[i])
	}
	p.say()
	drawn.First, drawn.Columns, drawn.Newest, drawn.Last, drawn.Lane = p.first, p.columns, p.newest, p.last, p.base
	return drawn
}

// Title returns the count of blocks and tips, and that of what nodes take for the tip where some
// lag behind.
func Title(v *view.View) string {
	ends := v.Ends()
	title := count(v.Blocks, "block") + ", " + count(ends, "tip")
	if len(v.Tips) > ends {
		title += ", " + count(len(v.Tips), "view")
	}
	return title
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// mark looks up what some blocks are known for.
func (p *picture) mark() {
	p.tips = make(map[chain.Hash]int, len(p.v.Tips))
	for i, t := range p.v.Tips {
		p.tips[t.Hash] = i
	}
	p.moved()
	p.trace()
}

// trace looks up the selected block's ancestry.
func (p *picture) trace() {
	i, ok := p.l.at[p.o.Selected]
	if !ok {
		return
	}
	p.ancestry = map[chain.Hash]bool{}
	for ok {
		b := &p.l.blocks[i]
		p.ancestry[b.Hash] = true
		i, ok = p.l.at[b.Prev]
	}
}

// block draws the mark and the label of a block.
func (p *picture) block(b *view.Block) {
	x, y, ok := p.place(b)
	if !ok {
		return
	}
	gl, mark := p.th.Glyphs, p.th.Glyphs.Side
	tip, followed := p.tips[b.Hash]
	switch {
	case isVoid(b):
		mark = gl.Invalid
	case b.Secret:
		mark = gl.Kept
	case followed && tip == 0:
		mark = gl.Best
	case followed:
		mark = gl.Tip
	case b.Main:
		mark = gl.Main
	}
	s := p.th.Node(b.Miner)
	switch {
	case isVoid(b):
		s = p.th.Bad
	case b.Main || followed:
		s.Bold = true
	default:
		s.Dim = len(p.th.Nodes) < 2 // without colours, else it would be hard to read from afar
	}
	label := s
	if n := p.newsOf(b); n.bright > 0 && !isVoid(b) {
		label = n.glow()
		if p.label == 1 {
			s = label // nothing but the mark can show it
		}
		if !b.Secret { // its line is dashed, which is more
			if r, _ := p.g.Cell(x-1, y); r != gl.Horizontal {
				p.covered = append(p.covered, [2]int{x - 1, y})
			}
			p.g.Set(x-1, y, n.sign, n.style)
		}
	}
	if p.ancestry[b.Hash] {
		label.Underline = true
	}
	if b.Hash == p.o.Selected && !b.Hash.IsZero() {
		s, label = s.Over(p.th.Selected), label.Over(p.th.Selected)
		p.g.Set(x-1, y, gl.PointRight, p.th.Strong)
	}
	p.g.Set(x, y, mark, s)
	p.g.Text(x+1, y, p.labelOf(b), label)
	p.l.spots = append(p.l.spots, spot{x, y, p.label, b.Hash})
}

// isVoid reports whether nobody builds on a block because it breaks a rule.
func isVoid(b *view.Block) bool { return b.Invalid != "" && !b.Split }

func (p *picture) labelOf(b *view.Block) string {
	switch p.o.Labels {
	case Dots:
		return ""
	case Miner:
		return p.short(b.Miner, p.label-1)
	case Both:
		if b.Miner >= 0 { // nobody has found the first block
			return b.Hash.Short() + " " + p.short(b.Miner, p.label-6)
		}
	}
	return b.Hash.Short()
}

// name returns the node's name.
func (p *picture) name(id int) string { return p.v.Name(id) }
