package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
)

// pointer is a panel or a tab that can have a block or a transaction under its cursor.
type pointer interface {
	Under(v *view.View) (s view.Subject, ok bool)
}

// inspectSelected opens what is under the cursor of the panel that has the focus. Where
// that shows no blocks or transactions, it is the block selected in the tree, or else the
// best tip.
func (a *App) inspectSelected(life bool) tea.Cmd {
	for _, p := range []panel{a.panels[a.recent[0]], a.tree} {
		if p, points := p.(pointer); points {
			if s, ok := p.Under(a.view); ok {
				return a.inspect(s, life)
			}
		}
	}
	return nil
}

func (t *treeView) Under(v *view.View) (view.Subject, bool) {
	if b := t.find(v, t.selected); b != nil {
		return toBlock(b.Hash), true
	}
	if len(v.Tips) > 0 {
		return toBlock(v.Tips[0].Hash), true
	}
	return view.Subject{}, false
}

func (p *detailView) Under(v *view.View) (view.Subject, bool) {
	if t, points := p.tabs[p.at].(pointer); points && v.Focus != nil {
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
		return toTx(c.TxList[tx].ID), true
	}
	return toBlock(c.Hash), true
}

func (t *poolTab) Under(v *view.View) (view.Subject, bool) {
	if at := t.List.Item(len(v.Focus.Mempool)); at >= 0 {
		return toTx(v.Focus.Mempool[at].ID), true
	}
	return view.Subject{}, false
}

func (t *walletTab) Under(v *view.View) (view.Subject, bool) {
	if at := t.List.Item(len(v.Focus.Wallet.History)); at >= 0 && !t.byPurse {
		return toTx(v.Focus.Wallet.History[at].Tx), true
	}
	return view.Subject{}, false
}

func (t *minerTab) Under(*view.View) (view.Subject, bool) {
	switch at := t.list.Item(len(t.rows)); {
	case at < 0:
	case t.rows[at].tx != nil:
		return toTx(t.rows[at].tx.ID), true
	case t.rows[at].label == nextBlock:
		return toBlock(t.parent), true
	}
	return view.Subject{}, false
}

func (t *coinsTab) Under(v *view.View) (view.Subject, bool) {
	coins := v.Focus.UTXO.All()
	if at := t.List.Item(len(coins)); at >= 0 {
		return toTx(coins[at].Outpoint.Tx), true
	}
	return view.Subject{}, false
}
