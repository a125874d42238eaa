package tui

import (
	"bytes"
	"cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// The columns, by index.
const (
	colNode = iota
	colHeight
	colTip
	colState
	colPool
	colPeers
	colRate
	colRegion
	colGroup
	colBalance
	colStale
	colMined
	colOrphans
	colSkew
)

// widestName is how many columns the nodes' names need under their title.
func widestName(v *view.View) int { return max(4, longestName(v)) }

func longestName(v *view.View) int {
	width := len("n" + count(len(v.Nodes)-1))
	for name := range v.Known.Names {
		width = max(width, len(name))
	}
	return width
}

// widestRegion is how many columns the names of regions get.
func widestRegion(v *view.View) int {
	const most = 10
	width := len("region")
	for _, name := range v.Known.Regions {
		width = max(width, min(len(name), most))
	}
	return width
}

// nodeColumns lists the columns for a world; unit is that of all hash rates. What
// is rare (regions, a partition, orphans, a skewed clock) has a column only while there is one.
func nodeColumns(v *view.View, unit string) []column {
	columns := []column{
		colNode:    {title: "node", width: widestName(v) + 1, name: "name"},
		colHeight:  {title: "height", width: 6, right: true},
		colTip:     {title: "tip", width: 6},
		colState:   {title: "state", width: 7},
		colPool:    {title: "pool", width: 4, right: true, drop: 4},
		colPeers:   {title: "peers", width: 5, right: true, drop: 5},
		colRate:    {title: unit, width: 5, right: true, drop: 3, name: "hash rate"},
		colRegion:  {title: "region", width: widestRegion(v), drop: 3},
		colGroup:   {title: "part", width: 4, drop: 2, name: "partition"},
		colBalance: {title: "balance", width: 8, right: true, drop: 1},
		colStale:   {title: "stale", width: 5, right: true, drop: 6},
		colMined:   {title: "mined", width: 5, right: true, drop: 7},
		colOrphans: {title: "orphans", width: 7, right: true, drop: 9},
		colSkew:    {title: "skew", width: 6, right: true, drop: 8},
	}
	orphans, skewed := 0, false
	for i := range v.Nodes {
		orphans += v.Nodes[i].Orphans
		skewed = skewed || v.Nodes[i].Skew != 0
	}
	columns[colRegion].hidden = len(v.Known.Regions) == 0
	columns[colGroup].hidden = len(v.Groups) == 0
	columns[colOrphans].hidden = orphans == 0
	columns[colSkew].hidden = !skewed
	return columns
}

func (f *frame) nodeCell(n *view.Node, col int, scale float64) (string, grid.Style) {
	th := f.th
	switch col {
	case colNode:
		return n.Name, th.Node(n.ID)
	case colHeight:
		if n.Height < f.v.Height {
			return count(int(n.Height)), th.Notice
		}
		return count(int(n.Height)), th.Text
	case colTip:
		return string(f.tipMark(n.Tip)) + n.Tip.Short(), th.Text
	case colState:
		return n.State.String(), f.stateStyle(n.State)
	case colPool:
		return count(n.Pool), th.Text
	case colPeers:
		return count(n.Peers), th.Text
	case colRate:
		if n.HashRate == 0 {
			return "-", th.Dim
		}
		return threeDigits(n.HashRate / scale), th.Text
	case colRegion:
		return n.Region, th.Text
	case colGroup:
		return n.Group, th.Notice
	case colBalance:
		return coins(n.Balance), th.Text
	case colStale:
		if n.Mined == 0 {
			return measured.None, th.Dim
		}
		return n.StaleRate().Text(wholePercent), th.Text
	case colMined:
		return count(n.Mined), th.Text
	case colOrphans:
		return count(n.Orphans), th.Text
	default:
		if n.Skew == 0 {
			return "0 s", th.Dim
		}
		return span(n.Skew), th.Notice
	}
}

// wholePercent writes a part of one where there is little room: "6%".
func wholePercent(part float64) string { return count(int(part*100+0.5)) + "%" }

// nodeText is by what one looks for a node. Figures are none of it: nobody looks for
// them, and to write those of a thousand nodes takes longer than the frame.
func nodeText(n *view.Node) string {
	return n.Name + " " + count(int(n.Height)) + " " + n.Tip.Short() + " " + n.State.String() + " " + n.Region + " " + n.Group
}

func compareNodes(a, b *view.Node, col int) int {
	switch col {
	case colNode:
		return cmp.Compare(a.ID, b.ID)
	case colHeight:
		return cmp.Compare(a.Height, b.Height)
	case colTip:
		return bytes.Compare(a.Tip[:], b.Tip[:])
	case colState:
		return cmp.Compare(a.State, b.State)
	case colPool:
		return cmp.Compare(a.Pool, b.Pool)
	case colPeers:
		return cmp.Compare(a.Peers, b.Peers)
	case colRate:
		return cmp.Compare(a.HashRate, b.HashRate)
	case colRegion:
		return cmp.Compare(a.Region, b.Region)
	case colGroup:
		return cmp.Compare(a.Group, b.Group)
	case colBalance:
		return cmp.Compare(a.Balance, b.Balance)
	case colStale:
		return a.StaleRate().Compare(b.StaleRate())
	case colMined:
		return cmp.Compare(a.Mined, b.Mined)
	case colOrphans:
		return cmp.Compare(a.Orphans, b.Orphans)
	default:
		return cmp.Compare(a.Skew, b.Skew)
	}
}

// tipMark tells at a glance whether a tip is the best one, as the tree does.
func (f *frame) tipMark(tip chain.Hash) rune {
	if len(f.v.Tips) > 0 && tip == f.v.Tips[0].Hash {
		return f.th.Glyphs.Best
	}
	return f.th.Glyphs.Tip
}

func (f *frame) stateStyle(s view.NodeState) grid.Style {
	switch s {
	case view.Mining:
		return f.th.Good
	case view.Syncing:
		return f.th.Notice
	case view.Frozen, view.Crashed:
		return f.th.Bad
	default:
		return f.th.Dim
	}
}

// rateUnit picks one unit for the whole column, by the fastest node.
func rateUnit(nodes []view.Node) (unit string, scale float64) {
	most := 0.0
	for i := range nodes {
		most = max(most, nodes[i].HashRate)
	}
	unit, scale = "H/s", 1
	for _, u := range [...]string{"mH/s", "uH/s", "nH/s"} {
		if most == 0 || most >= scale {
			break
		}
		unit, scale = u, scale/1000
	}
	for _, u := range [...]string{"kH/s", "MH/s", "GH/s", "TH/s"} {
		if most < 1000*scale {
			break
		}
		unit, scale = u, scale*1000
	}
	return unit, scale
}
