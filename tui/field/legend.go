package field

import (
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// entry is a piece of the legend.
type entry struct {
	mark rune
	text string
	s    grid.Style
}

// Legend says in the line of r what the cells mean, and how many of each there are: the best
// tip, faults, and the other tips with the most nodes, as many as there is room for. Where a
// cell has two nodes, that is said first.
func Legend(g *grid.Grid, r grid.Rect, v *view.View, th *theme.Theme, pairs bool) {
	faults, tips := entries(v, th, pairs)
	first := min(len(tips), 1)
	var spans []grid.Span
	if pairs {
		spans = append(spans, grid.Span{Text: said(r.W, th), Style: th.Dim})
	}
	room := r.W - grid.SpansWidth(spans)
	for _, e := range slices.Concat(tips[:first], faults, tips[first:]) {
		if room -= width(e); room < 0 {
			break
		}
		spans = append(spans, grid.Span{Text: string(e.mark), Style: e.s}, grid.Span{Text: " " + e.text + between, Style: th.Dim})
	}
	g.Spans(r, spans)
}

const between = "  "

// said says that a cell has two nodes.
func said(room int, th *theme.Theme) string {
	if th.ASCII && room >= 50 {
		return "2 each, the rarer shows: "
	}
	return "2 each: "
}

func width(e entry) int { return 2 + grid.Width(e.text) + len(between) }

// entries are those of faults, which have to be told, and those of tips.
func entries(v *view.View, th *theme.Theme, pairs bool) (faults, tips []entry) {
	l, gl := looksOf(v, th), &th.Glyphs
	mark := func(k kind, one rune) rune {
		if pairs {
			return two(k, one, th)
		}
		return one
	}
	told := slices.Clone(l.tips)
	slices.SortStableFunc(told, func(a, b tip) int {
		if a.kind != b.kind && (a.kind == best || b.kind == best) {
			return int(a.kind) - int(b.kind)
		}
		return b.nodes - a.nodes
	})
	for _, t := range told {
		name := t.hash.Short()
		if t.hash.IsZero() {
			name = "no block"
		}
		if t.nodes > 0 {
			tips = append(tips, entry{mark(t.kind, t.mark), name + " " + strconv.Itoa(t.nodes), t.s})
		}
	}
	if l.crashed > 0 {
		faults = append(faults, entry{mark(crashed, gl.Invalid), "crashed " + strconv.Itoa(l.crashed), th.Bad})
	}
	if l.frozen > 0 {
		faults = append(faults, entry{mark(frozen, gl.Pause), "frozen " + strconv.Itoa(l.frozen), th.Dim})
	}
	if parted(v) {
		faults = append(faults, entry{gl.Wall, "partition " + strings.Join(groupNames(v), "|"), th.Wall})
	}
	return faults, tips
}

// groupNames are the names of the parts from left to right.
func groupNames(v *view.View) []string {
	var names []string
	for _, g := range groupsOf(v) {
		names = append(names, g.name)
	}
	return names
}
