package lanes

import (
	"fmt"
	"slices"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// note writes beside a block who follows it, or the rule that it breaks. It only uses
// cells that are still free: behind the block, else below it.
func (p *picture) note(b *view.Block) {
	x, y, ok := p.place(b)
	if !ok {
		return
	}
	gl, s := p.th.Glyphs, p.th.Strong
	rule := b.Invalid
	if b.Split && p.startsSplit(b) {
		rule = string(gl.Invalid) + rule
	} else if b.Split {
		rule = ""
	}
	var texts []string // from the longest to the shortest
	tip, followed := p.tips[b.Hash]
	switch {
	case followed:
		texts = p.followers(p.v.Tips[tip].Nodes)
		if isVoid(b) {
			texts = append([]string{texts[0] + " " + string(gl.Invalid) + rule}, texts...)
		} else if rule != "" {
			texts = append([]string{texts[0] + " " + rule}, texts...)
		}
	case rule != "":
		s, texts = p.th.Bad, []string{rule}
	default:
		return
	}
	label := 1 + grid.Width(p.labelOf(b))
	if room := p.free(x+label, y); room >= 3 || x+label+room >= p.tree.Right() {
		for i, t := range texts {
			if !followed {
				t = " " + grid.Fit(t, room-2, gl.Ellipsis)
			} else {
				t = " " + string(gl.PointLeft) + t
			}
			if w := grid.Width(t); w <= room && w > 2 || i == len(texts)-1 && w <= room {
				p.g.Text(x+label, y, t, s)
				return
			}
		}
	}
	if p.pitch < 2 {
		if followed {
			p.noteOnEdge(x+label, y, fmt.Sprintf("%c%d", gl.PointLeft, len(p.v.Tips[tip].Nodes)), s)
		}
		return
	}
	room := p.free(x, y+1)
	for _, t := range texts {
		if !followed && room > leastRule {
			t = grid.Fit(t, room-1, gl.Ellipsis)
		}
		if t = string(gl.PointUp) + t; grid.Width(t) <= room {
			p.g.Text(x, y+1, t, s)
			return
		}
	}
}

// startsSplit reports whether it is this block that some nodes refuse, and not one before it.
func (p *picture) startsSplit(b *view.Block) bool {
	at, ok := p.l.at[b.Prev]
	return !ok || p.v.Tree[at].Invalid == ""
}

// noteOnEdge writes how many follow a tip on the line to the next block, where there is no line
// below and no fork in the way.
func (p *picture) noteOnEdge(x, y int, text string, s grid.Style) {
	gl := &p.th.Glyphs
	line := []rune{gl.Horizontal, gl.New, gl.ArrowUp, gl.ArrowDown} // that the next block is news shows in its colour too
	for i := range grid.Width(text) {
		if r, _ := p.g.Cell(x+i, y); !slices.Contains(line, r) || i >= p.turns || slices.Contains(p.covered, [2]int{x + i, y}) {
			return
		}
	}
	p.g.Text(x, y, text, s)
}

// leastRule is how many cells a rule needs at least, to be told from others.
const leastRule = 4

// free counts the cells without a drawing from x, y to the right; one is kept as
// distance to what comes next.
func (p *picture) free(x, y int) int {
	n := 0
	for p.tree.Contains(x+n, y) {
		if r, _ := p.g.Cell(x+n, y); r != ' ' {
			return n - 1
		}
		n++
	}
	return n
}
