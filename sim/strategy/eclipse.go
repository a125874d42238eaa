package strategy

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Eclipse is to stand between a node and all others: its links are all that the victim has
// (Heilman et al. 2015 tell how that comes about). Whatever the victim finds the others do not
// hear of, and what they find it does not, or late. The attacker mines on the victim's branch
// alone, so that it sees blocks.
//
// With a payment it spends twice: the victim hears of one transaction, all others of its
// rival.
type Eclipse struct {
	Victim nodeset.Node
	Delay  time.Duration // after which blocks pass all the same; 0: never
	Pay    chain.Amount  // to the victim; 0: nothing
}

// Text has the options that are not 0.
func (v Eclipse) Text(by nodeset.By) string {
	text := "eclipse victim=" + by.Node(v.Victim)
	if v.Delay > 0 {
		text += " delay=" + quantity.FormatDuration(v.Delay)
	}
	if v.Pay > 0 {
		text += " pay=" + v.Pay.String()
	}
	return text
}

func (Eclipse) form() form {
	return form{
		word: "eclipse", options: []option{{name: "victim", value: "NODE", must: true}, {name: "delay", value: "D"}, {name: "pay", value: "COINS"}},
		gist: "cuts a victim off from all others",
		doc: "eclipse keeps the victim and all others from hearing of each other's blocks, or lets them pass after a delay, and mines on the victim's branch; its links have to be all that the victim has. " +
			"With pay= it pays the victim so much, and tells all others of a rival payment.",
		read: func(a *grammar.Arguments) Way {
			v := Eclipse{Victim: must(a, "victim", a.Known.NodeKind())}
			v.Delay, _ = grammar.Option(a, "delay", positive("10s", "1m", "10m"))
			v.Pay, _ = grammar.Option(a, "pay", coins())
			return v
		},
		apart: true,
	}
}

// coins is what is paid.
func coins() argument.Kind[chain.Amount] {
	const expected = "an amount of coins above 0, such as 40"
	return argument.Kind[chain.Amount]{Expected: expected, Parse: func(s string) (chain.Amount, error) {
		v, err := chain.ParseAmount(s)
		if err == nil && v <= 0 {
			return 0, &lex.ValueError{Value: s, Expected: expected}
		}
		return v, err
	}}
}

func (v Eclipse) plan(s Site) (func(*node.Node) node.Strategy, error) {
	victim, err := s.One(v.Victim)
	if err != nil {
		return nil, err
	}
	if victim == s.Who[0] {
		return nil, fmt.Errorf("%s cannot stand between itself and the others", s.Name(victim))
	}
	e := eclipse{taken: taken{v}, victim: netsim.NodeID(victim), called: s.Name(victim), delay: netsim.Time(v.Delay), pay: v.Pay}
	e.to = s.Node(victim).Wallet().Addresses()[0]
	for id := range s.Count() {
		if id != victim && id != s.Who[0] {
			e.accomplice = s.Node(id).Wallet().Addresses()[0]
		}
	}
	if v.Pay > 0 && s.Count() < 3 {
		return nil, errors.New("the rival payment goes to a third node, and there is none")
	}
	return func(n *node.Node) node.Strategy {
		e.branch, e.others = branchOf(n), secrets{}
		return &e
	}, nil
}

// eclipse stands between. Its branch is the victim's, of which the others do not know; the
// public branch is that of the others.
type eclipse struct {
	taken
	branch
	victim netsim.NodeID
	called string  // the victim
	others secrets // blocks of which the victim does not know
	delay  netsim.Time
	due    []passing // in order

	pay            chain.Amount // what is still to be paid
	to, accomplice chain.Address
	payment, rival chain.Hash
	handed         *chain.Tx // the payment, once it is made
}

// passing is a block that passes at a moment.
type passing struct {
	at    netsim.Time
	block *chain.Entry
}

// Name is the word.
func (*eclipse) Name() string { return "eclipse" }

func (e *eclipse) does() string {
	if e.delay > 0 {
		return fmt.Sprintf("lets blocks pass between %s and all others %s late", e.called, quantity.FormatDuration(e.delay.Duration()))
	}
	return fmt.Sprintf("lets no block pass between %s and all others, and mines on those of %s", e.called, e.called)
}

// Found goes on with the victim's branch.
func (e *eclipse) Found(n *node.Node, env *netsim.Env, block *chain.Entry) []*chain.Entry {
	e.add(block)
	e.later(n, env, block)
	e.tell(env, block, true)
	return nil
}

// Listen puts a block on the side that it comes from.
func (e *eclipse) Listen(_ *node.Node, from netsim.NodeID, item node.Item) {
	block := item.Block
	switch {
	case block == nil:
	case from == e.victim:
		e.pass(e.others, block.Parent()) // whatever way it has heard of that
		e.secret[block] = struct{}{}
		e.lead(block)
	default:
		e.pass(e.secret, block.Parent())
		e.others[block] = struct{}{}
		e.hear(block)
	}
}

// pass has a side know a block from now on.
func (e *eclipse) pass(hidden secrets, block *chain.Entry) {
	for _, b := range hidden.upTo(block) {
		delete(hidden, b)
	}
}

