package strategy

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// Undercut is to fork off the newest block for its fees, when they are more than what it has
// left (Carlsten et al. 2016, section 5; their lazy fork). The new block takes half of both,
// which is less than the other has taken, so that petty miners go over to it for the rest. It
// pays when fees are all there is, or almost.
type Undercut struct{}

// Text is the word.
func (Undercut) Text(nodeset.By) string { return "undercut" }

func (Undercut) form() form {
	return form{
		word: "undercut",
		gist: "mines beside a block for its fees",
		doc:  "undercut is petty, and mines beside the newest block if that took more fees than it left: for half of both, so that petty miners go over.",
		read: func(*grammar.Arguments) Way { return Undercut{} },
	}
}

func (v Undercut) plan(Site) (func(*node.Node) node.Strategy, error) {
	return func(*node.Node) node.Strategy { return &undercut{taken: taken{v}} }, nil
}

// undercut weighs going on against forking off, anew when its mempool has changed.
type undercut struct {
	taken
	own *chain.Entry // the newest block that it has found

	// What it has decided, and for which blocks and which mempool.
	decided bool
	newest  *chain.Entry
	version uint64
	on      *chain.Entry
	most    chain.Amount // of fees, that its block takes beside newest
}

// Name is the word.
func (*undercut) Name() string { return "undercut" }

func (*undercut) does() string {
	return "mines beside the newest block if that took more fees than it left"
}

// Parent is the newest block, or the one before it.
func (u *undercut) Parent(n *node.Node) *chain.Entry {
	if !u.decided || u.version != n.Pool().Version() {
		u.decide(n)
	}
	return u.on
}

func (u *undercut) decide(n *node.Node) {
	newest := leaving(n)
	u.decided, u.newest, u.version, u.on = true, newest, n.Pool().Version(), newest
	before := newest.Parent()
	if newest == u.own || before == nil || newest == n.Chain().Base() {
		return
	}
	if left, took := fees(n, newest), newest.Fees(); took > left {
		u.on, u.most = before, left+(took-left)/2
	}
}

// fees are what a block on another could take.
func fees(n *node.Node, parent *chain.Entry) chain.Amount {
	p := n.Chain().Store().Params()
	_, sum := node.PoolOn(n, parent).Template(parent, p.MaxBlockSize-p.Payload)
	return sum
}

// Found publishes the block.
func (u *undercut) Found(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	u.own, u.decided = block, false
	return []*chain.Entry{block}
}

// Heard weighs anew.
func (u *undercut) Heard(*node.Node, *netsim.Env, *chain.Entry) []*chain.Entry {
	u.decided = false
	return nil
}

// Choose takes all on the newest block, and beside it no more than it wants to.
func (u *undercut) Choose(n *node.Node, parent *chain.Entry) *chain.Mempool {
	all := node.PoolOn(n, parent)
	if parent == u.newest {
		return all
	}
	some, sum := chain.NewMempool(chain.MempoolConfig{}), chain.Amount(0)
	rules := n.Chain().Rules().Without(chain.RuleSignatures) // its own pool has checked them
	for _, tx := range all.List() {
		if sum+tx.Fee <= u.most && some.Add(tx.Tx, parent, rules, tx.Since) == nil {
			sum += tx.Fee
		}
	}
	return some
}

// Clone returns one in the same state.
func (u *undercut) Clone() node.Strategy { c := *u; return &c }
