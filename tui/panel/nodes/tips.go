package nodes

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// tipGroup is the nodes that follow one tip, or those that have crashed.
type tipGroup struct {
	tip     chain.Hash // zero: crashed nodes, of whatever tip
	height  uint32
	nodes   []int
	mining  int
	rate    float64        // of those that mine, hashes per second
	ofAll   measured.Value // of the rate of all that mine, 0 to 1
	crashed bool
}

func tipGroups(v *view.View) []tipGroup {
	var groups []tipGroup
	total := 0.0
	for _, tip := range v.Tips {
		g := tipGroup{tip: tip.Hash, height: tip.Height, nodes: tip.Nodes}
		for _, id := range tip.Nodes {
			if n := &v.Nodes[id]; n.State == view.Mining {
				g.mining++
				g.rate += n.HashRate
			}
		}
		total += g.rate
		groups = append(groups, g)
	}
	var crashed []int
	for i := range v.Nodes {
		if v.Nodes[i].State == view.Crashed {
			crashed = append(crashed, v.Nodes[i].ID)
		}
	}
	if crashed != nil {
		groups = append(groups, tipGroup{nodes: crashed, crashed: true})
	}
	for i := range groups {
		groups[i].ofAll = measured.ShareOf(groups[i].rate, total)
	}
	return groups
}

// Columns of the groups.
const (
	groupTip = iota
	groupHeight
	groupNodes
	groupMining
	groupShare
	groupNames
)

func (t *Panel) drawGroups(f *kit.Frame, r grid.Rect, focused bool) string {
	groups := tipGroups(f.View)
	for _, g := range groups {
		if slices.Contains(g.nodes, f.Selected) {
			t.groups.List.Hold(g.tip)
		}
	}
	t.groups.Anew() // the groups are made anew for each frame
	t.groups.Show(f, r, kit.Sheet[tipGroup, chain.Hash]{
		Columns: []kit.Column{
			groupTip:    {Title: "tip", Width: 7},
			groupHeight: {Title: "height", Width: 6, Right: true},
			groupNodes:  {Title: "nodes", Width: 5, Right: true},
			groupMining: {Title: "mining", Width: 6, Right: true},
			groupShare:  {Title: "hashes", Width: 6, Right: true, Name: "share of the hash rate"},
			groupNames:  {Title: "which", Width: 12, Grow: true, Unsorted: true},
		},
		Items:   groups,
		Key:     func(g *tipGroup) chain.Hash { return g.tip },
		Cell:    func(g *tipGroup, col int) (string, grid.Style) { return groupCell(f, g, col) },
		Compare: compareGroups,
		Natural: kit.Order{By: kit.AsItComes},
		Comes:   "most work",
		Gap:     1,
	}, focused)
	return t.groups.Caption(words.Plural(len(f.View.Tips), "tip"), "v: all nodes")
}

func groupCell(f *kit.Frame, g *tipGroup, col int) (string, grid.Style) {
	th := f.Theme
	switch col {
	case groupTip:
		if g.crashed {
			return "crashed", th.Bad
		}
		return string(kit.TipMark(f, g.tip)) + g.tip.Short(), th.Text
	case groupHeight:
		switch {
		case g.crashed:
			return "-", th.Dim
		case g.height < f.View.Height:
			return words.Count(int(g.height)), th.Notice
		}
		return words.Count(int(g.height)), th.Text
	case groupNodes:
		return words.Count(len(g.nodes)), th.Strong
	case groupMining:
		return words.Count(g.mining), th.Text
	case groupShare:
		return g.ofAll.Text(words.Percent), th.Text
	default:
		return f.View.List(g.nodes), th.Dim
	}
}

func compareGroups(a, b *tipGroup, col int) int {
	switch col {
	case groupTip:
		return kit.CompareHashes(a.tip, b.tip)
	case groupHeight:
		return cmp.Compare(a.height, b.height)
	case groupNodes:
		return cmp.Compare(len(a.nodes), len(b.nodes))
	case groupMining:
		return cmp.Compare(a.mining, b.mining)
	default:
		return cmp.Compare(a.rate, b.rate)
	}
}

// group is the one under the cursor.
func (t *Panel) group(v *view.View) (tipGroup, bool) {
	groups := tipGroups(v)
	if at := t.groups.List.Item(len(groups)); at >= 0 {
		return groups[at], true
	}
	return tipGroup{}, false
}

// selectGroup selects the first node of the group under the cursor, unless one of its
// nodes is selected already.
func (t *Panel) selectGroup(h kit.Host) {
	if g, ok := t.group(h.View()); ok && len(g.nodes) > 0 && !slices.Contains(g.nodes, h.Selected()) {
		h.Select(g.nodes[0])
	}
}

// openGroup lists the nodes of the group under the cursor. They stay listed when they go
// over to other tips: that is what one wants to see.
func (t *Panel) openGroup(h kit.Host) {
	g, ok := t.group(h.View())
	switch {
	case !ok:
	case g.crashed:
		t.narrow(g.nodes, "those that had crashed")
	default:
		t.narrow(g.nodes, "those at "+g.tip.Short())
	}
}
