package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// inspector shows the block or transaction that the view has in depth, a page at a time.
// What it shows refers to others, which it can go to and come back from. Time can be
// steered meanwhile: the pages are as new as the view.
type inspector struct {
	visit
	back   []visit    // where it came from, the last one last
	opened int        // node whose life is told in full; -1: none
	find   kit.Filter // of the page's list

	page *inspectPage // drawn last
	rect grid.Rect    // of its rows
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

// inspectPage is a page made for one picture. The head stays when the rows scroll; those
// of a list can be looked through.
type inspectPage struct {
	head, rows []inspectRow
	list       bool
}

// inspectRow is a line of a page: pieces of text, or what draw makes of it.
type inspectRow struct {
	spans []grid.Span
	draw  func(f *kit.Frame, r grid.Rect)
	text  func() string // by which a row is found whose pieces do not tell
	to    view.Subject  // what enter goes to; zero: nothing
	node  int           // whose life enter tells; meant where life is set
	life  bool
}

// stops reports whether the cursor can be on the row.
func (r *inspectRow) stops() bool { return r.to != view.Subject{} || r.life }

// inspectPages are the names of the pages and what makes them.
type inspectPages struct {
	names []string
	make  []func(*kit.Frame, *inspector, grid.Rect) inspectPage
}

// lifePage is the name of the page that f goes to.
const lifePage = "Life"

func (o *inspector) pages() inspectPages {
	if o.subject.Tx {
		return inspectPages{
			[]string{"Transaction", "Chains", lifePage},
			[]func(*kit.Frame, *inspector, grid.Rect) inspectPage{txPage, chainsPage, txLifePage},
		}
	}
	return inspectPages{
		[]string{"Header", "Merkle", "Transactions", "Seen", "Rules", lifePage},
		[]func(*kit.Frame, *inspector, grid.Rect) inspectPage{headerPage, merklePage, txsPage, seenPage, rulesPage, blockLifePage},
	}
}

// inspected is what a view has in depth.
func inspected(v *view.View) (s view.Subject, ok bool) {
	switch {
	case v.Block != nil:
		return view.Subject{Hash: v.Block.Hash}, true
	case v.Tx != nil:
		return view.Subject{Hash: v.Tx.ID, Tx: true}, true
	}
	return view.Subject{}, false
}

// inspect opens a block or a transaction, on its page of the life or on its first.
func (a *App) inspect(s view.Subject, life bool) tea.Cmd {
	o := a.inspecting()
	if o == nil {
		o = &inspector{opened: -1}
		a.open(o)
	}
	o.visit = visit{subject: s}
	if life {
		o.at = len(o.pages().names) - 1
	}
	return o.look(a)
}

// inspecting is the inspector if it is open, or nil.
func (a *App) inspecting() *inspector {
	for _, o := range a.overlays {
		if o, ok := o.(*inspector); ok {
			return o
		}
	}
	return nil
}

// heedInspected follows what a line at the prompt, or another world, has made of the
// inspection. While own questions are under way, the view may be behind.
func (a *App) heedInspected() {
	if !a.errands.idle() {
		return
	}
	s, any := inspected(a.view)
	switch o := a.inspecting(); {
	case any && o == nil:
		a.overlays = append([]overlay{&inspector{visit: visit{subject: s}, opened: -1}}, a.overlays...)
	case any && o.subject != s:
		o.leave(s)
	case !any && o != nil:
		a.close(o)
	}
}

// look asks the world for what is to be shown.
func (o *inspector) look(a *App) tea.Cmd {
	if s, any := inspected(a.view); any && s == o.subject {
		return nil
	}
	return a.ask(command.Inspect{ID: o.subject.Hash.String()}.String(), func(_ string, err error) {
		if err != nil {
			a.say("", err)
			o.returnFrom(a)
		}
	})
}

// leave goes to another block or transaction.
func (o *inspector) leave(to view.Subject) {
	o.back = append(o.back, o.visit)
	o.visit, o.opened = visit{subject: to}, -1
	o.find.Drop()
}

// returnFrom goes back to what was shown before, or closes.
func (o *inspector) returnFrom(a *App) tea.Cmd {
	if n := len(o.back); n > 0 {
		o.visit, o.back = o.back[n-1], o.back[:n-1]
		o.opened = -1
		o.find.Drop()
		return o.look(a)
	}
	return o.end(a)
}

// end closes the inspector, and the world no longer shows anything in depth.
func (o *inspector) end(a *App) tea.Cmd {
	a.close(o)
	if _, any := inspected(a.view); !any && a.errands.idle() {
		return nil
	}
	return a.ask(command.Inspect{}.String(), func(_ string, err error) {
		if err != nil {
			a.say("", err)
		}
	})
}

func (o *inspector) key(a *App, msg keymap.Msg) tea.Cmd {
	if o.pressFilter(a, msg) {
		return nil
	}
	k := &a.keys
	pages := len(o.pages().names)
	switch {
	case keymap.Pressed(msg, k.Left), keymap.Pressed(msg, k.PrevPanel):
		o.turn(o.at + pages - 1)
	case keymap.Pressed(msg, k.Right), keymap.Pressed(msg, k.NextPanel):
		o.turn(o.at + 1)
	case keymap.Pressed(msg, k.Life):
		o.turn(pages - 1)
	case keymap.Pressed(msg, k.Enter):
		return o.enter(a)
	case keymap.Pressed(msg, k.Escape), keymap.Pressed(msg, k.Before):
		return o.returnFrom(a)
	case keymap.Pressed(msg, k.Quit), keymap.Pressed(msg, k.Inspect):
		return o.end(a)
	case keymap.Pressed(msg, k.Reorg):
		a.openReorgCard(o.moved(a.view))
	default:
		if o.walk(k, msg) {
			return nil
		}
		if cmd, ok := a.pressTime(msg); ok {
			return cmd
		}
		cmd, _ := a.pressAnyView(msg)
		return cmd
	}
	return nil
}

// turn shows another page.
func (o *inspector) turn(to int) {
	if to %= len(o.pages().names); to != o.at {
		o.at, o.cursor, o.top = to, 0, 0
		o.find.Drop()
	}
}

// enter goes to what the cursor's row speaks of, or tells a node's life in full.
func (o *inspector) enter(a *App) tea.Cmd {
	if o.page == nil || o.cursor >= len(o.page.rows) {
		return nil
	}
	switch row := &o.page.rows[o.cursor]; {
	case row.life && o.opened == row.node:
		o.opened = -1
	case row.life:
		o.opened = row.node
	case row.to != view.Subject{}:
		o.leave(row.to)
		return o.look(a)
	}
	return nil
}

// moved wants the reorganisations that took the block, or one that holds the transaction,
// off or put it on.
func (o *inspector) moved(v *view.View) func(*view.Reorg) bool {
	blocks := []chain.Hash{o.subject.Hash}
	if t := o.tx(v); t != nil {
		blocks = nil
		for i := range t.Places {
			blocks = append(blocks, t.Places[i].Block)
		}
	}
	return func(r *view.Reorg) bool {
		return slices.ContainsFunc(blocks, func(h chain.Hash) bool { return moving(h)(r) })
	}
}

// Copy gives the hash of what is inspected.
func (o *inspector) Copy(*view.View) (what, text string) {
	return o.subject.String() + "'s hash", o.subject.Hash.String()
}

// block and tx are what the view has of the inspected thing; nil while it is looked up.
func (o *inspector) block(v *view.View) *view.BlockDetail {
	if v.Block != nil && !o.subject.Tx && v.Block.Hash == o.subject.Hash {
		return v.Block
	}
	return nil
}

func (o *inspector) tx(v *view.View) *view.TxDetail {
	if v.Tx != nil && o.subject.Tx && v.Tx.ID == o.subject.Hash {
		return v.Tx
	}
	return nil
}
