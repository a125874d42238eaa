package layout

import (
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/headline"
	"example.com/sosocoin/tui/kit"
)

// The smallest screen on which the dashboard is of use, in columns and lines.
const (
	MinWidth  = 60
	MinHeight = 15
)

// BarLines is what the body shares the screen with: the time bar above, the
// status line and the key hints below.
const BarLines = 3

// ID names a panel: its place in the list of panels, from 1.
type ID int

// Panel is what has to be known of a panel to find it a place.
type Panel struct {
	Name string
	Area kit.Area
}

// Slot is a framed rectangle of the screen with one panel, or several of which
// one shows and the others are tabs.
type Slot struct {
	Rect   grid.Rect
	Panels []ID
	Active ID
	Airy   bool // with wide margins
}

// Inside is what is inside of the slot's frame, and its margins.
func (s Slot) Inside() grid.Rect {
	if s.Airy && s.Rect.W >= airyWidth && s.Rect.H >= airyRow {
		return s.Rect.InsetXY(4, 2)
	}
	return s.Rect.Inset(1)
}

// Screen is how the window is shared out.
type Screen struct {
	Small              bool // too small: nothing but a message fits
	Time, Status, Keys grid.Rect
	Headline           grid.Rect // large type above the panels; empty in most layouts
	Slots              []Slot
}

// Wishes is what is to be seen.
type Wishes struct {
	Panels []Panel
	Rows   int  // that the node table would like
	Zoom   bool // the whole body is for the first of Recent
	Recent []ID // in the order in which they last had the focus, latest first; this decides which tab of a slot shows

	Layout  Layout // zero: the overview
	Changes Changes
}

// Arrange shares out a window of w columns and h lines. The slots tile what the bars and the
// headline leave of it exactly.
func Arrange(w, h int, o Wishes) Screen {
	if w < MinWidth || h < MinHeight {
		return Screen{Small: true}
	}
	body := grid.Rect{X: 0, Y: 1, W: w, H: h - BarLines}
	var large grid.Rect
	if o.Layout.airy && !o.Zoom {
		large, body = body.SplitTop(headline.Height(body.W, body.H))
	}
	return Screen{
		Time:     grid.Rect{X: 0, Y: 0, W: w, H: 1},
		Headline: large,
		Status:   grid.Rect{X: 0, Y: h - 2, W: w, H: 1},
		Keys:     grid.Rect{X: 0, Y: h - 1, W: w, H: 1},
		Slots:    slots(body, o),
	}
}

// slots shares out the body. A slot that nothing is in goes to its neighbours.
func slots(body grid.Rect, o Wishes) []Slot {
	whole := o.Layout.part(body, o.Rows)
	if o.Zoom {
		whole = part{}
	}
	whole.fill(o.Panels, o.Changes)
	whole.prune()
	list := whole.tile(body, nil)
	for i := range list {
		list[i].Active = latest(list[i].Panels, o.Recent)
		list[i].Airy = o.Layout.airy
	}
	return list
}

// latest returns the panel of panels that had the focus last, or the first.
func latest(panels, recent []ID) ID {
	for _, r := range recent {
		for _, p := range panels {
			if p == r {
				return p
			}
		}
	}
	return panels[0]
}
