package node

import (
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// attackRows are the figures of a node that is not honest, and of all such nodes; of an honest one
// there are none.
func attackRows(f *kit.Frame, d *view.NodeDetail) (rows []minerRow) {
	if d.ID >= len(f.View.Nodes) || f.View.Nodes[d.ID].Strategy == "" {
		return nil
	}
	th, n := f.Theme, &f.View.Nodes[d.ID]
	row := func(label string, spans ...grid.Span) { rows = append(rows, minerRow{label: label, spans: spans}) }
	text := func(s string) grid.Span { return grid.Span{Text: s, Style: th.Text} }
	dim := func(s string) grid.Span { return grid.Span{Text: s, Style: th.Dim} }
	row("strategy", grid.Span{Text: n.Strategy, Style: th.Strong})
	row("", text(d.Miner.Does))
	if team := teamText(f, n); team != "" {
		row("", text(team))
	}
	if n.Keeps {
		row("keeps back", text(words.Plural(n.Private, "block")), grid.Span{Text: standing(n), Style: th.Notice})
	}
	if d.Miner.Revenue.Known() {
		row("revenue", grid.Span{Text: d.Miner.Revenue.Text(words.Percent), Style: th.Strong}, dim(" of the blocks that are settled"))
	}
	return append(rows, allAttacks(f)...)
}

// allAttacks are the figures that all attackers have together, of what has happened.
func allAttacks(f *kit.Frame) (rows []minerRow) {
	th, figures := f.Theme, f.View.Figures
	row := func(label, value, what string) {
		rows = append(rows, minerRow{label: label, spans: []grid.Span{{Text: value, Style: th.Strong}, {Text: what, Style: th.Dim}}})
	}
	if figures.Has("gamma") && figures.Of("gamma").Known() {
		row("gamma", figures.Of("gamma").Text(words.Percent), " of the honest hash rate mined on theirs in ties")
	}
	if figures.Has("attack.tries") && figures.Int("attack.tries") > 0 {
		row("attempts", words.Count(figures.Int("attack.tries")), " to spend coins twice, "+words.Count(figures.Int("attack.success"))+" won")
	}
	return rows
}

// standing says how the branch of a node stands that keeps blocks back.
func standing(n *view.Node) string {
	switch {
	case n.Tied:
		return ", a tie: honest miners are split"
	case n.Lead > 0:
		return ", leads by " + words.Count(n.Lead)
	case n.Lead < 0:
		return ", is behind by " + words.Count(-n.Lead)
	}
	return ", level with the others"
}

// teamText says in which pool a node is.
func teamText(f *kit.Frame, n *view.Node) string {
	switch {
	case len(n.Team) == 0:
		return ""
	case n.Team[0] == n.ID:
		return "leads the pool " + nodeset.Say(n.Team, f.View.Name)
	case n.Alone:
		return "has lost " + f.View.Name(n.Team[0]) + ", which leads its pool: it mines for itself"
	}
	return "in a pool led by " + f.View.Name(n.Team[0])
}
