package inspect

import (
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// pressFilter gives a key to the filter of the page while it is typed, or begins or drops
// one. Pages that are no lists have none.
func (o *Inspector) pressFilter(h kit.Host, msg keymap.Msg) bool {
	k := h.Keys()
	switch {
	case o.find.Typing:
		o.find.Handle(k, msg)
		o.cursor, o.top = 0, 0
	case keymap.Pressed(msg, k.Filter):
		o.find.Typing = o.page != nil && o.page.list
		if !o.find.Typing {
			h.Refuse("there is no list to look through on this page")
		}
	case keymap.Pressed(msg, k.Escape) && o.find.On():
		o.find.Drop()
	case keymap.Pressed(msg, k.NextMatch) && o.find.On():
		o.cycle(1)
	case keymap.Pressed(msg, k.PrevMatch) && o.find.On():
		o.cycle(-1)
	default:
		return false
	}
	return true
}

// cycle goes to the next row found, all round.
func (o *Inspector) cycle(by int) {
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
func (o *Inspector) sift() {
	p := o.page
	o.find.All = len(p.rows)
	o.find.Shown = o.find.All
	if !p.list || !o.find.On() {
		return
	}
	kept := p.rows[:0]
	for _, row := range p.rows {
		if o.find.Matches(row.says()) {
			kept = append(kept, row)
		}
	}
	p.rows, o.find.Shown = kept, len(kept)
}

// says is the text of a row.
func (r *pageRow) says() string {
	if r.text != nil {
		return r.text()
	}
	return kit.SpansText(r.spans)
}

// drawFilter draws what is looked for where the keys stand otherwise, if anything is.
func (o *Inspector) drawFilter(f *kit.Frame, r grid.Rect) bool {
	if !o.find.Typing && !o.find.On() {
		return false
	}
	f.FilterLine(r, &o.find, o.find.Typing)
	return true
}
