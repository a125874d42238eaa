package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
)

// inspectSelected opens what is under the cursor of the panel that has the focus. Where
// that shows no blocks or transactions, it is the block selected in the tree, or else the
// best tip.
func (a *App) inspectSelected(life bool) tea.Cmd {
	under := func(p any) (s view.Subject, ok bool) {
		if p, points := p.(kit.Pointer); points {
			return p.Under(a.view)
		}
		return s, false
	}
	s, ok := under(a.focused())
	if !ok {
		s, ok = under(a.chooser())
	}
	if !ok {
		return nil
	}
	return a.inspect(s, life)
}

func (t *treeView) Under(v *view.View) (view.Subject, bool) {
	if b := t.find(v, t.selected); b != nil {
		return kit.ToBlock(b.Hash), true
	}
	if len(v.Tips) > 0 {
		return kit.ToBlock(v.Tips[0].Hash), true
	}
	return view.Subject{}, false
}

func (p *detailView) Under(v *view.View) (view.Subject, bool) {
	if t, points := p.tabs[p.at].(kit.Pointer); points && v.Focus != nil {
		return t.Under(v)
	}
	return view.Subject{}, false
}

func (t *chainTab) Under(v *view.View) (view.Subject, bool) {
	at := t.list.Item(len(t.rows))
	if at < 0 || t.rows[at].line >= len(v.Focus.Chain) {
		return view.Subject{}, false
	}
	row := t.rows[at]
	c := &v.Focus.Chain[row.line]
	if tx := row.sub - 1 - headLines; tx >= 0 && tx < len(c.TxList) {
		return kit.ToTx(c.TxList[tx].ID), true
	}
	return kit.ToBlock(c.Hash), true
}

func (t *poolTab) Under(v *view.View) (view.Subject, bool) {
	if at := t.List.Item(len(v.Focus.Mempool)); at >= 0 {
		return kit.ToTx(v.Focus.Mempool[at].ID), true
	}
	return view.Subject{}, false
}

func (t *walletTab) Under(v *view.View) (view.Subject, bool) {
	if at := t.List.Item(len(v.Focus.Wallet.History)); at >= 0 && !t.byPurse {
		return kit.ToTx(v.Focus.Wallet.History[at].Tx), true
	}
	return view.Subject{}, false
}

func (t *minerTab) Under(*view.View) (view.Subject, bool) {
	switch at := t.list.Item(len(t.rows)); {
	case at < 0:
	case t.rows[at].tx != nil:
		return kit.ToTx(t.rows[at].tx.ID), true
	case t.rows[at].label == nextBlock:
		return kit.ToBlock(t.parent), true
	}
	return view.Subject{}, false
}

func (t *coinsTab) Under(v *view.View) (view.Subject, bool) {
	coins := v.Focus.UTXO.All()
	if at := t.List.Item(len(coins)); at >= 0 {
		return kit.ToTx(coins[at].Outpoint.Tx), true
	}
	return view.Subject{}, false
}
