package outcome

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// paymentHistories follows each payment along the moves of the best chain.
func (w run) paymentHistories() []PaymentHistory {
	list := make([]PaymentHistory, len(w.watchers.Recorder().Payments))
	if len(list) == 0 {
		return list
	}
	byID := make(map[chain.Hash]*PaymentHistory, len(list))
	for i, p := range w.watchers.Recorder().Payments {
		// The first output is the payment, the second the change: see chain.Wallet.Pay.
		paid := p.Tx.Out[0]
		list[i] = PaymentHistory{
			ID: p.Tx.ID(), At: p.At, From: int(p.Node), Payer: w.cluster.Name(int(p.Node)), To: paid.To.String(), Amount: paid.Amount, Fee: p.Fee,
		}
		if id, known := w.cluster.Owners.Of(paid.To); known {
			list[i].To = w.cluster.Name(id)
		}
		byID[list[i].ID] = &list[i]
	}
	for _, t := range w.watchers.Recorder().Turns {
		follow(t, byID)
	}
	for i := range list {
		if list[i].State != PaymentConfirmed && cluster.Pooled(w.cluster.Nodes, list[i].ID) {
			list[i].State = PaymentPending
		}
	}
	return list
}

// follow moves the best chain by one turn.
func follow(t watch.Turn, payments map[chain.Hash]*PaymentHistory) {
	change := chain.ChangeOf(t.From, t.To)
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
			p.Confirmed, p.FirstHeight, p.FirstAt = true, block.Height(), t.At
		}
		p.State, p.Block = PaymentConfirmed, view.RefTo(block)
	})
	each(change.Off, func(p *PaymentHistory, _ *chain.Entry) {
		if p.State != PaymentConfirmed { // the new branch does not have it too
			p.Unconfirmed++
		}
	})
}
