package node

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// tab is one page about the selected node. Draw gets the detail that the view
// holds, and returns the frame's caption. Click acts on a click at a cell and says
// whether it is to do what enter does.
type tab interface {
	Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) (caption string)
	Key(h kit.Host, msg keymap.Msg) bool
	Click(x, y int) (enter bool)
}

// entry is a tab with its name, and a shorter one for where there is no room.
type entry struct {
	long, short string
	tab
}

// Panel shows the selected node in depth, a page at a time.
type Panel struct {
	at   int
	tabs []entry
	row  grid.Rect // of the tabs drawn last, for the mouse
	ends []int     // where each tab ends in it
}

// New is the panel with all its tabs, in their order.
func New() *Panel {
	return &Panel{tabs: []entry{
		{"Chain", "Chain", &chainTab{open: map[rowKey]bool{}}},
		{"UTXO", "UTXO", &coinsTab{}},
		{"Mempool", "Pool", &poolTab{}},
		{"Peers", "Peers", &peersTab{}},
		{"Wallet", "Wallet", &walletTab{}},
		{"Messages", "Msgs", &messagesTab{}},
		{"Miner", "Miner", &minerTab{}},
		{"Rules", "Rules", &rulesTab{}},
		{"Tips", "Tips", &tipsTab{}},
	}}
}

func (p *Panel) Spec() kit.Spec { return kit.Spec{Name: "Node", Area: kit.AreaNode, Keys: p.keys} }

func (p *Panel) keys(k *keymap.Map) []kit.Key {
	under := func(h kit.Host) bool { _, any := p.Under(h.View()); return any }
	keys := []kit.Key{{Binding: &k.Left, Word: "tab", When: some}, {Binding: &k.Right, Word: "tab", When: some}}
	for _, t := range p.tabs {
		if t, brings := t.tab.(keyed); brings {
			for _, key := range t.keys(k) {
				keys = append(keys, p.on(t, key))
			}
		}
	}
	sorted := func(kit.Host) bool { _, sorts := p.tabs[p.at].tab.(interface{ Order() kit.Order }); return sorts }
	return append(append(keys,
		kit.Key{Binding: &k.Inspect, Word: "inspect", When: under}, kit.Key{Binding: &k.Life, Word: "life", When: under},
		kit.Key{Binding: &k.Enter, Does: "inspect what the cursor is on", When: under}, kit.Key{Binding: &k.Copy, When: under},
		kit.Key{Binding: &k.Sort, Word: "sort", When: sorted}, kit.Key{Binding: &k.Reverse, When: sorted},
	), kit.InList(k, p)...)
}

// keyed is a tab with keys that the others have not.
type keyed interface {
	keys(k *keymap.Map) []kit.Key
}

// on is a key that counts while a tab shows.
func (p *Panel) on(t keyed, key kit.Key) kit.Key {
	when := key.When
	key.When = func(h kit.Host) bool { return any(p.tabs[p.at].tab) == any(t) && some(h) && (when == nil || when(h)) }
	return key
}

// some says whether there is a node to show.
func some(h kit.Host) bool { return h.View().Focus != nil }

// Whose is the node's name.
func (p *Panel) Whose(v *view.View) string {
	if v.Focus == nil {
		return ""
	}
	return v.Name(v.Focus.ID)
}

// Title names the node that is shown, which for a moment may not be the one just selected.
func (p *Panel) Title(f *kit.Frame) string {
	if f.View.Focus == nil {
		return "Node"
	}
	name := f.View.Name(f.View.Focus.ID)
	if region := f.View.Focus.Region; region != "" {
		name += ", " + region
	}
	return name
}

func (p *Panel) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	p.row, p.ends = r.Line(0), p.ends[:0]
	if f.View.Focus == nil {
		f.Empty(r, "no node is selected")
		return ""
	}
	names, gap := p.fitted(r.W)
	for _, at := range f.PageNames(r, names, p.at, gap) {
		p.ends = append(p.ends, at.Right())
	}
	_, body := r.SplitTop(1)
	if body.H > 8 {
		_, body = body.SplitTop(1)
	}
	return p.tabs[p.at].Draw(f, body, f.View.Focus, focused)
}

// Copy gives what is under the cursor of the page.
func (p *Panel) Copy(v *view.View) (what, text string) {
	if c, ok := p.tabs[p.at].tab.(kit.Copier); ok && v.Focus != nil {
		return c.Copy(v)
	}
	return "", ""
}

// fitted are the tabs' names and the gap between them that fit in so many columns.
func (p *Panel) fitted(width int) (names []string, gap int) {
	for _, try := range [...]struct {
		short bool
		gap   int
	}{{false, 2}, {false, 1}, {true, 1}} {
		names, gap = names[:0], try.gap
		used := 1 - gap
		for _, n := range p.tabs {
			name := n.long
			if try.short {
				name = n.short
			}
			names = append(names, name)
			used += len(name) + gap
		}
		if used <= width {
			break
		}
	}
	return names, gap
}

func (p *Panel) Filter(v *view.View) *kit.Filter {
	if t, ok := p.tabs[p.at].tab.(kit.Filtered); ok {
		return t.Filter(v)
	}
	return nil
}

func (p *Panel) Key(h kit.Host, msg keymap.Msg) bool {
	switch {
	case keymap.Pressed(msg, h.Keys().Left):
		p.turn(p.at + len(p.tabs) - 1)
	case keymap.Pressed(msg, h.Keys().Right):
		p.turn(p.at + 1)
	case p.tabs[p.at].Key(h, msg):
	case keymap.Pressed(msg, h.Keys().Enter):
		s, ok := p.Under(h.View())
		if !ok {
			return false
		}
		h.Inspect(s, false)
	default:
		return false
	}
	return true
}

// secretive is a tab that hides something when it is left.
type secretive interface{ hide() }

// Leave hides what is only for those who look at the tab.
func (p *Panel) Leave() {
	if t, ok := p.tabs[p.at].tab.(secretive); ok {
		t.hide()
	}
}

// turn goes over to another tab.
func (p *Panel) turn(to int) {
	p.Leave()
	p.at = to % len(p.tabs)
}

// Click turns to the tab whose name was clicked, or acts on what the tab shows.
func (p *Panel) Click(h kit.Host, x, y int) {
	if !p.row.Contains(x, y) {
		if p.tabs[p.at].Click(x, y) {
			p.Key(h, tea.KeyMsg{Type: tea.KeyEnter})
		}
	} else {
		for i, end := range p.ends {
			if x < end {
				p.turn(i)
				break
			}
		}
	}
}

func (p *Panel) Under(v *view.View) (view.Subject, bool) {
	if t, points := p.tabs[p.at].tab.(kit.Pointer); points && v.Focus != nil {
		return t.Under(v)
	}
	return view.Subject{}, false
}
