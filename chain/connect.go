package chain

// effect is what a block does to the ledger. It is defined for invalid blocks
// too, since a node that leaves a rule out goes on from them: an input whose coin
// is missing takes nothing away, a coin that is spent twice goes once, a repeated
// transaction overwrites its coins.
type effect struct {
	coins  [][]*Unspent // per transaction and input, nil where missing; nil for coinbases
	supply Amount       // sum of the unspent outputs afterwards
	fees   Amount       // of all transactions but coinbases
}

// UTXO returns the unspent outputs after the block. For a recent block it is at
// hand; for an older one it is worked out again.
func (e *Entry) UTXO() UTXOSet {
	if set := e.utxo.Load(); set != nil {
		return UTXOSet{set}
	}
	return UTXOSet{e.replay()}
}

// Supply returns the sum of UTXO. It wraps around where the rule "amounts" is
// left out and somebody makes use of that, as in Bitcoin's block 74,638.
func (e *Entry) Supply() Amount { return e.settle().supply }

// Fees returns what the block's transactions take in but do not pay out,
// coinbases left out.
func (e *Entry) Fees() Amount { return e.settle().fees }

// Spent returns the coins that the inputs of the block's transaction i spend, in
// their order, nil for one that does not exist; empty for a coinbase. The caller
// must not change it.
func (e *Entry) Spent(i int) []*Unspent { return e.settle().coins[i] }

// settle returns the effect of e.
func (e *Entry) settle() *effect {
	if done := e.effect.Load(); done != nil {
		return done
	}
	e.replay()
	return e.effect.Load()
}

// replay works out the unspent outputs after e from the nearest ancestor that has
// its own at hand: in a loop, since a chain may be longer than a stack is deep.
func (e *Entry) replay() *coinTrie {
	var open []*Entry
	x, set := e, (*coinTrie)(nil)
	for ; set == nil; x = x.parent {
		if set = x.utxo.Load(); set == nil {
			open = append(open, x)
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		set = open[i].connect(set)
	}
	return set
}

// connect plays the block on the unspent outputs before it, unless somebody did
// so in the meantime, and returns those after it.
func (e *Entry) connect(before *coinTrie) *coinTrie {
	e.mu.Lock()
	defer e.mu.Unlock()
	if set := e.utxo.Load(); set != nil {
		return set
	}
	supply := Amount(0)
	if e.parent != nil {
		supply = e.parent.effect.Load().supply
	}
	done := connect(before, supply, e.block, e.height)
	if e.effect.Load() == nil {
		e.worked = done.effect
		e.effect.Store(&e.worked)
	}
	set := done.set // a copy: the effect outlives it
	e.utxo.Store(&set)
	e.store.states.add(e, done.changes)
	return &set
}

// connection is a block's effect in the making.
type connection struct {
	effect
	set     coinTrie
	changes int // coins that came or went
}

// connect plays a block of the given height on the state before it.
func connect(before *coinTrie, supply Amount, b *Block, height uint32) connection {
	after := connection{effect: effect{coins: make([][]*Unspent, len(b.Txs)), supply: supply}, set: *before}
	var made map[Outpoint]*coinLeaf // by the block's transactions so far
	if len(b.Txs) > 1 {
		made = make(map[Outpoint]*coinLeaf)
	}
	for i, tx := range b.Txs {
		coinbase := tx.IsCoinbase()
		if !coinbase {
			after.coins[i] = make([]*Unspent, len(tx.In))
			for j := range tx.In {
				o := tx.In[j].Prev
				spent := before.get(o)
				if spent == nil {
					spent = made[o]
				}
				if spent != nil {
					after.coins[i][j] = after.spend(spent)
				}
			}
		}
		for j := range tx.Out {
			c := newCoinLeaf(Outpoint{tx.id, uint32(j)}, &tx.Out[j], height, coinbase)
			after.create(c, coinbase)
			if made != nil {
				made[c.at] = c
			}
		}
	}
	return after
}

// spend takes a coin away, which may be gone already, and returns it as it was.
func (a *connection) spend(c *coinLeaf) *Unspent {
	a.fees += c.out.Amount
	if held := a.set.get(c.at); held != nil {
		a.supply -= held.out.Amount
		a.set = a.set.without(c.at)
		a.changes++
	}
	unspent := c.unspent()
	return &unspent
}

func (a *connection) create(c *coinLeaf, coinbase bool) {
	if held := a.set.get(c.at); held != nil {
		a.supply -= held.out.Amount
	}
	a.supply += c.out.Amount
	a.set = a.set.with(c)
	a.changes++
	if !coinbase {
		a.fees -= c.out.Amount
	}
}
