package inspect

import (
	"fmt"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// ruleColumn is the width of a rule's name with its mark.
const ruleColumn = 18

// rulesPage lists the rules, what each guards against, and whether the block keeps it.
func rulesPage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	th, b := f.Theme, o.block(f.View)
	broken := 0
	var rows []pageRow
	for i := range b.Rules {
		rule := &b.Rules[i]
		if rule.Broken {
			broken++
		}
		rows = append(rows, ruleRows(f, rule, len(b.Life), r.W)...)
	}
	head := factRow(f, "", "", th.Text)
	switch {
	case b.Miner < 0:
		head.spans = []grid.Span{{Text: "No rule judges the genesis block: it is what everybody starts with.", Style: th.Dim}}
		return page{head: []pageRow{head}}
	case broken > 0:
		head.spans = []grid.Span{{Text: fmt.Sprintf("%c breaks %s of %d", th.Glyphs.Invalid, words.Plural(broken, "rule"), len(b.Rules)), Style: th.Bad}}
	default:
		head.spans = []grid.Span{{Text: fmt.Sprintf("%c valid by all %d rules", th.Glyphs.Check, len(b.Rules)), Style: th.Good}}
	}
	return page{list: true, head: []pageRow{head, {}}, rows: rows}
}

func ruleRows(f *kit.Frame, r *view.Rule, nodes, w int) []pageRow {
	th := f.Theme
	mark, style := th.Glyphs.Check, th.Good
	switch {
	case r.Broken:
		mark, style = th.Glyphs.Invalid, th.Bad
	case len(r.Refused) > 0:
		mark, style = th.Glyphs.Warn, th.Notice
	}
	var rows []pageRow
	line := func(text string, style grid.Style) {
		for _, part := range f.Grid.Wrap(text, w-ruleColumn) {
			rows = append(rows, pageRow{spans: []grid.Span{{Text: kit.Padded("", ruleColumn-1), Style: th.Text}, {Text: part, Style: style}}})
		}
	}
	line(r.Doc, th.Text)
	rows[0].spans = append([]grid.Span{{Text: string(mark) + " ", Style: style}, {Text: kit.Padded(r.Name, ruleColumn-3), Style: style}}, rows[0].spans[1:]...)
	if r.Broken {
		line("expected: "+r.Expected, th.Bad)
		line("found: "+r.Found, th.Bad)
	}
	if len(r.Refused) > 0 {
		why := "refused because of it by "
		if r.Clock {
			why = "by its own clock, too early for "
		}
		line(why+f.View.List(r.Refused), th.Notice)
	}
	if len(r.Nodes) < nodes {
		line("enforced by "+f.View.List(r.Nodes), th.Notice)
	}
	all := ""
	for i := range rows {
		all += rows[i].says() + " "
	}
	for i := range rows {
		rows[i].text = func() string { return all }
	}
	return rows
}
