package tui

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/tui/footer"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/headline"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/layout"
	"example.com/sosocoin/tui/timebar"
)

// draw makes the frame.
func (a *App) draw() {
	f := a.frame()
	f.Grid.Clear()
	defer func() { a.moves = f.Moves }()
	a.layout = a.deck.arrange(a.w, a.h, len(a.view.Nodes))
	if a.layout.Small {
		drawTooSmall(f, a.w, a.h)
		return
	}
	a.line = timebar.Draw(f, a.layout.Time)
	f.Told = a.deck.headline(f, a.layout.Headline)
	if j := a.jumping(); j != nil {
		j.Rows = j.Rows[:0]
		f.Spots = &j.Rows
	}
	for _, s := range a.layout.Slots {
		a.deck.draw(f, s, len(a.overlays) == 0 && s.Active == a.recent[0])
	}
	above := a.status.draw(f, a.layout.Status, &a.toasts, len(a.overlays) == 0 && a.deck.saysAll(a.layout.Slots))
	body := f.Grid.Bounds()
	for _, o := range a.overlays {
		f.Hinted = nil
		o.draw(f, a, grid.Rect{X: 0, Y: 1, W: body.W, H: max(a.layout.Status.Y-above, 1) - 1})
	}
	switch look := a.typedFilter(); {
	case look != nil:
		f.Hints(a.layout.Keys, look.Hints())
	case len(a.overlays) > 0:
		f.Hints(a.layout.Keys, f.Hinted)
	default:
		a.serve(func(h *host) { footer.Draw(f, a.layout.Keys, h, a.deck.told()) })
	}
}

// drawTooSmall says what would be large enough, in as many lines as it takes.
func drawTooSmall(f *kit.Frame, w, h int) {
	long := fmt.Sprintf("needs at least %dx%d, this is %dx%d", layout.MinWidth, layout.MinHeight, w, h)
	lines := []string{long}
	if len(long) > w {
		lines = []string{"needs at least", fmt.Sprintf("%dx%d, this is", layout.MinWidth, layout.MinHeight), fmt.Sprintf("%dx%d", w, h)}
	}
	r := f.Grid.Bounds()
	for i, line := range lines {
		f.Grid.TextIn(r.Line(max(0, (r.H-len(lines))/2)+i), line, f.Theme.Notice, grid.Centred)
	}
}

// headline draws the moment in large type, and says whether it has told all of it.
func (d *deck) headline(f *kit.Frame, r grid.Rect) (whole bool) {
	if r.Empty() {
		return false
	}
	for _, p := range d.panels {
		if p, ok := p.(kit.Teller); ok {
			return headline.Draw(f, r, p.Story(f))
		}
	}
	return false
}

// saysAll says whether what is played is in sight in one of the slots.
func (d *deck) saysAll(slots []layout.Slot) bool {
	return slices.ContainsFunc(slots, func(s layout.Slot) bool {
		p, ok := d.panel(s.Active).(kit.Sayer)
		return ok && p.SaysAll()
	})
}

// draw draws a frame and the panel in it that shows.
func (d *deck) draw(f *kit.Frame, s layout.Slot, focused bool) {
	p := d.panel(s.Active)
	border, title := f.Theme.Border, f.Theme.Title
	if focused {
		border, title = f.Theme.BorderFocus, f.Theme.TitleFocus
	}
	spans := d.title(f, s, p, title)
	whose := ""
	if p, ok := p.(kit.Owned); ok && len(s.Panels) > 1 {
		if name := p.Whose(f.View); name != "" {
			whose = name + ": "
		}
	}
	inner := s.Inside()
	restore := f.Grid.Clip(inner)
	room := inner.W - grid.SpansWidth(spans) - grid.Width(whose) - 7
	caption := whose + shortened(drawPanel(f, p, inner, focused, room), room)
	restore()
	f.Grid.Box(s.Rect, spans, caption, border, f.Theme.Glyphs)
}

// shortened leaves out the last parts of a caption that has not enough room.
func shortened(caption string, room int) string {
	for grid.Width(caption) > room {
		cut := strings.LastIndex(caption, ", ")
		if cut < 0 {
			break
		}
		caption = caption[:cut]
	}
	return caption
}

// title is what stands at the left in a slot's frame: its panel, or its tabs.
func (d *deck) title(f *kit.Frame, s layout.Slot, p kit.Panel, title grid.Style) []grid.Span {
	if len(s.Panels) == 1 {
		return []grid.Span{{Text: d.numbered(s.Active, titleOf(p, f)), Style: title}}
	}
	var spans []grid.Span
	for i, t := range d.tabsOf(s) {
		if i > 0 {
			spans = append(spans, grid.Span{Text: tabGap(s), Style: f.Theme.Border})
		}
		style := f.Theme.Dim
		if t.panel == s.Active {
			style = title
		}
		spans = append(spans, grid.Span{Text: t.text, Style: style})
	}
	return spans
}

// drawPanel draws what is inside of a frame, with the filter that is on. Where the frame
// has no room for it in the caption, its line stays.
func drawPanel(f *kit.Frame, p kit.Panel, r grid.Rect, focused bool, room int) (caption string) {
	f.Room = room
	var look *kit.Filter
	if p, ok := p.(kit.Filtered); ok {
		look = p.Filter(f.View)
	}
	if look == nil || !look.Typing && !look.On() {
		return p.Draw(f, r, focused)
	}
	var line grid.Rect
	typing := look.Typing && focused
	if typing || grid.Width(look.Caption()) > room {
		line, r = r.SplitBottom(1)
	}
	p.Draw(f, r, focused)
	f.FilterLine(line, look, typing)
	f.Highlight(r, look)
	if look.On() && look.Shown == 0 {
		f.Empty(r, "nothing here has that")
	}
	return look.Caption()
}

// tabGap parts two tabs; in a narrow slot they stand closer.
func tabGap(s layout.Slot) string {
	if s.Rect.W < 72 && len(s.Panels) > 3 || s.Rect.W < 100 && len(s.Panels) > 6 {
		return "│"
	}
	return " │ "
}

// tabTitle is a tab in the frame of a slot: columns from up to, without to.
type tabTitle struct {
	panel    panelID
	text     string
	from, to int
}

func (d *deck) tabsOf(s layout.Slot) []tabTitle {
	tabs := make([]tabTitle, len(s.Panels))
	x := s.Rect.X + 3
	for i, p := range s.Panels {
		text := d.numbered(p, inTabs(d.panel(p)))
		tabs[i] = tabTitle{p, text, x, x + grid.Width(text)}
		x += grid.Width(text) + grid.Width(tabGap(s))
	}
	return tabs
}

// inTabs is what a panel is called in a row of tabs.
func inTabs(p kit.Panel) string {
	s := p.Spec()
	return s.InTabs()
}
