package reorgs

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// Card returns the card of a node's reorganisation. What it reads of the blocks
// never changes and was worked out when the node judged them: so it does not matter if
// they are forgotten before somebody looks. Miner is the node that has found a block, below 0
// where nobody has.
func Card(c *cluster.Cluster, e *node.Event, miner func(*chain.Entry) int) *view.ReorgCard {
	miners := map[*chain.Entry]int{}
	for _, block := range slices.Concat(e.Change.Off, e.Change.On) {
		miners[block] = miner(block)
	}
	owners, stranger := c.Owners.Lend(), cluster.Strangers(c)
	holder := func(a chain.Address) view.Holder {
		if id, known := owners[a]; known {
			return view.Holder{Node: id}
		}
		return view.Holder{Node: -1, Else: stranger(a)}
	}
	d := &digest{holder: holder, coins: map[chain.Outpoint]chain.Address{}, change: e.Change, fate: e.Fate}
	d.facts.Node = int(e.Node)
	return view.LazyReorgCard(func() *view.ReorgFacts { return d.work(miners) })
}

// digest is a card in the making.
type digest struct {
	holder func(chain.Address) view.Holder
	coins  map[chain.Outpoint]chain.Address // whose they are, of those that the blocks make or spend
	change *chain.Change
	fate   *chain.Fate
	facts  view.ReorgFacts
}

func (d *digest) work(miners map[*chain.Entry]int) *view.ReorgFacts {
	off := slices.Clone(d.change.Off)
	slices.Reverse(off)
	balances := map[view.Holder]chain.Amount{}
	d.facts.Off = d.blocks(off, miners, balances, -1)
	d.facts.On = d.blocks(d.change.On, miners, balances, 1)
	for holder, change := range balances {
		if change != 0 {
			d.facts.Changes = append(d.facts.Changes, view.BalanceChange{Holder: holder, Change: change})
		}
	}
	slices.SortFunc(d.facts.Changes, func(a, b view.BalanceChange) int {
		return cmp.Or(cmp.Compare(b.Change, a.Change), cmp.Compare(a.Node, b.Node), cmp.Compare(a.Else, b.Else))
	})
	d.transactions()
	return &d.facts
}

// blocks lists a branch, by rising height, and adds what it pays and takes, times sign,
// to the balances.
func (d *digest) blocks(branch []*chain.Entry, miners map[*chain.Entry]int, balances map[view.Holder]chain.Amount, sign chain.Amount) []view.ReorgBlock {
	list := make([]view.ReorgBlock, len(branch))
	for i, e := range branch {
		list[i] = view.ReorgBlock{BlockRef: view.RefTo(e), Miner: miners[e], Txs: len(e.Block().Txs)}
		if target, err := chain.TargetOfBits(e.Block().Header.Bits); err == nil {
			list[i].Work = target.Difficulty()
		}
		for n, tx := range e.Block().Txs {
			for j, coin := range e.Spent(n) {
				if coin != nil {
					d.coins[tx.In[j].Prev] = coin.Out.To
					balances[d.holder(coin.Out.To)] -= sign * coin.Out.Amount
				}
			}
			d.makes(tx)
			for _, out := range tx.Out {
				balances[d.holder(out.To)] += sign * out.Amount
			}
		}
	}
	return list
}

func (d *digest) makes(tx *chain.Tx) {
	for i, out := range tx.Out {
		d.coins[chain.Outpoint{Tx: tx.ID(), Index: uint32(i)}] = out.To
	}
}

// transactions tells what became of the payments.
func (d *digest) transactions() {
	old := map[chain.Hash]bool{}
	for _, e := range d.change.Off {
		for _, tx := range e.Block().Txs {
			old[tx.ID()] = true
		}
	}
	for _, e := range d.change.On {
		for _, tx := range e.Block().Txs {
			switch {
			case tx.IsCoinbase():
			case old[tx.ID()]:
				d.facts.Both = append(d.facts.Both, d.tx(tx, nil))
			default:
				d.facts.Gained++
			}
		}
	}
	lost := map[chain.Hash]bool{} // a returned one may be lost at once: see chain.Mempool.Apply
	for _, dropped := range d.fate.Dropped {
		d.makes(dropped.Tx)
		lost[dropped.Tx.ID()] = true
	}
	for _, dropped := range d.fate.Dropped {
		d.facts.Lost = append(d.facts.Lost, d.tx(dropped.Tx, dropped.Why))
	}
	for _, tx := range d.fate.Returned {
		if !lost[tx.ID()] {
			d.facts.Returned = append(d.facts.Returned, d.tx(tx, nil))
		}
	}
	for _, c := range Conflicts(d.change) {
		d.facts.Conflicts = append(d.facts.Conflicts, view.ReorgConflict{Off: d.tx(c.Off, nil), On: d.tx(c.On, nil)})
	}
}

// tx tells of a payment. Its first output is what it pays, the second is change: see
// chain.Wallet.Pay.
func (d *digest) tx(tx *chain.Tx, why error) view.ReorgTx {
	t := view.ReorgTx{ID: tx.ID(), From: view.Holder{Node: -1}, Why: WhyLost(why)}
	for _, in := range tx.In {
		if from, known := d.coins[in.Prev]; known {
			t.From = d.holder(from)
			break
		}
	}
	if len(tx.Out) > 0 {
		t.To, t.Amount = d.holder(tx.Out[0].To), tx.Out[0].Amount
	}
	return t
}

// WhyLost puts the reason for a loss or a refusal in few words.
func WhyLost(why error) string {
	var (
		conflict chain.ErrConflict
		missing  chain.ErrMissingInput
		orphaned chain.ErrParentGone
		full     chain.ErrFull
		replaced chain.ErrReplaced
		broken   *chain.RuleError
	)
	switch {
	case why == nil:
		return ""
	case errors.As(why, &orphaned): // first, since it wraps the others
		return fmt.Sprintf("spends from %s, which is lost", orphaned.Parent.Short())
	case errors.As(why, &conflict):
		return fmt.Sprintf("%s spends the same coin", conflict.With.Short())
	case errors.As(why, &missing):
		return fmt.Sprintf("its coin of %s is gone", missing.Outpoint.Tx.Short())
	case errors.As(why, &replaced):
		return fmt.Sprintf("%s spends the same coin and pays more", replaced.By.Short())
	case errors.As(why, &full):
		return "no room in the mempool"
	case errors.As(why, &broken):
		return "breaks the rule " + string(broken.Rule)
	}
	return why.Error()
}
