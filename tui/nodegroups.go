package tui

import (
	"bytes"
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
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

func (t *nodesTable) drawGroups(f *frame, r grid.Rect, focused bool) string {
	groups := tipGroups(f.v)
	for _, g := range groups {
		if slices.Contains(g.nodes, f.selected) {
			t.groups.list.hold(g.tip)
		}
	}
	t.groups.anew() // the groups are made anew for each frame
	t.groups.draw(f, r, sheet[tipGroup, chain.Hash]{
		columns: []column{
			groupTip:    {title: "tip", width: 7},
			groupHeight: {title: "height", width: 6, right: true},
			groupNodes:  {title: "nodes", width: 5, right: true},
			groupMining: {title: "mining", width: 6, right: true},
			groupShare:  {title: "hashes", width: 6, right: true, name: "share of the hash rate"},
			groupNames:  {title: "which", width: 12, grow: true, unsorted: true},
		},
		items:   groups,
		key:     func(g *tipGroup) chain.Hash { return g.tip },
		cell:    f.groupCell,
		compare: compareGroups,
		natural: order{by: asItComes},
		comes:   "most work",
		gap:     1,
	}, focused)
	return t.groups.caption(plural(len(f.v.Tips), "tip"), "v: all nodes")
}

func (f *frame) groupCell(g *tipGroup, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case groupTip:
		if g.crashed {
			return "crashed", th.Bad
		}
		return string(f.tipMark(g.tip)) + g.tip.Short(), th.Text
	case groupHeight:
		switch {
		case g.crashed:
			return "-", th.Dim
		case g.height < f.v.Height:
			return count(int(g.height)), th.Notice
		}
		return count(int(g.height)), th.Text
	case groupNodes:
		return count(len(g.nodes)), th.Strong
	case groupMining:
		return count(g.mining), th.Text
	case groupShare:
		return g.ofAll.Text(percent), th.Text
	default:
		return f.v.List(g.nodes), th.Dim
	}
}

func compareGroups(a, b *tipGroup, col int) int {
	switch col {
	case groupTip:
		return bytes.Compare(a.tip[:], b.tip[:])
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
func (t *nodesTable) group(v *view.View) (tipGroup, bool) {
	groups := tipGroups(v)
	if at := t.groups.list.item(len(groups)); at >= 0 {
		return groups[at], true
	}
	return tipGroup{}, false
}

// selectGroup selects the first node of the group under the cursor, unless one of its
// nodes is selected already.
func (t *nodesTable) selectGroup(a *App) {
	if g, ok := t.group(a.view); ok && len(g.nodes) > 0 && !slices.Contains(g.nodes, a.selected) {
		a.selectNode(g.nodes[0])
	}
}

// openGroup lists the nodes of the group under the cursor. They stay listed when they go
// over to other tips: that is what one wants to see.
func (t *nodesTable) openGroup(a *App) {
	g, ok := t.group(a.view)
	switch {
	case !ok:
	case g.crashed:
		t.narrow(g.nodes, "those that had crashed")
	default:
		t.narrow(g.nodes, "those at "+g.tip.Short())
	}
}
