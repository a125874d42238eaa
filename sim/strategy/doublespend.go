package strategy

import (
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// DoubleSpend pays a merchant, and mines a branch in private on which the coins go back to the
// payer; again and again (Rosenfeld 2014).
type DoubleSpend struct {
	Merchant nodeset.Node
	Amount   chain.Amount
	Z        int  // confirmations that the merchant waits for
	GiveUp   int  // blocks that the private branch may be behind
	Head     bool // it pays only when it has found a block in private
}

// What is not given.
const (
	defaultPrice  = chain.Coin
	defaultZ      = 6
	defaultGiveUp = 10
)

// tryFee is what the payment to the merchant leaves to the miner: as much as a random one.
const tryFee = chain.Amount(10_000)

// Text has all options.
func (v DoubleSpend) Text(by nodeset.By) string {
	text := fmt.Sprintf("double-spend merchant=%s amount=%v z=%d giveup=%d", by.Node(v.Merchant), v.Amount, v.Z, v.GiveUp)
	if v.Head {
		text += " head-start"
	}
	return text
}

func (DoubleSpend) form() form {
	return form{
		word: "double-spend", options: []option{
			{name: "merchant", value: "NODE", must: true}, {name: "amount", value: "AMOUNT"}, {name: "z", value: "BLOCKS"}, {name: "giveup", value: "BLOCKS"}, {name: "head-start"},
		},
		gist: "pays, and takes the coins back",
		doc: "double-spend pays the merchant an amount, 1 unless it is given, and mines a branch in private that has the coins go back to the payer. It publishes the branch when the payment has z confirmations, 6 unless given, and the branch is the longer one (Rosenfeld 2014); " +
			"when that is giveup blocks behind, 10 unless given, it gives it up. Then it tries again. With head-start it pays only when it has found the first block in private. The figures attack.tries and attack.success count. While it has too few coins it is honest.",
		read: func(a *grammar.Arguments) Way {
			return DoubleSpend{
				must(a, "merchant", a.Known.NodeKind()),
				optional(a, "amount", coins(), defaultPrice),
				optional(a, "z", argument.Whole("a number of confirmations from 1 to 100", 1, 100), defaultZ),
				optional(a, "giveup", argument.Whole("a number of blocks from 1 to 1000", 1, 1000), defaultGiveUp),
				a.Flag("head-start"),
			}
		},
	}
}

func (v DoubleSpend) plan(s Site) (func(*node.Node) node.Strategy, error) {
	id, err := s.One(v.Merchant)
	switch {
	case err != nil:
		return nil, err
	case slices.Contains(s.Who, id):
		return nil, fmt.Errorf("%s is the merchant of its own double spend; name another node with merchant=", s.Name(id))
	}
	merchant := s.Node(id).Wallet().Addresses()[0]
	return func(n *node.Node) node.Strategy {
		return &doubleSpend{taken: taken{v}, branch: branchOf(n), DoubleSpend: v, to: merchant}
	}, nil
}

// doubleSpend is in the middle of an attempt, or has too few coins for one.
type doubleSpend struct {
	taken
	branch
	DoubleSpend
	to chain.Address

	payment *chain.Tx // to the merchant; nil: there is no attempt
	rival   *chain.Tx // spends the same coins
	paid    bool      // the merchant has heard of the payment
	draft   *chain.Mempool
	told    []chain.Hash // rivals that were in a block: another attempt may have the same
}

// Way is what it was made of.
func (d *doubleSpend) Way() Way { return d.taken.Way() }

func (d *doubleSpend) Name() string { return "double-spend" }

func (d *doubleSpend) does() string {
	return fmt.Sprintf("pays %v coins at a time and takes them back on a private branch, after %d confirmations", d.Amount, d.Z)
}

// Found adds the block to the private branch, or publishes it while there is no attempt.
func (d *doubleSpend) Found(n *node.Node, env *netsim.Env, block *chain.Entry) []*chain.Entry {
	d.add(block)
	if d.rival != nil && block.Block().Holds(d.rival.ID()) && !slices.Contains(d.told, d.rival.ID()) {
		n.Tell(env, d.rival, 0) // it exists from now on, though nobody knows yet
		d.told = append(d.told, d.rival.ID())
	}
	if d.payment == nil {
		news := d.override(block)
		d.begin(n, env)
		return news
	}
	d.pay(n, env)
	return d.strike(n, env)
}

// Heard looks whether the merchant has seen enough, or all is lost.
func (d *doubleSpend) Heard(n *node.Node, env *netsim.Env, block *chain.Entry) []*chain.Entry {
	if !d.hear(block) {
		return nil
	}
	if d.payment != nil && d.paid {
		own, others := d.since()
		if others-own < d.GiveUp {
			return d.strike(n, env)
		}
		report(n, env, TryLost, d.payment)
	}
	d.adopt()
	d.begin(n, env)
	return nil
}

// begin makes the payment and its rival, if there are coins enough. The merchant is paid at
// once, or after the first block of the private branch.
func (d *doubleSpend) begin(n *node.Node, env *netsim.Env) {
	d.payment, d.rival, d.draft, d.paid = nil, nil, nil, false
	tip := n.Chain().Tip()
	if tip != d.own {
		return // it has yet to hear of the best block
	}
	payment, err := n.Wallet().Pay(tip, n.Pool(), d.to, d.Amount, tryFee)
	if err != nil {
		return
	}
	coins := make([]chain.Unspent, len(payment.In))
	for i, in := range payment.In {
		coin, confirmed := tip.UTXO().Get(in.Prev)
		if !confirmed {
			return // change of a payment that waits: its own fate is open
		}
		coins[i] = coin
	}
	rival, err := n.Wallet().TakeBack(payment, coins, 0)
	if err != nil {
		return
	}
	d.payment, d.rival = payment, rival
	d.draft = chain.NewMempool(chain.MempoolConfig{})
	if d.draft.Add(rival, tip, n.Chain().Rules(), 0) != nil {
		d.payment = nil
		return
	}
	if !d.Head {
		d.pay(n, env)
	}
}

// pay lets the merchant have the payment, once.
func (d *doubleSpend) pay(n *node.Node, env *netsim.Env) {
	if d.paid {
		return
	}
	d.paid = true
	push(n, env, d.payment, tryFee)
	report(n, env, TryBegun, d.payment)
}

// strike publishes the private branch if the merchant has seen enough and it is the better one.
func (d *doubleSpend) strike(n *node.Node, env *netsim.Env) []*chain.Entry {
	if d.own.Work().Cmp(d.public.Work()) <= 0 || d.confirmations() < d.Z {
		return nil
	}
	report(n, env, TryWon, d.payment)
	news := d.override(d.own)
	d.begin(n, env)
	return news
}

// confirmations is how many blocks of the public branch stand on the payment, its own counted.
func (d *doubleSpend) confirmations() int {
	root := chain.CommonAncestor(d.own, d.public)
	for e := d.public; e != root; e = e.Parent() {
		if e.Block().Holds(d.payment.ID()) {
			return int(d.public.Height()-e.Height()) + 1
		}
	}
	return 0
}

// Choose has the first block of the private branch take the coins back.
func (d *doubleSpend) Choose(n *node.Node, parent *chain.Entry) *chain.Mempool {
	switch {
	case d.payment != nil && len(d.secret.upTo(parent)) == 0:
		return d.draft
	case parent == n.Chain().Tip():
		return n.Pool()
	}
	return nil
}

// Tell keeps the rival of the payment to itself.
func (d *doubleSpend) Tell(peer netsim.NodeID, item node.Item) bool {
	if d.rival != nil && item.Block == nil && item.Tx == d.rival.ID() {
		return false
	}
	return d.branch.Tell(peer, item)
}

// Clone returns one in the middle of the same attempt.
func (d *doubleSpend) Clone() node.Strategy {
	c := *d
	c.branch, c.told = d.branch.clone(), slices.Clip(d.told)
	if d.draft != nil {
		c.draft = d.draft.Clone()
	}
	return &c
}
