package tui

import (
	"slices"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// The smallest screen on which the dashboard is of use, in columns and lines.
const (
	minWidth  = 60
	minHeight = 15
)

// barLines is what the body shares the screen with: the time bar above, the
// status line and the key hints below.
const barLines = 3

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
// gives the whole body to the first of them; areas are those that suit the panels. The
// slots tile the body exactly.
func arrange(w, h, nodes int, zoom bool, recent []panelID, areas []kit.Area) screen {
	if w < minWidth || h < minHeight {
		return screen{small: true}
	}
	s := screen{
		time:   grid.Rect{X: 0, Y: 0, W: w, H: 1},
		status: grid.Rect{X: 0, Y: h - 2, W: w, H: 1},
		keys:   grid.Rect{X: 0, Y: h - 1, W: w, H: 1},
	}
	body := grid.Rect{X: 0, Y: 1, W: w, H: h - barLines}
	var spaces []space
	switch {
	case zoom:
		spaces = []space{{rect: body, rest: true}}
	case w >= 160 && body.H >= 40:
		spaces = wide(body, nodes)
	case w >= 100 && body.H >= 27:
		spaces = medium(body, nodes)
	case w >= 140:
		spaces = flat(body)
	case body.H >= 36:
		spaces = tall(body, nodes)
	default:
		spaces = short(body, nodes)
	}
	s.slots = fill(spaces, areas)
	for i := range s.slots {
		s.slots[i].active = latest(s.slots[i].panels, recent)
	}
	return s
}

// space is a part of the body for the panels of an area; one of them takes the rest, too.
type space struct {
	rect grid.Rect
	area kit.Area
	rest bool
}

// fill gives every panel a space.
func fill(spaces []space, areas []kit.Area) []slot {
	slots := make([]slot, len(spaces))
	for i, s := range spaces {
		slots[i].rect = s.rect
	}
	for p, area := range areas {
		at := slices.IndexFunc(spaces, func(s space) bool { return s.area == area && area != kit.AreaNone })
		if at < 0 {
			at = slices.IndexFunc(spaces, func(s space) bool { return s.rest })
		}
		slots[at].panels = append(slots[at].panels, panelID(p+1))
	}
	return slots
}

// wide has a place for every panel: 200x60. What has few lines gets few, so that none is
// empty while another is cut: the table of the nodes is as high as they are many, and the
// charts stand in as many lines as all of them take.
func wide(body grid.Rect, rows int) []space {
	west, east := cutX(body, body.W*36/100)
	nodes, rest := cutY(west, tableHeight(rows, body.H*2/5))
	detail, lesson := cutY(rest, rest.H/2)
	tree, rest := cutY(east, body.H/4)
	middle, log := cutY(rest, rest.H*64/100)
	network, charts := cutX(middle, middle.W/2)
	return []space{
		{rect: nodes, area: kit.AreaTop},
		{rect: tree, area: kit.AreaBroad},
		{rect: detail, area: kit.AreaNode},
		{rect: network, area: kit.AreaSquare},
		{rect: charts, area: kit.AreaGraphs},
		{rect: log, area: kit.AreaEvents, rest: true},
		{rect: lesson, area: kit.AreaProse},
	}
}

// medium has three rows: 120x40.
func medium(body grid.Rect, rows int) []space {
	top, rest := cutY(body, max(body.H/3, tableHeight(rows, body.H*42/100)))
	tree, bottom := cutY(rest, rest.H*48/100)
	nodes, network := cutX(top, top.W/2)
	detail, log := cutX(bottom, bottom.W/2)
	return []space{
		{rect: nodes, area: kit.AreaTop},
		{rect: network, area: kit.AreaSquare},
		{rect: tree, area: kit.AreaBroad},
		{rect: detail, area: kit.AreaNode},
		{rect: log, area: kit.AreaEvents, rest: true},
	}
}

// flat is for a window that is wide but low.
func flat(body grid.Rect) []space {
	nodes, rest := cutX(body, 72)
	return []space{
		{rect: nodes, area: kit.AreaTop},
		{rect: rest, rest: true},
	}
}

// tall is for a window that is narrow but high.
func tall(body grid.Rect, rows int) []space {
	top, rest := cutY(body, tableHeight(rows, body.H/3))
	tree, bottom := cutY(rest, rest.H*45/100)
	return []space{
		{rect: top, area: kit.AreaTop},
		{rect: tree, area: kit.AreaBroad},
		{rect: bottom, rest: true},
	}
}

// short has the node table above and everything else in tabs below: 80x24.
func short(body grid.Rect, rows int) []space {
	top, rest := cutY(body, tableHeight(rows, (body.H+1)/2))
	return []space{
		{rect: top, area: kit.AreaTop},
		{rect: rest, rest: true},
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
