package tui

import "example.com/sosocoin/tui/grid"

// pressFilter gives a key to the filter of the page while it is typed, or begins or drops
// one. Pages that are no lists have none.
func (o *inspector) pressFilter(a *App, msg keyMsg) bool {
	switch {
	case o.find.typing:
		o.find.handle(&a.keys, msg)
		o.cursor, o.top = 0, 0
	case pressed(msg, a.keys.Filter):
		o.find.typing = o.page != nil && o.page.list
		if !o.find.typing {
			a.status = status{text: "there is no list to look through on this page", bad: true, left: answerTicks}
		}
	case pressed(msg, a.keys.Escape) && o.find.on():
		o.find.drop()
	case pressed(msg, a.keys.NextMatch) && o.find.on():
		o.cycle(1)
	case pressed(msg, a.keys.PrevMatch) && o.find.on():
		o.cycle(-1)
	default:
		return false
	}
	return true
}

// cycle goes to the next row found, all round.
func (o *inspector) cycle(by int) {
	to := o.next(o.cursor, by)
	if to < 0 && by > 0 {
		to = o.next(-1, by)
	} else if to < 0 {
		to = o.next(len(o.page.rows), by)
	}
	if to >= 0 {
		o.cursor = to
		o.reveal()
	}
}

// sift leaves the rows that have what is looked for.
func (o *inspector) sift() {
	p := o.page
	o.find.all = len(p.rows)
	o.find.shown = o.find.all
	if !p.list || !o.find.on() {
		return
	}
	kept := p.rows[:0]
	for _, row := range p.rows {
		if o.find.matches(row.says()) {
			kept = append(kept, row)
		}
	}
	p.rows, o.find.shown = kept, len(kept)
}

// says is the text of a row.
func (r *inspectRow) says() string {
	if r.text != nil {
		return r.text()
	}
	return spansText(r.spans)
}

// drawFilter draws what is looked for where the keys stand otherwise, if anything is.
func (o *inspector) drawFilter(f *frame, r grid.Rect) bool {
	if !o.find.typing && !o.find.on() {
		return false
	}
	f.filterLine(r, &o.find, o.find.typing)
	return true
}
