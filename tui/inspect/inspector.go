package inspect

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// Inspector shows the block or transaction that the view has in depth, a page at a time.
// What it shows refers to others, which it can go to and come back from. Time can be
// steered meanwhile: the pages are as new as the view.
type Inspector struct {
	visit
	back   []visit    // where it came from, the last one last
	opened int        // node whose life is told in full; -1: none
	find   kit.Filter // of the page's list

	page *page     // drawn last
	rect grid.Rect // of its rows
	tabs []tabSpot
}

// visit is what the inspector shows, and where.
type visit struct {
	subject view.Subject
	at      int // page
	cursor  int // row
	top     int // row drawn first
}

// tabSpot is where the name of a page is drawn.
type tabSpot struct {
	rect grid.Rect
	page int
}

// page is a page made for one picture. The head stays when the rows scroll; those
// of a list can be looked through.
type page struct {
	head, rows []pageRow
	list       bool
}

// pageRow is a line of a page: pieces of text, or what draw makes of it.
type pageRow struct {
	spans []grid.Span
	draw  func(f *kit.Frame, r grid.Rect)
	text  func() string // by which a row is found whose pieces do not tell
	to    view.Subject  // what enter goes to; zero: nothing
	node  int           // whose life enter tells; meant where life is set
	life  bool
}

// stops reports whether the cursor can be on the row.
func (r *pageRow) stops() bool { return r.to != view.Subject{} || r.life }

// pageList is the names of the pages and what makes them.
type pageList struct {
	names []string
	make  []func(*kit.Frame, *Inspector, grid.Rect) page
}

// lifePage is the name of the page that f goes to.
const lifePage = "Life"

func (o *Inspector) pages() pageList {
	if o.subject.Tx {
		return pageList{
			[]string{"Transaction", "Chains", lifePage},
			[]func(*kit.Frame, *Inspector, grid.Rect) page{txPage, chainsPage, txLifePage},
		}
	}
	return pageList{
		[]string{"Header", "Merkle", "Transactions", "Seen", "Rules", lifePage},
		[]func(*kit.Frame, *Inspector, grid.Rect) page{headerPage, merklePage, txsPage, seenPage, rulesPage, blockLifePage},
	}
}

// Inspected is what a view has in depth.
func Inspected(v *view.View) (s view.Subject, ok bool) {
	switch {
	case v.Block != nil && v.Block.Edited != nil:
		return view.Subject{Hash: v.Block.Edited.Of, Edit: v.Block.Edited.Edit}, true
	case v.Block != nil:
		return view.Subject{Hash: v.Block.Hash}, true
	case v.Tx != nil:
		return view.Subject{Hash: v.Tx.ID, Tx: true}, true
	}
	return view.Subject{}, false
}

// New returns an inspector of a block or a transaction.
func New(s view.Subject) *Inspector {
	return &Inspector{visit: visit{subject: s}, opened: -1}
}

// Pages are the names of its pages.
func (o *Inspector) Pages() []string { return o.pages().names }

// Turn shows another page; behind the last comes the first.
func (o *Inspector) Turn(to int) {
	if to %= len(o.pages().names); to != o.at {
		o.at, o.cursor, o.top = to, 0, 0
		o.find.Drop()
	}
}

// Subject is what it shows.
func (o *Inspector) Subject() view.Subject { return o.subject }

// Begin goes to a block or a transaction, on its page of the life or on its first.
func (o *Inspector) Begin(h kit.Host, s view.Subject, life bool) {
	o.visit = visit{subject: s}
	if life {
		o.at = len(o.pages().names) - 1
	}
	o.look(h)
}

// Leave goes to another block or transaction, which the view has already.
func (o *Inspector) Leave(to view.Subject) {
	o.back = append(o.back, o.visit)
	o.visit, o.opened = visit{subject: to}, -1
	o.find.Drop()
}

