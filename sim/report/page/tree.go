package page

import (
	"fmt"
	"html"
	"strings"

	"example.com/sosocoin/sim/outcome"
)

// Measures of the drawing, in its own units. A row is as wide as the page.
const (
	perRow  = 16
	pitchX  = 58.0
	pitchY  = 46.0
	boxW    = 44.0
	boxH    = 34.0
	margin  = 8.0
	ruler   = 18.0 // the heights, above the blocks
	rowWide = perRow*pitchX + 2*margin
)

// Tree draws blocks as a report does, as SVG, and says what is drawn of them. A block comes after
// its parent; that of the first need not be there.
func Tree(blocks []outcome.BlockHistory) (picture, note string) {
	t := grow(blocks)
	return t.draw(), t.note()
}

// draw draws the tree as rows, each an SVG picture: from left to right, and then the
// next. What crosses the end of a row is cut there and goes on at the start of the next.
func (t *tree) draw() string {
	var b strings.Builder
	for first := 0; first < len(t.columns); first += perRow {
		t.drawRow(&b, first, min(first+perRow, len(t.columns)))
	}
	return b.String()
}

func (t *tree) drawRow(b *strings.Builder, first, end int) {
	lanes := 0
	for _, c := range t.columns[first:end] {
		for _, block := range c.blocks {
			lanes = max(lanes, block.lane)
		}
	}
	from, to := t.columns[first].from, t.columns[end-1].to
	fmt.Fprintf(b, `<svg class="tree" viewBox="0 0 %.0f %.0f" role="img" aria-label="the block tree from height %d to %d">`,
		rowWide, ruler+float64(lanes+1)*pitchY+margin, from, to)
	b.WriteString("\n")
	for i := first; i < min(end+1, len(t.columns)); i++ { // one more, for what leads to it
		t.drawEdges(b, i, i-first)
	}
	for i := first; i < end; i++ {
		c := &t.columns[i]
		if c.gap() {
			drawGap(b, c, i-first)
			continue
		}
		fmt.Fprintf(b, `<text class="ruler" x="%.0f" y="12">%d</text>`+"\n", x(i-first), c.from)
		for _, block := range c.blocks {
			if block.lane >= 0 {
				block.draw(b, i-first)
			}
		}
		if more := crowd(c.blocks); more > 0 {
			fmt.Fprintf(b, `<text class="ruler" x="%.0f" y="%.0f">%d more</text>`+"\n", x(i-first), y(lanes)+boxH/2+9, more)
		}
	}
	b.WriteString("</svg>\n")
}

// x is the middle of a place in a row, y that of a lane.
func x(place int) float64 { return margin + pitchX*(float64(place)+0.5) }
func y(lane int) float64  { return ruler + pitchY*float64(lane) + boxH/2 + 2 }

// crowd is how many blocks of a height have no lane.
func crowd(blocks []*block) (n int) {
	for _, b := range blocks {
		if b.lane < 0 {
			n++
		}
	}
	return n
}

// drawEdges draws what leads to the blocks of a column from the one before.
func (t *tree) drawEdges(b *strings.Builder, i, place int) {
	c := &t.columns[i]
	if i == 0 {
		return
	}
	left, right := x(place-1)+boxW/2, x(place)-boxW/2
	if c.gap() {
		for lane := range mostLanes + 1 {
			if t.passes(i, lane) {
				fmt.Fprintf(b, `<path class="gap" d="M%.0f %.0fH%.0f"/>`+"\n", left, y(lane), x(place)+pitchX/2)
			}
		}
		return
	}
	for _, block := range c.blocks {
		if block.lane < 0 {
			continue
		}
		class := "side"
		if block.Main {
			class = "main"
		}
		switch parent := block.parent; {
		case t.columns[i-1].gap():
			fmt.Fprintf(b, `<path class="gap" d="M%.0f %.0fH%.0f"/>`+"\n", x(place)-pitchX/2, y(block.lane), right)
		case parent.lane == block.lane:
			fmt.Fprintf(b, `<path class="%s" d="M%.0f %.0fH%.0f"/>`+"\n", class, left, y(block.lane), right)
		case parent.lane >= 0:
			fmt.Fprintf(b, `<path class="%s" d="M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f"/>`+"\n", class,
				left, y(parent.lane), right, y(parent.lane), left, y(block.lane), right, y(block.lane))
		}
	}
}

// passes reports whether a branch runs along a lane through a gap.
func (t *tree) passes(i, lane int) bool {
	for _, b := range t.byHeight[t.columns[i].from] {
		if b.lane == lane {
			return true
		}
	}
	return false
}

func drawGap(b *strings.Builder, c *column, place int) {
	fmt.Fprintf(b, `<text class="note" x="%.0f" y="%.0f">%d</text>`, x(place), y(0)-7, c.to-c.from+1)
	if c.stale > 0 {
		fmt.Fprintf(b, `<text class="note" x="%.0f" y="%.0f">+ %d</text>`, x(place), y(0)+17, c.stale)
	}
	b.WriteString("\n")
}

// draw draws a block with its name's last digits and its finder; a pointer that rests
// on it reads the rest.
func (b *block) draw(out *strings.Builder, place int) {
	class := "stale"
	switch {
	case b.Invalid != "" && !b.Main:
		class = "invalid"
	case b.Main:
		class = "best"
	}
	left, top := x(place)-boxW/2, y(b.lane)-boxH/2
	fmt.Fprintf(out, `<g class="%s"><title>%s</title><rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="5"/>`,
		class, html.EscapeString(b.about()), left, top, boxW, boxH)
	fmt.Fprintf(out, `<text class="hash" x="%.0f" y="%.0f">%s</text><text class="miner" x="%.0f" y="%.0f">%s</text></g>`+"\n",
		x(place), top+14, b.Hash.Short(), x(place), top+27, b.finder())
}

func (b *block) finder() string {
	switch {
	case b.Miner >= 0:
		return b.Finder
	case b.Height > 0:
		return "older"
	}
	return "genesis"
}

func (b *block) about() string {
	switch {
	case b.Miner < 0 && b.Height > 0:
		return fmt.Sprintf("block %s, height %d, forgotten like all before it", b.Hash, b.Height)
	case b.Miner < 0:
		return "genesis"
	}
	text := fmt.Sprintf("block %s, height %d, found by %s at %v", b.Hash, b.Height, b.Finder, b.Found)
	if len(b.Arrivals) > 0 { // or nobody has asked
		text += fmt.Sprintf(", at %d nodes", len(b.Arrivals))
	}
	if b.Invalid != "" {
		text += ", breaks the rule " + b.Invalid
	}
	return text
}
