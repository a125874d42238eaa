package lanes

import (
	"fmt"
	"slices"
	"strings"

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
	hidden, aside := "", 0
	if p.above+p.below > 0 {
		hidden = p.outOfSight()
		aside = grid.Width(hidden) + 2
	}
	variants := p.words
	if p.caption.H == storyLines {
		pointer := 0
		if len(p.o.Pointer) > 0 {
			pointer = grid.SpansWidth(p.o.Pointer) + 2
		}
		told := p.tell(line, aside, pointer)
		if line = line.Line(storyLines - 1); told > 0 {
			line.X, line.W = line.X+told, line.W-told
			variants = nil
		} else {
			variants = p.legend
		}
	}
	right, line := line.SplitRight(aside)
	p.g.TextIn(right, hidden, p.th.Notice, grid.Centred)
	if w := grid.SpansWidth(p.o.Pointer) + 2; p.caption.H == storyLines && w > 2 && w <= line.W {
		right, line = line.SplitRight(w)
		right.X++
		p.g.Spans(right, p.o.Pointer)
	}
	if variants == nil {
		return
	}
	all := variants()
	for i, words := range all {
		if grid.SpansWidth(words) <= line.W || i == len(all)-1 {
			p.g.Spans(line, words)
			return
		}
	}
}

// tell writes the longest version of the story that leaves so many cells of the last line,
// and where that can be the pointer's too; it returns how many it takes of that.
func (p *picture) tell(r grid.Rect, aside, pointer int) (width int) {
	lines, fits := p.version(r.W, aside+pointer)
	if !fits {
		lines, _ = p.version(r.W, aside)
	}
	for i, spans := range lines[:min(len(lines), storyLines)] {
		line := r.Line(i)
		if i == storyLines-1 {
			line.W -= aside
		}
		p.g.Spans(line, spans)
	}
	if len(lines) < storyLines {
		return 0
	}
	return min(grid.SpansWidth(lines[storyLines-1]), r.W-aside)
}

// version is the longest version of the story, in lines of w columns, that leaves so many cells
// of the last one; without such a one, the shortest.
func (p *picture) version(w, aside int) (lines [][]grid.Span, fits bool) {
	for _, version := range p.o.Story {
		lines = p.g.WrapSpans(version, w, 0)
		if len(lines) < storyLines || len(lines) == storyLines && grid.SpansWidth(lines[storyLines-1]) <= w-aside {
			return lines, true
		}
	}
	return lines, false
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
	return p.legend()
}

// legend says what the marks mean.
func (p *picture) legend() [][]grid.Span {
	gl, dim := &p.th.Glyphs, p.th.Dim
	if slices.ContainsFunc(p.v.Tree, func(b view.Block) bool { return b.Secret }) {
		return [][]grid.Span{
			{{Style: dim, Text: fmt.Sprintf("%c kept back  %c best chain  %c side  %c best tip  %c other tip  %c new", gl.Kept, gl.Main, gl.Side, gl.Best, gl.Tip, gl.New)}},
			{{Style: dim, Text: fmt.Sprintf("%c kept back  %c best chain  %c side  %c%c tips", gl.Kept, gl.Main, gl.Side, gl.Best, gl.Tip)}},
			{{Style: dim, Text: fmt.Sprintf("%c kept back  %c%c tips", gl.Kept, gl.Best, gl.Tip)}},
			{{Style: dim, Text: fmt.Sprintf("%c kept back", gl.Kept)}},
		}
	}
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
		if b.Split {
			return p.versions("refused", b.Hash.Short(), "  by some: it breaks the rule "+rule+", and others build on it", " by some: it breaks the rule "+rule, " by the rule "+rule)
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
			who, short := p.either(p.who, fork), p.either(func(t view.Tip) string { return t.Hash.Short() }, fork)
			return p.versions("race", fmt.Sprintf("at %d", a.Height), "  "+who+": the next block decides", "  "+who, "  "+short)
		}
		mine, theirs := a.Height-fork.Height, b.Height-fork.Height
		return p.versions("split", fmt.Sprintf("since %d", fork.Height),
			fmt.Sprintf("  %s: %s since, %s: %d", p.who(a), count(int(mine), "block"), p.who(b), theirs),
			fmt.Sprintf("  %s +%d, %s +%d", p.who(a), mine, p.who(b), theirs),
			fmt.Sprintf("  %s +%d, %s +%d", a.Hash.Short(), mine, b.Hash.Short(), theirs))
	}
	return nil
}

// either names all rivals of a race that begins at a fork: "a, b or c".
func (p *picture) either(name func(view.Tip) string, fork Block) string {
	var rivals []string
	for _, t := range p.v.Tips {
		if at, ok := p.l.at[t.Hash]; ok && p.l.blocks[at].Prev == fork.Hash {
			rivals = append(rivals, name(t))
		}
	}
	last := len(rivals) - 1
	return strings.Join(rivals[:last], ", ") + " or " + rivals[last]
}

// who names a tip and those who follow it.
func (p *picture) who(t view.Tip) string {
	s := count(len(t.Nodes), "node")
	if list, within := names(p.v, t.Nodes, 14); within {
		s = strings.Join(list.texts(), ",")
	}
	return fmt.Sprintf("%s (%s)", t.Hash.Short(), s)
}
