package node

import (
	"cmp"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// tipsTab lists the ends of the branches that the node has heard of, with what it makes of
// each.
type tipsTab struct {
	kit.Table[view.BranchTip, chain.Hash]
}

// Columns of the tips.
const (
	tipHash = iota
	tipHeight
	tipStatus
	tipLength
	tipWork
	tipMiner
)

func (t *tipsTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	t.Show(f, r, kit.Sheet[view.BranchTip, chain.Hash]{
		Columns: []kit.Column{
			tipHash:   {Title: "tip", Width: 4},
			tipHeight: {Title: "height", Width: 6, Right: true},
			tipStatus: {Title: "status", Width: 13},
			tipLength: {Title: "branch", Width: 6, Right: true, Name: "length of the branch"},
			tipWork:   {Title: "work", Width: 8, Right: true, Drop: 1},
			tipMiner:  {Title: "found by", Width: max(8, kit.WidestName(f.View)), Grow: true, Drop: 2},
		},
		Items:   d.Tips,
		Key:     func(t *view.BranchTip) chain.Hash { return t.Hash },
		Cell:    func(t *view.BranchTip, col int) (string, grid.Style) { return tipCell(f, t, col) },
		Compare: compareTips,
		Natural: kit.Order{By: tipHeight, Down: true},
		Gap:     2,
		Empty:   "only the genesis block so far",
	}, focused)
	return t.Caption(words.Plural(len(d.Tips), "branch tip"))
}

func tipCell(f *kit.Frame, t *view.BranchTip, col int) (string, grid.Style) {
	th := f.Theme
	switch col {
	case tipHash:
		return t.Hash.Short(), th.Accent
	case tipHeight:
		return words.Count(int(t.Height)), th.Text
	case tipStatus:
		switch t.Status {
		case "active":
			return t.Status, th.Good
		case "invalid":
			return t.Status, th.Bad
		}
		return t.Status, th.Notice
	case tipLength:
		return words.Count(t.Length), th.Text
	case tipWork:
		return words.Scaled(t.Work) + "H", th.Dim
	default:
		return kit.NodeName(f, t.Miner)
	}
}

func compareTips(a, b *view.BranchTip, col int) int {
	switch col {
	case tipHash:
		return kit.CompareHashes(a.Hash, b.Hash)
	case tipHeight:
		return cmp.Compare(a.Height, b.Height)
	case tipStatus:
		return strings.Compare(a.Status, b.Status)
	case tipLength:
		return cmp.Compare(a.Length, b.Length)
	case tipWork:
		return cmp.Compare(a.Work, b.Work)
	default:
		return cmp.Compare(a.Miner, b.Miner)
	}
}

// Under is the tip under the cursor.
func (t *tipsTab) Under(v *view.View) (view.Subject, bool) {
	if at := t.List.Item(len(v.Focus.Tips)); at >= 0 {
		return kit.ToBlock(v.Focus.Tips[at].Hash), true
	}
	return view.Subject{}, false
}

// Copy gives the tip's hash.
func (t *tipsTab) Copy(v *view.View) (what, text string) {
	if s, ok := t.Under(v); ok {
		return kit.HashText(s.Hash)
	}
	return "", ""
}

func (t *tipsTab) Key(h kit.Host, msg keymap.Msg) bool { return t.Handle(h.Keys(), msg) }
