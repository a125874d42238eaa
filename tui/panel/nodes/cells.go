package nodes

import (
	"cmp"

	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
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
	colStrategy
	colKept
	colRules
	colPolicies
)

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
func nodeColumns(v *view.View, unit string) []kit.Column {
	columns := []kit.Column{
		colNode:    {Title: "node", Width: kit.WidestName(v) + 1, Name: "name"},
		colHeight:  {Title: "height", Width: 6, Right: true},
		colTip:     {Title: "tip", Width: 6},
		colState:   {Title: "state", Width: 7},
		colPool:    {Title: "pool", Width: 4, Right: true, Drop: 4},
		colPeers:   {Title: "peers", Width: 5, Right: true, Drop: 5},
		colRate:    {Title: unit, Width: 5, Right: true, Drop: 3, Name: "hash rate"},
		colRegion:  {Title: "region", Width: widestRegion(v), Drop: 3},
		colGroup:   {Title: "part", Width: 4, Drop: 1, Name: "partition"},
		colBalance: {Title: "balance", Width: 8, Right: true, Drop: 2},
		colStale:   {Title: "stale", Width: 5, Right: true, Drop: 6},
		colMined:   {Title: "mined", Width: 5, Right: true, Drop: 7},
		colOrphans: {Title: "orphans", Width: 7, Right: true, Drop: 9},
		colSkew:    {Title: "skew", Width: 6, Right: true, Drop: 8},

		colStrategy: {Title: "strategy", Width: 12, Drop: 1},
		colKept:     {Title: "kept", Width: 4, Right: true, Drop: 1, Name: "kept back"},
		colRules:    {Title: "rules", Width: 15, Drop: 1},
		colPolicies: {Title: "policies", Width: 17, Drop: 1, Grow: true},
	}
	orphans, skewed, honest, open, alike, usual := 0, false, true, true, true, true
	for i := range v.Nodes {
		orphans += v.Nodes[i].Orphans
		skewed = skewed || v.Nodes[i].Skew != 0
		honest = honest && v.Nodes[i].Strategy == ""
		open = open && !v.Nodes[i].Keeps
		alike = alike && v.Nodes[i].Rules == ""
		usual = usual && v.Nodes[i].Policies == ""
	}
	columns[colRegion].Hidden = len(v.Known.Regions) == 0
	columns[colGroup].Hidden = len(v.Groups) == 0
	columns[colOrphans].Hidden = orphans == 0
	columns[colSkew].Hidden = !skewed
	columns[colStrategy].Hidden = honest
	columns[colKept].Hidden = open
	columns[colRules].Hidden = alike
	columns[colPolicies].Hidden = usual
	return columns
}

func nodeCell(f *kit.Frame, n *view.Node, col int, scale float64) (string, grid.Style) {
	th := f.Theme
	switch col {
	case colNode:
		return n.Name, th.Node(n.ID)
	case colHeight:
		if n.Height < f.View.Height {
			return words.Count(int(n.Height)), th.Notice
		}
		return words.Count(int(n.Height)), th.Text
	case colTip:
		return string(kit.TipMark(f, n.Tip)) + n.Tip.Short(), th.Text
	case colState:
		return n.State.String(), kit.StateStyle(f, n.State)
	case colPool:
		return words.Count(n.Pool), th.Text
	case colPeers:
		return words.Count(n.Peers), th.Text
	case colRate:
		if n.HashRate == 0 {
			return "-", th.Dim
		}
		return words.ThreeDigits(n.HashRate / scale), th.Text
	case colRegion:
		return n.Region, th.Text
	case colGroup:
		return n.Group, th.Notice
	case colBalance:
		return words.Coins(n.Balance), th.Text
	case colStale:
		if n.Mined == 0 {
			return measured.None, th.Dim
		}
		return n.StaleRate().Text(wholePercent), th.Text
	case colMined:
		return words.Count(n.Mined), th.Text
	case colOrphans:
		return words.Count(n.Orphans), th.Text
	case colRules:
		if n.Rules == "" {
			return "full", th.Dim
		}
		return n.Rules, th.Notice
	case colPolicies:
		if n.Policies == "" {
			return "default", th.Dim
		}
		return n.Policies, th.Notice
	case colStrategy:
		return n.Strategy, th.Text
	case colKept:
		switch {
		case !n.Keeps:
			return "", th.Dim
		case n.Private == 0:
			return "0", th.Text
		}
		return words.Count(n.Private), th.Notice
	default:
		if n.Skew == 0 {
			return "0 s", th.Dim
		}
		return words.Length(n.Skew), th.Notice
	}
}

// wholePercent writes a part of one where there is little room: "6%".
func wholePercent(part float64) string { return words.Count(int(part*100+0.5)) + "%" }

// nodeText is by what one looks for a node. Figures are none of it: nobody looks for
// them, and to write those of a thousand nodes takes longer than the frame.
func nodeText(n *view.Node) string {
	return n.Name + " " + words.Count(int(n.Height)) + " " + n.Tip.Short() + " " + n.State.String() + " " + n.Region + " " + n.Group + " " + n.Strategy + " " + n.Rules + " " + n.Policies
}

func compareNodes(a, b *view.Node, col int) int {
	switch col {
	case colNode:
		return cmp.Compare(a.ID, b.ID)
	case colHeight:
		return cmp.Compare(a.Height, b.Height)
	case colTip:
		return kit.CompareHashes(a.Tip, b.Tip)
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
	case colRules:
		return cmp.Compare(a.Rules, b.Rules)
	case colPolicies:
		return cmp.Compare(a.Policies, b.Policies)
	case colStrategy:
		return cmp.Compare(a.Strategy, b.Strategy)
	case colKept:
		return cmp.Compare(a.Private, b.Private)
	default:
		return cmp.Compare(a.Skew, b.Skew)
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
