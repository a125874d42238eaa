package node

import (
	"cmp"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// addressList lists the addresses of a wallet. Enter asks whether to show the private key of
// one, enter again shows it, until the cursor moves on or the tab is left.
type addressList struct {
	kit.Table[view.Address, chain.Address]
	node   int // whose it is
	asks   bool
	of     chain.Address // whose key is asked for or shown
	secret string        // the key, shown
}

// footLines is how many lines tell about the address under the cursor: its 66 digits are
// two lines of a narrow panel.
const footLines = 3

func (p *addressList) show(f *kit.Frame, r grid.Rect, w *view.Wallet, focused bool) {
	foot, body := r.SplitBottom(min(footLines, max(r.H-2, 0)))
	p.Show(f, body, kit.Sheet[view.Address, chain.Address]{
		Columns: []kit.Column{
			{Title: "address", Width: 12, Grow: true},
			{Title: "balance", Width: 14, Right: true},
		},
		Items: w.Addresses,
		Key:   func(a *view.Address) chain.Address { return a.Address },
		Cell: func(a *view.Address, col int) (string, grid.Style) {
			if col == 0 {
				return a.Address.String(), f.Theme.Accent
			}
			return a.Balance.String(), f.Theme.Text
		},
		Compare: func(a, b *view.Address, col int) int {
			if col == 0 {
				return strings.Compare(a.Address.String(), b.Address.String())
			}
			return cmp.Compare(a.Balance, b.Balance)
		},
		Natural: kit.Order{By: kit.AsItComes},
		Comes:   "age",
		Gap:     2,
		Empty:   "no keys",
	}, focused)
	if at := p.List.Item(len(w.Addresses)); at >= 0 {
		addressFoot(f, foot.InsetXY(1, 0), p, &w.Addresses[at])
	}
}

// addressFoot tells about the address under the cursor, and shows its key if that was asked
// for.
func addressFoot(f *kit.Frame, r grid.Rect, p *addressList, a *view.Address) {
	label, text, style := "address ", a.Address.String(), f.Theme.Text
	hint, tint := "enter: its private key", f.Theme.Dim
	switch {
	case a.Address != p.of:
	case p.secret != "":
		label, text, style = "private ", p.secret, f.Theme.Bad
		hint, tint = "esc hides it; whoever has it can spend "+a.Balance.String(), f.Theme.Dim
	case p.asks:
		hint, tint = "show its private key? who sees it can spend the coins. enter: yes, esc: no", f.Theme.Notice
	}
	lines := append(f.Paragraph(r.W, grid.Span{Text: label, Style: style}, text, style),
		kit.Styled(f.Wrap(hint, r.W, footLines), tint)...)
	for i, line := range lines[:min(len(lines), r.H)] {
		f.Grid.Spans(r.Line(i), line)
	}
}

// hide takes the key, or the question for it, off the screen.
func (p *addressList) hide() { p.asks, p.of, p.secret = false, chain.Address{}, "" }

func (p *addressList) Key(h kit.Host, msg keymap.Msg) bool {
	k, d := h.Keys(), h.View().Focus
	switch {
	case keymap.Pressed(msg, k.Enter) && d != nil:
		at := p.List.Item(len(d.Wallet.Addresses))
		if at < 0 {
			return true
		}
		if address := d.Wallet.Addresses[at].Address; !p.asks || p.of != address {
			p.hide()
			p.asks, p.of = true, address
			return true
		}
		p.reveal(h)
	case keymap.Pressed(msg, k.Escape) && p.asks:
		p.hide()
	case p.Handle(k, msg):
		p.hide()
	default:
		return false
	}
	return true
}

// reveal asks the world for the keys and keeps the one that was asked for.
func (p *addressList) reveal(h kit.Host) {
	of := p.of
	h.Ask(command.Keys{Node: nodeset.Node(p.node)}.String(), func(answer string, err error) {
		if err != nil {
			h.Say("", err)
		}
		for _, pair := range command.KeyPairs(answer) {
			if pair.Address == of.String() && p.asks && p.of == of {
				p.secret = pair.Private
			}
		}
	})
}

func (p *addressList) keys(k *keymap.Map, shows func() bool) []kit.Key {
	asks := func(asks bool) func(h kit.Host) bool {
		return func(h kit.Host) bool { return shows() && len(h.View().Focus.Wallet.Addresses) > 0 && p.asks == asks }
	}
	return []kit.Key{
		{Binding: &k.Enter, Does: "ask for the private key of an address", Word: "private key", When: asks(false)},
		{Binding: &k.Escape, Does: "hide the private key", Word: "hide", When: asks(true)},
	}
}
