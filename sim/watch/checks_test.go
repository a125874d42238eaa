package watch

import (
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
)

// forger makes blocks that no honest node would, to show that the checks see it.
type forger struct {
	*testing.T
	store *chain.Store
	key   chain.Key // owns the coin of genesis
}

func newForger(t *testing.T) *forger {
	t.Helper()
	f := &forger{T: t, key: chain.NewKey([32]byte{31: 1})}
	params := chain.DefaultParams()
	params.GenesisAddress = f.key.Address()
	store, err := chain.NewStore(params)
	if err != nil {
		t.Fatal(err)
	}
	f.store = store
	return f
}

// block adds a block of any content on genesis.
func (f *forger) block(change func(*chain.Header), txs ...*chain.Tx) *chain.Entry {
	f.Helper()
	genesis := f.store.Genesis()
	header := chain.Header{Height: 1, Prev: genesis.Hash(), Bits: genesis.NextBits(), Merkle: chain.TxRoot(txs)}
	if change != nil {
		change(&header)
	}
	entry, err := f.store.Add(chain.NewBlock(header, txs))
	if err != nil {
		f.Fatal(err)
	}
	return entry
}

func (f *forger) coinbase(amounts ...chain.Amount) *chain.Tx {
	outs := make([]chain.TxOut, len(amounts))
	for i, amount := range amounts {
		outs[i] = chain.TxOut{To: f.key.Address(), Amount: amount}
	}
	return chain.NewCoinbase(1, outs...)
}

// spend makes a transaction, signed by nobody, of genesis' coin or another.
func (f *forger) spend(from chain.Outpoint, amount chain.Amount) *chain.Tx {
	return chain.NewTx([]chain.TxIn{{Prev: from}}, []chain.TxOut{{To: f.key.Address(), Amount: amount}})
}

func (f *forger) genesisCoin() chain.Outpoint {
	return chain.Outpoint{Tx: f.store.Genesis().Block().Txs[0].ID()}
}

// judge has the checks see a node with some rules move to a block.
func (f *forger) judge(tip *chain.Entry, rules chain.RuleSet) *Checks {
	n := node.New(&node.Config{Store: f.store, Base: f.store.Genesis()}, rules, f.key)
	c := &Checks{cluster: &cluster.Cluster{Nodes: []*node.Node{n}}, work: []chain.Work{f.store.Genesis().Work()}}
	change := chain.ChangeOf(f.store.Genesis(), tip)
	c.See(&node.Event{Verb: node.Moved, Block: tip, Change: &change})
	return c
}

// No check is a painted door: each fails where its invariant is broken.
func TestChecksSeeForgeries(t *testing.T) {
	f := newForger(t)
	const coin = chain.Coin
	for _, c := range []struct {
		what  string
		block *chain.Entry
		want  string // "" for what is right
	}{
		{"a coinbase alone", f.block(nil, f.coinbase(50*coin)), ""},
		{"a coinbase that leaves some", f.block(nil, f.coinbase(20*coin)), ""},
		{"a spend, and a spend of that", f.block(nil, f.coinbase(50*coin), f.spend(f.genesisCoin(), 50*coin),
			f.spend(chain.Outpoint{Tx: f.spend(f.genesisCoin(), 50*coin).ID()}, 50*coin)), ""},
		{"a fee that the miner takes", f.block(nil, f.coinbase(51*coin), f.spend(f.genesisCoin(), 49*coin)), ""},

		{"a claimed height", f.block(func(h *chain.Header) { h.Height = 5 }, f.coinbase(50*coin)), "is not linked to its parent"},
		{"no coinbase", f.block(nil), "no coinbase"},
		{"coins that overflow", f.block(nil, f.coinbase(chain.MaxAmount, chain.MaxAmount)), "overflows"},
		{"one unit too much", f.block(nil, f.coinbase(50*coin+1)), "mints 50.00000001 coins, allowed are 50"},
		{"a second coinbase", f.block(nil, f.coinbase(50*coin), f.coinbase(7*coin)), "supply"},
		{"a fee taken twice", f.block(nil, f.coinbase(52*coin), f.spend(f.genesisCoin(), 49*coin)), "mints 51 coins"},
		{"a coin that never was", f.block(nil, f.coinbase(50*coin), f.spend(chain.Outpoint{Tx: chain.Hash{1}}, coin)), "unspent before false"},
		{"a coin spent twice", f.block(nil, f.coinbase(50*coin), f.spend(f.genesisCoin(), 49*coin), f.spend(f.genesisCoin(), 48*coin)), "spent earlier in the block true"},
	} {
		checked := f.judge(c.block, chain.AllRules())
		found := strings.Join(checked.first, "\n")
		if c.want == "" && checked.failed > 0 || !strings.Contains(found, c.want) || checked.run < 4 {
			t.Errorf("%s: %d checks, expected %q, found %q", c.what, checked.run, c.want, found)
		}
	}
}