// look asks the world for what is to be shown.
func (o *Inspector) look(h kit.Host) {
	if s, any := Inspected(h.View()); any && s == o.subject {
		return
	}
	ask := command.Inspect{ID: o.subject.Hash.String()}.String()
	if !o.subject.Edit.IsZero() {
		ask = command.Edit{Block: o.subject.Hash.String(), Edit: o.subject.Edit}.String()
	}
	h.Ask(ask, func(_ string, err error) {
		if err != nil {
			h.Say("", err)
			o.returnFrom(h)
		}
	})
}

// returnFrom goes back to what was shown before, or closes.
func (o *Inspector) returnFrom(h kit.Host) {
	if n := len(o.back); n > 0 {
		o.visit, o.back = o.back[n-1], o.back[:n-1]
		o.opened = -1
		o.find.Drop()
		o.look(h)
		return
	}
	o.End(h)
}

// End closes the inspector, and the world no longer shows anything in depth.
func (o *Inspector) End(h kit.Host) {
	h.Close(o)
	if _, any := Inspected(h.View()); !any && !h.Busy() {
		return
	}
	h.Ask(command.Inspect{}.String(), func(_ string, err error) {
		if err != nil {
			h.Say("", err)
		}
	})
}

// Typing says whether a key is one of what is looked for.
func (o *Inspector) Typing() bool { return o.find.Typing }

// Key turns pages, moves the cursor, and goes to what is under it; time can be steered.
func (o *Inspector) Key(h kit.Host, msg keymap.Msg) {
	if o.pressFilter(h, msg) {
		return
	}
	k := h.Keys()
	count := len(o.pages().names)
	switch {
	case keymap.Pressed(msg, k.Left), keymap.Pressed(msg, k.PrevPanel):
		o.Turn(o.at + count - 1)
	case keymap.Pressed(msg, k.Right), keymap.Pressed(msg, k.NextPanel):
		o.Turn(o.at + 1)
	case keymap.Pressed(msg, k.Life):
		o.Turn(count - 1)
	case keymap.Pressed(msg, k.Enter):
		o.enter(h)
	case keymap.Pressed(msg, k.Escape), keymap.Pressed(msg, k.Before):
		o.returnFrom(h)
	case keymap.Pressed(msg, k.Quit), keymap.Pressed(msg, k.Inspect):
		o.End(h)
	case keymap.Pressed(msg, k.Reorg):
		h.Reorg(o.moved(h.View()))
	case o.walk(k, msg), h.Steer(msg):
	default:
		h.Pass(msg)
	}
}

// enter goes to what the cursor's row speaks of, or tells a node's life in full.
func (o *Inspector) enter(h kit.Host) {
	if o.page == nil || o.cursor >= len(o.page.rows) {
		return
	}
	switch row := &o.page.rows[o.cursor]; {
	case row.life && o.opened == row.node:
		o.opened = -1
	case row.life:
		o.opened = row.node
	case row.to != view.Subject{}:
		o.Leave(row.to)
		o.look(h)
	}
}

// moved wants the reorganisations that took the block, or one that holds the transaction,
// off or put it on.
func (o *Inspector) moved(v *view.View) func(*view.Reorg) bool {
	blocks := []chain.Hash{o.subject.Hash}
	if t := o.tx(v); t != nil {
		blocks = nil
		for i := range t.Places {
			blocks = append(blocks, t.Places[i].Block)
		}
	}
	return func(r *view.Reorg) bool {
		return slices.ContainsFunc(blocks, r.Of)
	}
}

// Copy gives the hash of what is inspected.
func (o *Inspector) Copy(*view.View) (what, text string) {
	return o.subject.String() + "'s hash", o.subject.Hash.String()
}

// block and tx are what the view has of the inspected thing; nil while it is looked up.
func (o *Inspector) block(v *view.View) *view.BlockDetail {
	if s, any := Inspected(v); any && !s.Tx && s == o.subject {
		return v.Block
	}
	return nil
}

func (o *Inspector) tx(v *view.View) *view.TxDetail {
	if v.Tx != nil && o.subject.Tx && v.Tx.ID == o.subject.Hash {
		return v.Tx
	}
	return nil
}
