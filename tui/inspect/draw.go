package inspect

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// The size of the inspector where the screen has it, with its frame.
const (
	boxWidth  = 116
	boxHeight = 44
)

// Draw shows the page over the panels, always in a box of the same size: it must not
// jump when a page is turned.
func (o *Inspector) Draw(f *kit.Frame, body grid.Rect) {
	o.page, o.tabs = nil, o.tabs[:0]
	r := f.FullPopup(body, boxWidth, boxHeight, o.title(f.View), "")
	o.drawTabs(f, r.Line(0))
	hints, rest := r.SplitBottom(1)
	_, rest = rest.SplitTop(1)
	if r.H > 14 {
		_, rest = rest.SplitTop(1)
	}
	o.rect = rest
	if why := o.nothing(f.View); why != "" {
		lines := f.Wrap(why, rest.W, 4)
		for i, line := range lines {
			f.Grid.TextIn(rest.Line(max(0, rest.H-len(lines))/2+i), line, f.Theme.Dim, grid.Centred)
		}
	} else {
		page := o.pages().make[o.at](f, o, rest).folded(f, rest.W)
		o.page = &page
		o.sift()
		o.drawPage(f, rest)
	}
	if !o.drawFilter(f, hints) {
		o.drawHints(f, hints)
	}
}

// title names what is inspected.
func (o *Inspector) title(v *view.View) string {
	if o.subject.Tx {
		return "Transaction " + o.subject.Hash.Short()
	}
	title := "Block " + o.subject.Hash.Short()
	if !o.subject.Edit.IsZero() {
		title = "Copy of block " + o.subject.Hash.Short() + ", edited"
	}
	if b := o.block(v); b != nil && b.Gone == "" {
		title += ", height " + words.Count(int(b.Height))
	}
	return title
}

// nothing says why there is nothing to show; "" where there is.
func (o *Inspector) nothing(v *view.View) string {
	if b := o.block(v); b != nil {
		return b.Gone
	}
	if t := o.tx(v); t != nil {
		return t.Gone
	}
	return "looking for it"
}

func (o *Inspector) drawTabs(f *kit.Frame, r grid.Rect) {
	names := o.pages().names
	width := 2 * len(names)
	for _, name := range names {
		width += len(name)
	}
	gap := 3
	if width+len(names) > r.W {
		gap = 2
	}
	if width > r.W {
		gap = 1
	}
	for i, at := range f.PageNames(r, names, o.at, gap) {
		o.tabs = append(o.tabs, tabSpot{at, i})
	}
}

// drawPage draws the head and the rows, scrolled so that the cursor shows.
func (o *Inspector) drawPage(f *kit.Frame, r grid.Rect) {
	p := o.page
	defer f.Grid.Clip(grid.Rect{X: r.X - 1, Y: r.Y, W: r.W + 1, H: r.H})()
	head := min(len(p.head), max(r.H-3, 0))
	for i := range head {
		p.head[i].drawIn(f, r.Line(i))
	}
	_, r = r.SplitTop(head)
	o.rect = r
	o.settle(r.H)
	for i := range min(r.H, len(p.rows)-o.top) {
		row, line := &p.rows[o.top+i], r.Line(i)
		row.drawIn(f, line)
		if o.top+i == o.cursor && row.stops() {
			line.X, line.W = line.X-1, line.W+1
			f.Mark(line, true, true)
		}
	}
	if len(p.rows) == 0 && o.find.On() {
		f.Empty(r, "no row has this")
	}
	f.Highlight(r, &o.find)
}

// folded breaks the rows that are wider than the page. The cursor stops at the first line
// of a row.
func (p page) folded(f *kit.Frame, width int) page {
	p.head, p.rows = foldRows(f, p.head, width), foldRows(f, p.rows, width)
	return p
}

func foldRows(f *kit.Frame, rows []pageRow, width int) []pageRow {
	var all []pageRow
	for i := range rows {
		row := rows[i]
		for j, line := range f.Grid.WrapSpans(row.spans, width, kit.HangOf(row.spans)) {
			if row.spans = line; j > 0 {
				row.to, row.life = view.Subject{}, false
			}
			all = append(all, row)
		}
	}
	return all
}

func (r *pageRow) drawIn(f *kit.Frame, at grid.Rect) {
	if r.draw != nil {
		r.draw(f, at)
		return
	}
	f.Grid.Spans(at, r.spans)
}