func TestCheckOfWork(t *testing.T) {
	f := newForger(t)
	first := f.block(nil, f.coinbase(50*chain.Coin))
	rival := f.block(nil, f.coinbase(49*chain.Coin))
	c := f.judge(first, chain.AllRules())
	change := chain.ChangeOf(first, rival)
	c.See(&node.Event{Verb: node.Moved, Block: rival, Change: &change, Judged: true})
	if len(c.first) != 0 {
		t.Errorf("a change to an equal tip after all was judged anew was seen as %q", c.first)
	}
	c.See(&node.Event{Verb: node.Moved, Block: rival, Change: &change})
	if len(c.first) != 1 || !strings.Contains(c.first[0], "has no more work than the one before") {
		t.Errorf("a change to an equal tip was seen as %q", c.first)
	}
}

// What a node does not ask of blocks is not checked at it, and what it asks for itself is.
func TestChecksKeepToTheRulesOfTheNode(t *testing.T) {
	f := newForger(t)
	const coin = chain.Coin
	lax := chain.AllRules().Without(chain.RuleCoinbaseAmount)
	strict := chain.AllRules().From(0, func(t chain.Terms) chain.Terms { t.Subsidy = 20 * coin; return t })
	for _, c := range []struct {
		block *chain.Entry
		rules chain.RuleSet
		fails bool
	}{
		{f.block(nil, f.coinbase(90*coin)), lax, false},
		{f.block(nil, f.coinbase(90*coin)), chain.AllRules(), true},
		{f.block(nil, f.coinbase(50*coin)), strict, true},
		{f.block(nil, f.coinbase(20*coin)), strict, false},
		{f.block(nil, f.coinbase(50*coin), f.spend(f.genesisCoin(), 49*coin), f.spend(f.genesisCoin(), 48*coin)), lax.Without(chain.RuleDoubleSpend), false},
		{f.block(nil, f.coinbase(50*coin), f.coinbase(7*coin)), lax.Without(chain.RuleCoinbase), false},
	} {
		if checked := f.judge(c.block, c.rules); (checked.failed > 0) != c.fails {
			t.Errorf("by the rules %s: %q, expected failures: %t", c.rules, checked.first, c.fails)
		}
	}
}

func TestCheckOfPackets(t *testing.T) {
	var c Checks
	c.Balance(0, netsim.Counters{Sent: 3, Delivered: 1, InFlight: 2})
	if c.failed != 0 {
		t.Errorf("packets that add up were seen as %q", c.first)
	}
	c.Balance(0, netsim.Counters{Sent: 3, Delivered: 1, InFlight: 1})
	if c.failed != 1 || !strings.Contains(c.first[0], "packets do not add up") {
		t.Errorf("a lost packet was seen as %q", c.first)
	}
}

func TestAudit(t *testing.T) {
	f := newForger(t)
	var c Checks
	genesis := f.store.Genesis()
	c.audit(genesis.Hash(), genesis.UTXO(), genesis.Supply())
	if c.failed != 0 {
		t.Errorf("genesis' coins were seen as %q", c.first)
	}
	c.audit(genesis.Hash(), genesis.UTXO(), genesis.Supply()+1)
	if c.failed != 1 || !strings.Contains(c.first[0], "its unspent outputs hold 50 coins, its supply is 50.00000001") {
		t.Errorf("a missing coin was seen as %q", c.first)
	}
}

// Coins are counted at every 64th block of a short chain, and eight times while a long one
// doubles, so that the work for all audits grows as the chain does.
func TestAudits(t *testing.T) {
	for _, c := range []struct {
		from, to uint32
		want     int
	}{{0, 63, 0}, {1, 1024, 16}, {1025, 2048, 8}, {2049, 4096, 8}, {1<<20 + 1, 1 << 21, 8}} {
		count := 0
		for h := c.from; h <= c.to; h++ {
			if audited(h) {
				count++
			}
		}
		if count != c.want {
			t.Errorf("%d audits from height %d to %d, want %d", count, c.from, c.to, c.want)
		}
	}
}
