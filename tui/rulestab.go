package tui

import (
	"cmp"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// rulesTab lists the rules of the ledger: which of them the node keeps to, and what it
// refused because of them.
type rulesTab struct{ table[view.NodeRule, string] }

// Columns of the rules.
const (
	ruleOn = iota
	ruleName
	ruleRefused
	ruleDoc
)

func (t *rulesTab) Draw(f *frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	foot, body := r.SplitBottom(min(2, max(r.H-2, 0)))
	on := 0
	for _, rule := range d.Rules {
		if rule.On {
			on++
		}
	}
	t.draw(f, body, sheet[view.NodeRule, string]{
		columns: []column{
			ruleOn:      {title: "on", width: 5},
			ruleName:    {title: "rule", width: 15},
			ruleRefused: {title: "refused", width: 14, right: true},
			ruleDoc:     {title: "what it asks for", width: 34, grow: true, drop: 1, unsorted: true},
		},
		items:   d.Rules,
		key:     func(r *view.NodeRule) string { return r.Name },
		cell:    f.ruleCell,
		compare: compareRules,
		natural: order{by: asItComes},
		comes:   "checking order",
		gap:     2,
		empty:   "no rules",
	}, focused)
	if at := t.list.item(len(d.Rules)); at >= 0 {
		rule := &d.Rules[at]
		for i, line := range f.wrap(ruleText(rule), foot.W-2, 2) {
			if i < foot.H {
				f.text(foot.InsetXY(1, 0).Line(i), line, f.th.Text)
			}
		}
	}
	if on == len(d.Rules) {
		return t.caption(count(on)+" rules", "all on")
	}
	return t.caption(plural(len(d.Rules), "rule"), count(len(d.Rules)-on)+" off")
}

// ruleText is a rule in a sentence, with what was refused because of it.
func ruleText(r *view.NodeRule) string {
	text := r.Name + ": " + r.Doc
	if r.Blocks+r.Txs > 0 {
		text += " (refused: " + refusedText(r) + ")"
	}
	return text
}

// refusedText counts the blocks and the transactions alone that a node refused.
func refusedText(r *view.NodeRule) string {
	switch {
	case r.Txs == 0:
		return plural(r.Blocks, "block")
	case r.Blocks == 0:
		return count(r.Txs) + " tx"
	}
	return plural(r.Blocks, "block") + ", " + count(r.Txs) + " tx"
}

func (f *frame) ruleCell(r *view.NodeRule, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case ruleOn:
		if r.On {
			return string(th.Glyphs.Check) + " on", th.Good
		}
		return string(th.Glyphs.Invalid) + " off", th.Notice
	case ruleName:
		if !r.On {
			return r.Name, th.Notice
		}
		return r.Name, th.Text
	case ruleRefused:
		if r.Blocks+r.Txs == 0 {
			return "-", th.Dim
		}
		return refusedText(r), th.Bad
	default:
		return r.Doc, th.Dim
	}
}

func compareRules(a, b *view.NodeRule, col int) int {
	switch col {
	case ruleOn:
		on := func(r *view.NodeRule) int {
			if r.On {
				return 1
			}
			return 0 // what is off comes first: it is what one looks for
		}
		return cmp.Compare(on(a), on(b))
	case ruleName:
		return strings.Compare(a.Name, b.Name)
	default:
		return cmp.Compare(a.Blocks+a.Txs, b.Blocks+b.Txs)
	}
}

func (t *rulesTab) Key(a *App, msg keyMsg) bool { return t.handle(&a.keys, msg) }
