package kittest

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
)

// focus makes up the depth of one node.
func (w *maker) focus(id int) *view.NodeDetail {
	d := &view.NodeDetail{ID: id, Supply: chain.Amount(w.v.Figures.Float("supply")), Coins: 214, Rules: rules()}
	coin := func(i int) view.Coin {
		return view.Coin{Outpoint: chain.Outpoint{Tx: w.hash(), Index: uint32(i % 2)}, Amount: chain.Amount(5_000_000_000 - i*123_456_789),
			Owner: fmt.Sprintf("n%d", i%max(w.Nodes, 1)), Height: uint32(120 + i), Coinbase: i%3 == 0, Spent: i%5 == 1}
	}
	pay := func(i int) view.Tx {
		return view.Tx{ID: w.hash(), Fee: chain.Amount(1_000_000 * (i + 1)), In: []view.Coin{coin(i), coin(i)}, Out: []view.Coin{coin(i + 1), coin(i)}}
	}
	for i := len(w.v.Tree) - 1; i >= 0; i-- {
		b := w.v.Tree[i]
		if !b.Main {
			continue
		}
		line := view.ChainLine{Block: b, Bits: 0x1f00ffff, Size: 1200, Nonce: 4711, Gap: 9_700 * netsim.Millisecond}
		line.TxList = append(line.TxList, view.Tx{ID: w.hash(), Coinbase: true, Out: []view.Coin{coin(0)}})
		for t := 1; t < min(b.Txs, 4); t++ {
			line.TxList = append(line.TxList, pay(t))
		}
		if len(d.Chain) == 3 {
			line.Removed, line.At = []chain.Hash{w.hash(), w.hash()}, b.Found+netsim.Second
		}
		d.Chain = append(d.Chain, line)
	}
	for i, tip := range w.v.Tips {
		t := view.BranchTip{Hash: tip.Hash, Height: tip.Height, Status: "active", Work: 1000 * float64(tip.Height)}
		if i > 0 {
			t.Status, t.Length = "valid-fork", w.Deep
		}
		d.Tips = append(d.Tips, t)
	}
	var coins []view.Coin
	for i := range 30 {
		coins = append(coins, coin(i))
	}
	d.UTXO = view.NewCoinList(coins...)
	for i := range 12 {
		d.Mempool = append(d.Mempool, view.Pooled{Tx: pay(i), Size: 370, FeeRate: 2703 / float64(i+1), Since: w.v.Now - netsim.Time(i)*netsim.Second, Pools: min(1+i, w.Nodes)})
		if i > 0 && i%2 == 1 {
			d.Mempool[i].Parents = []chain.Hash{d.Mempool[i-1].ID, d.Mempool[0].ID}[:min(i, 2)]
		}
	}
	for i := range w.v.Links {
		l := &w.v.Links[i]
		if other := l.A + l.B - id; l.A == id || l.B == id {
			d.Peers = append(d.Peers, view.Peer{ID: other, Name: fmt.Sprintf("n%d", other), Delay: l.Delay, Back: l.Delay, State: l.State(),
				Height: w.v.Height, Loss: 0.1, To: netsim.LinkCount{Messages: 1234, Bytes: 567_890}, From: netsim.LinkCount{Messages: 1100, Bytes: 1_567_890},
				Last: &view.Message{At: w.v.Now - netsim.Time(other)*400*netsim.Millisecond, Peer: other, Outgoing: other%2 == 0, Kind: view.BlockMessage, Text: "block 9d0a", Size: 1200}})
		}
	}
	d.Wallet = view.Wallet{Confirmed: 250 * chain.Coin, Pending: -250_000_000, Immature: 50 * chain.Coin}
	for i := range 2 {
		a := view.Address{Balance: chain.Amount(125+i) * chain.Coin}
		a.Address[0] = 2
		h := w.hash()
		copy(a.Address[1:], h[:])
		d.Wallet.Addresses = append(d.Wallet.Addresses, a)
	}
	for i := range 9 {
		d.Wallet.History = append(d.Wallet.History, view.WalletTx{Tx: w.hash(), Height: w.v.Height - uint32(i), Confirmations: i,
			Change: chain.Amount(1-2*(i%2)) * 50 * chain.Coin, With: [...]string{"mined", "n3"}[i%2]})
	}
	for i := range 20 {
		m := view.Message{At: w.v.Now - netsim.Time(i)*200*netsim.Millisecond, Peer: (id + 1 + i) % max(w.Nodes, 1), Outgoing: i%2 == 0, Kind: view.MessageKind(i % 5),
			Text: view.MessageKind(i%5).String() + " 9d0a", Size: 40 + i}
		if i%6 == 5 {
			m.Lost = "partition"
		}
		d.Messages = append(d.Messages, m)
	}
	d.Miner = w.miner(d)
	return d
}

func (w *maker) miner(d *view.NodeDetail) view.Miner {
	m := view.Miner{Rate: w.v.Nodes[d.ID].HashRate, Parent: w.v.Tips[0].Hash, Height: w.v.Height + 1, Bits: 0x1f07ffff, Template: true,
		TxCount: 70, Size: 26_000, Reward: 51 * chain.Coin, Fees: chain.Coin, Began: w.v.Now - 23*netsim.Second, Tries: 2301}
	m.Target, _ = chain.TargetOfBits(m.Bits)
	m.Difficulty = measured.Known(m.Target.Difficulty())
	for i := range d.Mempool {
		m.Txs = append(m.Txs, d.Mempool[i].Tx)
	}
	return m
}

func rules() []view.NodeRule {
	var rules []view.NodeRule
	for i, r := range chain.Rules() {
		if r.Added {
			continue
		}
		rules = append(rules, view.NodeRule{Name: string(r.Name), Doc: r.Doc, On: i != 14, Blocks: i % 5 / 4 * 3, Txs: i % 7 / 6})
	}
	return rules
}
