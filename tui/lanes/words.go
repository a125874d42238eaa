package lanes

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// say writes below the tree, in words, what there is to see.
func (p *picture) say() {
	if p.caption.Empty() {
		return
	}
	line := p.caption
	line.X, line.W = line.X+1, line.W-1
	if p.above+p.below > 0 {
		t := p.outOfSight()
		right, rest := line.SplitRight(grid.Width(t) + 2)
		p.g.TextIn(right, t, p.th.Notice, grid.Centred)
		line = rest
	}
	variants := p.words()
	for i, words := range variants {
		if grid.SpansWidth(words) <= line.W || i == len(variants)-1 {
			p.g.Spans(line, words)
			return
		}
	}
}

// outOfSight counts the lanes that do not fit: "↑2 ↓5 lanes out of sight".
func (p *picture) outOfSight() string {
	var t string
	if p.above > 0 {
		t += fmt.Sprintf("%c%d ", p.th.Glyphs.ArrowUp, p.above)
	}
	if p.below > 0 {
		t += fmt.Sprintf("%c%d ", p.th.Glyphs.ArrowDown, p.below)
	}
	if p.above+p.below == 1 {
		return t + "lane out of sight"
	}
	return t + "lanes out of sight"
}

// words tells of a block that breaks a rule, else of the newest reorganisation, else of
// a race or a split between the two best tips, else what the marks mean: from the
// longest version to the shortest.
func (p *picture) words() [][]grid.Span {
	if s := p.refused(); s != nil {
		return s
	}
	if r := newestReorg(p.v); r != nil {
		return p.reorganised(r)
	}
	if s := p.split(); s != nil {
		return s
	}
	gl, dim := &p.th.Glyphs, p.th.Dim
	return [][]grid.Span{
		{{Style: dim, Text: fmt.Sprintf("%c best chain  %c side  %c best tip  %c other tip  %c invalid  %c new", gl.Main, gl.Side, gl.Best, gl.Tip, gl.Invalid, gl.New)}},
		{{Style: dim, Text: fmt.Sprintf("%c best chain  %c side  %c best tip  %c other tip  %c invalid", gl.Main, gl.Side, gl.Best, gl.Tip, gl.Invalid)}},
		{{Style: dim, Text: fmt.Sprintf("%c best chain  %c side  %c%c tips", gl.Main, gl.Side, gl.Best, gl.Tip)}},
		{{Style: dim, Text: fmt.Sprintf("%c best  %c side", gl.Main, gl.Side)}},
	}
}

// refused tells of a block found a moment ago that breaks a rule.
func (p *picture) refused() [][]grid.Span {
	for i := len(p.v.Tree) - 1; i >= 0; i-- {
		b := &p.v.Tree[i]
		if at, ok := p.l.at[b.Prev]; ok && p.v.Tree[at].Invalid != "" {
			continue // it is its parent that breaks the rule
		}
		rule := b.Invalid
		if age := p.v.Now - b.Found; rule == "" || age < 0 || age >= netsim.Time(p.v.Settings.Interval) {
			continue
		}
		all := p.versions("invalid", b.Hash.Short(), "  "+p.name(b.Miner)+"'s block breaks the rule "+rule, " breaks the rule "+rule, " "+rule)
		for _, spans := range all {
			spans[0].Style = p.th.Bad
		}
		return all
	}
	return nil
}

// versions puts several endings behind the same opening words.
func (p *picture) versions(what, where string, endings ...string) [][]grid.Span {
	var all [][]grid.Span
	for _, end := range endings {
		all = append(all, []grid.Span{{Text: what + " ", Style: p.th.Notice}, {Text: where, Style: p.th.Strong}, {Text: end, Style: p.th.Text}})
	}
	return all
}

// split describes two tips neither of which builds on the other.
func (p *picture) split() [][]grid.Span {
	for i := 1; i < len(p.v.Tips); i++ {
		a, b := p.v.Tips[0], p.v.Tips[i]
		fork, ok := p.l.common(a.Hash, b.Hash)
		if !ok || fork.Hash == b.Hash || fork.Hash == a.Hash {
			continue
		}
		if a.Height == b.Height && b.Height == fork.Height+1 {
			return p.versions("race", fmt.Sprintf("at %d", a.Height),
				fmt.Sprintf("  %s or %s: the next block decides", p.who(a), p.who(b)),
				fmt.Sprintf("  %s or %s", p.who(a), p.who(b)),
				fmt.Sprintf("  %s or %s", a.Hash.Short(), b.Hash.Short()))
		}
		mine, theirs := a.Height-fork.Height, b.Height-fork.Height
		return p.versions("split", fmt.Sprintf("since %d", fork.Height),
			fmt.Sprintf("  %s: %s since, %s: %d", p.who(a), count(int(mine), "block"), p.who(b), theirs),
			fmt.Sprintf("  %s +%d, %s +%d", p.who(a), mine, p.who(b), theirs),
			fmt.Sprintf("  %s +%d, %s +%d", a.Hash.Short(), mine, b.Hash.Short(), theirs))
	}
	return nil
}

// who names a tip and those who follow it.
func (p *picture) who(t view.Tip) string {
	s, ok := names(p.v, t.Nodes, 14)
	if !ok {
		s = count(len(t.Nodes), "node")
	}
	return fmt.Sprintf("%s (%s)", t.Hash.Short(), s)
}
