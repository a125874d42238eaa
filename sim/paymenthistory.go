package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// paymentHistories follows each payment along the moves of the best chain.
func (w *World) paymentHistories() []PaymentHistory {
	list := make([]PaymentHistory, len(w.recorder.payments))
	if len(list) == 0 {
		return list
	}
	byID := make(map[chain.Hash]*PaymentHistory, len(list))
	for i, p := range w.recorder.payments {
		// The first output is the payment, the second the change: see chain.Wallet.Pay.
		paid := p.tx.Out[0]
		list[i] = PaymentHistory{
			ID: p.tx.ID(), At: p.at, From: int(p.node), Payer: w.Name(int(p.node)), To: paid.To.String(), Amount: paid.Amount, Fee: p.fee,
		}
		if id, known := w.cluster.Owners.Of(paid.To); known {
			list[i].To = w.Name(id)
		}
		byID[list[i].ID] = &list[i]
	}
	for _, t := range w.recorder.turns {
		follow(t, byID)
	}
	for i := range list {
		if list[i].State != PaymentConfirmed && w.pooled(list[i].ID) {
			list[i].State = PaymentPending
		}
	}
	return list
}

// follow moves the best chain by one turn.
func follow(t turn, payments map[chain.Hash]*PaymentHistory) {
	change := chain.ChangeOf(t.from, t.to)
	each := func(blocks []*chain.Entry, do func(*PaymentHistory, *chain.Entry)) {
		for _, block := range blocks {
			for _, tx := range block.Block().Txs {
				if p := payments[tx.ID()]; p != nil {
					do(p, block)
				}
			}
		}
	}
	each(change.Off, func(p *PaymentHistory, _ *chain.Entry) { p.State, p.Block = PaymentLost, view.BlockRef{} })
	each(change.On, func(p *PaymentHistory, block *chain.Entry) {
		if !p.Confirmed {
			p.Confirmed, p.FirstHeight, p.FirstAt = true, block.Height(), t.at
		}
		p.State, p.Block = PaymentConfirmed, refer(block)
	})
	each(change.Off, func(p *PaymentHistory, _ *chain.Entry) {
		if p.State != PaymentConfirmed { // the new branch does not have it too
			p.Unconfirmed++
		}
	})
}

// pooled reports whether some node's mempool has a transaction.
func (w *World) pooled(id chain.Hash) bool {
	for _, n := range w.nodes {
		if n.Pool().Has(id) {
			return true
		}
	}
	return false
}