// lead goes over to a block that the victim knows, if that is better.
func (e *eclipse) lead(block *chain.Entry) {
	if block.Work().Cmp(e.own.Work()) > 0 {
		e.own = block
	}
}

// Heard has a block pass later, if it is to.
func (e *eclipse) Heard(n *node.Node, env *netsim.Env, block *chain.Entry) []*chain.Entry {
	e.later(n, env, block)
	return nil
}

func (e *eclipse) later(n *node.Node, env *netsim.Env, block *chain.Entry) {
	if e.delay > 0 {
		e.due = append(e.due, passing{env.At() + e.delay, block})
		node.ActIn(n, env, e.delay)
	}
}

// tell tells one side of a block as of the tip.
func (e *eclipse) tell(env *netsim.Env, block *chain.Entry, victim bool) {
	for _, peer := range env.Peers() {
		if (peer == e.victim) == victim {
			env.Send(peer, node.Tip{Block: block})
		}
	}
}

// Act has the blocks pass whose time has come, and pays.
func (e *eclipse) Act(n *node.Node, env *netsim.Env) []*chain.Entry {
	for len(e.due) > 0 && e.due[0].at <= env.At() {
		block := e.due[0].block
		e.due = e.due[1:]
		switch {
		case e.others.has(block):
			e.pass(e.others, block)
			e.lead(block)
			e.tell(env, block, true)
		case e.secret.has(block):
			e.pass(e.secret, block)
			e.hear(block)
			e.tell(env, block, false)
		}
	}
	if e.pay > 0 {
		e.spend(n, env)
	}
	return nil
}

// payAgain is after how long it tries again to pay, where it has too few coins.
const payAgain = 10 * netsim.Second

// spend pays the victim, and tells all others of a rival.
func (e *eclipse) spend(n *node.Node, env *netsim.Env) {
	tx, rival, err := spendTwice(n, e.to, e.accomplice, e.pay)
	var poor chain.ErrInsufficient
	if errors.As(err, &poor) {
		node.ActIn(n, env, payAgain)
		return
	}
	e.pay = 0
	if err != nil {
		return
	}
	e.handed, e.payment, e.rival = tx, tx.ID(), rival.ID()
	n.Tell(env, tx, spendFee)
	n.Tell(env, rival, spendFee)
	n.Offer(env, env.ID(), tx)
	for _, peer := range env.Peers() {
		if peer != e.victim {
			env.Send(peer, node.TxMessage{Tx: rival})
		}
	}
}

// spendFee is what a double spend leaves to miners.
const spendFee = chain.Amount(10_000)

// spendTwice makes a payment, and a rival of it that pays the same coins to somebody else.
func spendTwice(n *node.Node, to, other chain.Address, amount chain.Amount) (tx, rival *chain.Tx, err error) {
	tip := n.Chain().Tip()
	if tx, err = n.Wallet().Pay(tip, n.Pool(), to, amount, spendFee); err != nil {
		return nil, nil, err
	}
	coins := make([]chain.Unspent, len(tx.In))
	for i, in := range tx.In {
		coin, confirmed := tip.UTXO().Get(in.Prev)
		if !confirmed {
			return nil, nil, chain.ErrInsufficient{Need: amount + spendFee}
		}
		coins[i] = coin
	}
	rival, err = n.Wallet().Respend(tx, coins, other, spendFee)
	return tx, rival, err
}

// Tell keeps from the victim what the others have found, and from them what it has.
func (e *eclipse) Tell(peer netsim.NodeID, item node.Item) bool {
	switch victim := peer == e.victim; {
	case item.Block != nil && victim:
		return !e.others.has(item.Block)
	case item.Block != nil:
		return !e.secret.has(item.Block)
	case victim:
		return item.Tx != e.rival
	default:
		return item.Tx != e.payment
	}
}

// Choose has the payment in each block, if it is not in one yet.
func (e *eclipse) Choose(n *node.Node, parent *chain.Entry) *chain.Mempool {
	all := node.PoolOn(n, parent)
	if e.handed == nil {
		return all
	}
	pool, rules := chain.NewMempool(chain.MempoolConfig{}), n.Chain().Rules().Without(chain.RuleSignatures)
	_ = pool.Add(e.handed, parent, rules, 0) // it may be in a block already
	for _, tx := range all.List() {
		_ = pool.Add(tx.Tx, parent, rules, tx.Since) // but for what conflicts with it
	}
	return pool
}

// Forget forgets the blocks that are as old as base.
func (e *eclipse) Forget(base *chain.Entry) {
	e.branch.Forget(base)
	old := func(b *chain.Entry) bool { return b.Height() <= base.Height() }
	maps.DeleteFunc(e.others, func(b *chain.Entry, _ struct{}) bool { return old(b) })
	e.due = slices.DeleteFunc(slices.Clone(e.due), func(p passing) bool { return old(p.block) })
}

// Clone returns one in the same state.
func (e *eclipse) Clone() node.Strategy {
	c := *e
	c.branch, c.others, c.due = e.branch.clone(), maps.Clone(e.others), slices.Clone(e.due)
	return &c
}