// settle keeps the cursor on a row that it can be on, and what is drawn within the page.
func (o *Inspector) settle(height int) {
	rows := o.page.rows
	o.cursor = max(0, min(o.cursor, len(rows)-1))
	if len(rows) > 0 && !rows[o.cursor].stops() {
		if to := o.next(o.cursor, 1); to >= 0 {
			o.cursor = to
		} else if to := o.next(o.cursor, -1); to >= 0 {
			o.cursor = to
		}
	}
	o.top = max(0, min(o.top, len(rows)-height))
}

// next is the next row in a direction that the cursor can be on, or -1.
func (o *Inspector) next(from, by int) int {
	for i := from + by; i >= 0 && i < len(o.page.rows); i += by {
		if o.page.rows[i].stops() {
			return i
		}
	}
	return -1
}

// walk moves the cursor, or scrolls where there is nothing for the cursor in sight.
func (o *Inspector) walk(k *keymap.Map, msg keymap.Msg) bool {
	if o.page == nil {
		return false
	}
	last := len(o.page.rows) - 1
	page := max(o.rect.H-1, 1)
	switch {
	case keymap.Pressed(msg, k.Up):
		o.step(-1)
	case keymap.Pressed(msg, k.Down):
		o.step(1)
	case keymap.Pressed(msg, k.PageUp):
		o.jump(-page)
	case keymap.Pressed(msg, k.PageDown):
		o.jump(page)
	case keymap.Pressed(msg, k.Home):
		o.jump(-last - 1)
	case keymap.Pressed(msg, k.End):
		o.jump(last + 1)
	default:
		return false
	}
	return true
}

// step goes to the next row that the cursor can be on, if that is not far, and scrolls
// by a line otherwise.
func (o *Inspector) step(by int) {
	to := o.next(o.cursor, by)
	switch {
	case to < 0, to < o.top-1, to > o.top+o.rect.H:
		o.top = max(0, min(o.top+by, len(o.page.rows)-o.rect.H))
	default:
		o.cursor = to
		o.reveal()
	}
}

// jump goes by many rows.
func (o *Inspector) jump(by int) {
	rows := o.page.rows
	o.top = max(0, min(o.top+by, len(rows)-o.rect.H))
	o.cursor = max(0, min(o.cursor+by, len(rows)-1))
	if len(rows) == 0 || rows[o.cursor].stops() {
		return
	}
	direction := 1
	if by < 0 {
		direction = -1
	}
	for _, way := range [2]int{direction, -direction} {
		if to := o.next(o.cursor, way); to >= o.top && to < o.top+o.rect.H {
			o.cursor = to
			return
		}
	}
}

// reveal scrolls to the cursor.
func (o *Inspector) reveal() {
	o.top = max(o.cursor-o.rect.H+1, min(o.top, o.cursor))
}

// drawHints names the keys, and how far the page is scrolled.
func (o *Inspector) drawHints(f *kit.Frame, r grid.Rect) {
	if o.page != nil && len(o.page.rows) > o.rect.H {
		n := len(o.page.rows)
		r.W -= f.Right(r, words.Count(o.top+1)+"-"+words.Count(min(o.top+o.rect.H, n))+" of "+words.Count(n), f.Theme.Dim) + 2
	}
	leave := "close"
	if len(o.back) > 0 {
		leave = "back"
	}
	hints := [][2]string{{"esc", leave}, {"←→", "page"}}
	if o.page != nil && o.next(-1, 1) >= 0 {
		hints = append(hints, [2]string{"↑↓", "select"}, [2]string{"enter", "open"})
	} else {
		hints = append(hints, [2]string{"↑↓", "scroll"})
	}
	if o.page != nil && o.page.list {
		hints = append(hints, [2]string{"/", "find"})
	}
	f.Hints(r, append(hints, [2]string{"space", "pause"}))
}

// Click turns to a page, or selects a row; a click on the selected row opens it.
func (o *Inspector) Click(h kit.Host, x, y int) {
	for _, t := range o.tabs {
		if t.rect.Contains(x, y) {
			o.Turn(t.page)
			return
		}
	}
	row := o.top + y - o.rect.Y
	if o.page == nil || !o.rect.Contains(x, y) || row >= len(o.page.rows) || !o.page.rows[row].stops() {
		return
	}
	if row == o.cursor {
		o.enter(h)
		return
	}
	o.cursor = row
}
