package projection

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// Lengths of the lists about the focused node.
const (
	ChainShown    = 200 // blocks
	txsShown      = 50  // in each block
	CoinsShown    = 500
	HistoryShown  = 200
	messagesShown = 200
)

// detail is one node in depth.
func (w *Projection) detail(id int) *view.NodeDetail {
	n := w.cluster.Nodes[id]
	tip := n.Chain().Tip()
	return &view.NodeDetail{
		ID:       id,
		Region:   w.cluster.Region(id),
		Chain:    w.chainLines(id),
		UTXO:     w.coinList(id),
		Coins:    tip.UTXO().Len(),
		Supply:   tip.Supply(),
		Mempool:  w.poolLines(id),
		Peers:    w.peerLines(id),
		Wallet:   w.walletView(id),
		Messages: w.messageLines(id),
		Miner:    w.minerView(id),
		Rules:    w.ruleLines(id),
		Tips:     w.tipLines(id),
	}
}

// owner names an address: a node, or the start of the address itself.
func (w *reader) owner(a chain.Address) string { return cluster.OwnerNames(w.cluster)(a) }

func (w *Projection) chainLines(id int) []view.ChainLine {
	var lines []view.ChainLine
	entry, lists := w.cluster.Nodes[id].Chain().Tip(), map[*chain.Entry][]view.Tx{}
	for ; entry != nil && entry.Height() >= w.cluster.Base().Height() && len(lines) < ChainShown; entry = entry.Parent() {
		line := w.chainLine(entry)
		lines = append(lines, line)
		lists[entry] = line.TxList
	}
	w.txLists = lists
	w.markReorgs(id, lines)
	return lines
}

// markReorgs notes a node's reorganisations at the first blocks that they brought.
func (w *Projection) markReorgs(id int, lines []view.ChainLine) {
	if len(lines) == 0 {
		return
	}
	for r := range w.watchers.Reorgs().All() {
		at := int(lines[0].Height) - int(r.Common.Height) - 1
		if at < 0 || at >= len(lines) || len(r.On) == 0 || lines[at].Hash != r.On[0] {
			continue
		}
		for _, move := range r.Moves {
			if move.Node == id {
				lines[at].At, lines[at].Removed = move.At, r.Off
			}
		}
	}
}

func (w *Projection) chainLine(e *chain.Entry) view.ChainLine {
	header := e.Block().Header
	record := w.metrics.Record(e)
	line := view.ChainLine{
		Block: w.blockView(record),
		Gap:   record.Gap,
		Bits:  header.Bits,
		Size:  e.Block().Size(),
		Nonce: header.Nonce,
	}
	line.TxList = w.txViews(e)
	return line
}

// txViews lists a block's transactions. The lists of the blocks in the last
// view are kept, since they are in the next one too.
func (w *Projection) txViews(e *chain.Entry) []view.Tx {
	if list, kept := w.txLists[e]; kept {
		return list
	}
	var list []view.Tx
	for i, tx := range e.Block().Txs[:min(len(e.Block().Txs), txsShown)] {
		list = append(list, w.txView(tx, e.Spent(i)))
	}
	return list
}

// txView lists a transaction; from are the coins that its inputs spend, nil
// where one does not exist.
func (w *reader) txView(tx *chain.Tx, from []*chain.Unspent) view.Tx {
	v := view.Tx{ID: tx.ID(), Coinbase: tx.IsCoinbase()}
	for i, coin := range from {
		if coin == nil {
			continue
		}
		v.Fee += coin.Out.Amount
		v.In = append(v.In, w.coinView(tx.In[i].Prev, *coin))
	}
	for i, out := range tx.Out {
		if !v.Coinbase {
			v.Fee -= out.Amount
		}
		v.Out = append(v.Out, w.coinView(chain.Outpoint{Tx: tx.ID(), Index: uint32(i)}, chain.Unspent{Out: out}))
	}
	return v
}

func (w *reader) coinView(at chain.Outpoint, c chain.Unspent) view.Coin {
	return view.Coin{Outpoint: at, Amount: c.Out.Amount, Owner: w.owner(c.Out.To), Height: c.Height, Coinbase: c.Coinbase}
}

func (w *Projection) walletView(id int) view.Wallet {
	n := w.cluster.Nodes[id]
	tip, wallet := n.Chain().Tip(), n.Wallet()
	balance := wallet.Balance(tip, n.Pool())
	v := view.Wallet{Confirmed: balance.Confirmed, Pending: balance.Pending, Immature: balance.Immature}
	for _, address := range wallet.Addresses() {
		v.Addresses = append(v.Addresses, view.Address{Address: address, Balance: wallet.BalanceOf(tip, address)})
	}
	for _, item := range wallet.Recent(tip, n.Pool(), HistoryShown) {
		with := "mined"
		if !item.Coinbase {
			with = w.owner(item.With)
		}
		v.History = append(v.History, view.WalletTx{Tx: item.Tx.ID(), Height: item.Height, Confirmations: item.Confirmations, Change: item.Change, With: with})
	}
	return v
}

// messageLines are the focused node's newest messages that arrived or got lost, in the order of
// the times that they show.
func (w *Projection) messageLines(id int) []view.Message {
	var lines []view.Message
	self := netsim.NodeID(id)
	for e := range w.watchers.Traffic().Backward() {
		if len(lines) == messagesShown {
			break
		}
		p := &e.Packet
		if p.Src != self && p.Dst != self {
			continue
		}
		lines = append(lines, messageLine(e, self))
	}
	slices.SortStableFunc(lines, func(a, b view.Message) int { return cmp.Compare(b.At, a.At) })
	return lines
}

// messageLine shows a message as one of the two that it went between sees it.
func messageLine(e *watch.Ended, self netsim.NodeID) view.Message {
	p := e.Transmission()
	line := view.Message{At: p.End, Peer: p.From, Kind: p.Kind, Text: p.Text, Size: p.Size, Lost: p.Lost}
	if p.From == int(self) {
		line.Outgoing, line.Peer, line.At = true, p.To, p.Sent
	}
	return line
}
