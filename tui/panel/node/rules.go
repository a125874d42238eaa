package node

import (
	"cmp"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// rulesTab lists the rules of the ledger: which of them the node keeps to, and what it
// refused because of them.
type rulesTab struct {
	kit.Table[view.NodeRule, string]
}

// Columns of the rules.
const (
	ruleOn = iota
	ruleName
	ruleRefused
	ruleDoc
)

func (t *rulesTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	r = drawPolicies(f, r, d)
	foot, body := r.SplitBottom(min(2, max(r.H-2, 0)))
	on := 0
	for _, rule := range d.Rules {
		if rule.On {
			on++
		}
	}
	t.Show(f, body, kit.Sheet[view.NodeRule, string]{
		Columns: []kit.Column{
			ruleOn:      {Title: "on", Width: 5},
			ruleName:    {Title: "rule", Width: 15},
			ruleRefused: {Title: "refused", Width: 14, Right: true},
			ruleDoc:     {Title: "what it asks for", Width: 34, Grow: true, Drop: 1, Unsorted: true},
		},
		Items:   d.Rules,
		Key:     func(r *view.NodeRule) string { return r.Name },
		Cell:    func(r *view.NodeRule, col int) (string, grid.Style) { return ruleCell(f, r, col) },
		Compare: compareRules,
		Natural: kit.Order{By: kit.AsItComes},
		Comes:   "checking order",
		Gap:     2,
		Empty:   "no rules",
	}, focused)
	if at := t.List.Item(len(d.Rules)); at >= 0 {
		rule := &d.Rules[at]
		for i, line := range f.Wrap(ruleText(rule), foot.W-2, 2) {
			if i < foot.H {
				f.Text(foot.InsetXY(1, 0).Line(i), line, f.Theme.Text)
			}
		}
	}
	if on == len(d.Rules) {
		return t.Caption(words.Count(on)+" rules", "all on")
	}
	return t.Caption(words.Plural(len(d.Rules), "rule"), words.Count(len(d.Rules)-on)+" off")
}

// drawPolicies says what the node decides otherwise than all do at the start, if it does, and
// returns the room that is left.
func drawPolicies(f *kit.Frame, r grid.Rect, d *view.NodeDetail) grid.Rect {
	policies := f.View.Nodes[d.ID].Policies
	if policies == "" || r.H < 4 {
		return r
	}
	lines := f.Wrap("policies, which bind nobody else: "+policies, r.W-2, 2)
	head, rest := r.SplitTop(len(lines))
	for i, line := range lines {
		f.Text(head.InsetXY(1, 0).Line(i), line, f.Theme.Notice)
	}
	return rest
}

// ruleText is a rule in a sentence, with what was refused because of it.
func ruleText(r *view.NodeRule) string {
	text := r.Name + ": " + r.Doc
	if r.Note != "" {
		text = r.Name + " (" + r.Note + "): " + r.Doc
	}
	if r.Blocks+r.Txs > 0 {
		text += " (refused: " + refusedText(r) + ")"
	}
	return text
}

// refusedText counts the blocks and the transactions alone that a node refused.
func refusedText(r *view.NodeRule) string {
	switch {
	case r.Txs == 0:
		return words.Plural(r.Blocks, "block")
	case r.Blocks == 0:
		return words.Count(r.Txs) + " tx"
	}
	return words.Plural(r.Blocks, "block") + ", " + words.Count(r.Txs) + " tx"
}

func ruleCell(f *kit.Frame, r *view.NodeRule, col int) (string, grid.Style) {
	th := f.Theme
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
		if r.Note != "" {
			return r.Note + ": " + r.Doc, th.Notice
		}
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

func (t *rulesTab) Key(h kit.Host, msg keymap.Msg) bool { return t.Handle(h.Keys(), msg) }
