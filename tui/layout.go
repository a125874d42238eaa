package tui

import "example.com/sosocoin/tui/grid"

// The smallest screen on which the dashboard is of use, in columns and lines.
const (
	minWidth  = 60
	minHeight = 15
)

// barLines is what the body shares the screen with: the time bar above, the
// status line and the key hints below.
const barLines = 3

// panelID names a panel; its number is the key that shows it.
type panelID int

// The panels.
const (
	nodesPanel panelID = iota + 1
	treePanel
	netPanel
	detailPanel
	logPanel
	chartsPanel
	lessonPanel
	messagePanel

	panelCount = int(messagePanel)
)

// panelNames are the panels' names in a title or a row of tabs.
var panelNames = [panelCount + 1]string{"", "Nodes", "Tree", "Net", "Node", "Log", "Charts", "Lesson", "Msgs"}

// slot is a framed rectangle of the screen with one panel, or several of which
// one shows and the others are tabs.
type slot struct {
	rect   grid.Rect
	panels []panelID
	active panelID
}

// screen is how the window is shared out.
type screen struct {
	small              bool // too small: nothing but a message fits
	time, status, keys grid.Rect
	slots              []slot
}

// arrange shares out a window of w columns and h lines. nodes is how many rows
// the node table would like; recent holds the panels in the order in which they
// last had the focus, latest first, and decides which tab of a slot shows; zoom
// gives the whole body to the first of them. The slots tile the body exactly.
func arrange(w, h, nodes int, zoom bool, recent []panelID) screen {
	if w < minWidth || h < minHeight {
		return screen{small: true}
	}
	s := screen{
		time:   grid.Rect{X: 0, Y: 0, W: w, H: 1},
		status: grid.Rect{X: 0, Y: h - 2, W: w, H: 1},
		keys:   grid.Rect{X: 0, Y: h - 1, W: w, H: 1},
	}
	body := grid.Rect{X: 0, Y: 1, W: w, H: h - barLines}
	switch {
	case zoom:
		s.slots = []slot{{rect: body, panels: []panelID{1, 2, 3, 4, 5, 6, 7, 8}}}
	case w >= 160 && body.H >= 40:
		s.slots = wide(body)
	case w >= 100 && body.H >= 27:
		s.slots = medium(body, nodes)
	case w >= 140:
		s.slots = flat(body)
	case body.H >= 36:
		s.slots = tall(body, nodes)
	default:
		s.slots = short(body, nodes)
	}
	for i := range s.slots {
		s.slots[i].active = latest(s.slots[i].panels, recent)
	}
	return s
}

// wide has a place for every panel: 200x60.
func wide(body grid.Rect) []slot {
	left := body.W * 36 / 100
	top := body.H / 3
	west, east := cutX(body, left)
	nodes, detail := cutY(west, top)
	tree, rest := cutY(east, top)
	middle, log := cutY(rest, rest.H*58/100)
	network, charts := cutX(middle, middle.W/2)
	log, lesson := cutX(log, log.W/2)
	return []slot{
		{rect: nodes, panels: []panelID{nodesPanel}},
		{rect: tree, panels: []panelID{treePanel}},
		{rect: detail, panels: []panelID{detailPanel}},
		{rect: network, panels: []panelID{netPanel}},
		{rect: charts, panels: []panelID{chartsPanel}},
		{rect: log, panels: []panelID{logPanel, messagePanel}},
		{rect: lesson, panels: []panelID{lessonPanel}},
	}
}

// medium has three rows: 120x40.
func medium(body grid.Rect, rows int) []slot {
	top, rest := cutY(body, max(body.H/3, tableHeight(rows, body.H*42/100)))
	tree, bottom := cutY(rest, rest.H*48/100)
	nodes, network := cutX(top, top.W/2)
	detail, log := cutX(bottom, bottom.W/2)
	return []slot{
		{rect: nodes, panels: []panelID{nodesPanel}},
		{rect: network, panels: []panelID{netPanel}},
		{rect: tree, panels: []panelID{treePanel}},
		{rect: detail, panels: []panelID{detailPanel}},
		{rect: log, panels: []panelID{logPanel, chartsPanel, lessonPanel, messagePanel}},
	}
}

// flat is for a window that is wide but low.
func flat(body grid.Rect) []slot {
	nodes, rest := cutX(body, 72)
	return []slot{
		{rect: nodes, panels: []panelID{nodesPanel}},
		{rect: rest, panels: []panelID{treePanel, netPanel, detailPanel, logPanel, chartsPanel, lessonPanel, messagePanel}},
	}
}

// tall is for a window that is narrow but high.
func tall(body grid.Rect, rows int) []slot {
	top, rest := cutY(body, tableHeight(rows, body.H/3))
	tree, bottom := cutY(rest, rest.H*45/100)
	return []slot{
		{rect: top, panels: []panelID{nodesPanel}},
		{rect: tree, panels: []panelID{treePanel}},
		{rect: bottom, panels: []panelID{netPanel, detailPanel, logPanel, chartsPanel, lessonPanel, messagePanel}},
	}
}

// short has the node table above and everything else in tabs below: 80x24.
func short(body grid.Rect, rows int) []slot {
	top, rest := cutY(body, tableHeight(rows, (body.H+1)/2))
	return []slot{
		{rect: top, panels: []panelID{nodesPanel}},
		{rect: rest, panels: []panelID{treePanel, netPanel, detailPanel, logPanel, chartsPanel, lessonPanel, messagePanel}},
	}
}

// tableHeight is the height of a node table with its frame and header, no more
// than the part that it may take.
func tableHeight(rows, most int) int { return min(max(rows, 1)+3, most) }

// cutX parts r into a left part w columns wide and the rest.
func cutX(r grid.Rect, w int) (left, right grid.Rect) {
	left, right = r, r
	left.W = w
	right.X, right.W = r.X+w, r.W-w
	return left, right
}

// cutY parts r into an upper part h lines high and the rest.
func cutY(r grid.Rect, h int) (upper, lower grid.Rect) {
	upper, lower = r, r
	upper.H = h
	lower.Y, lower.H = r.Y+h, r.H-h
	return upper, lower
}

// latest returns the panel of panels that had the focus last, or the first.
func latest(panels, recent []panelID) panelID {
	for _, r := range recent {
		for _, p := range panels {
			if p == r {
				return p
			}
		}
	}
	return panels[0]
}
