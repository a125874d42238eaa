package strategy

import (
	"maps"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// Secretive is a strategy that keeps blocks back: it has a branch that others do not know.
type Secretive interface {
	node.Discreet
	node.Keeper

	// Secret reports whether nobody else knows a block of its own.
	Secret(block *chain.Entry) bool
	// Public is the end of the best branch that everybody may know, as far as it has heard.
	Public() *chain.Entry
	// Lead is by how many blocks its branch is longer than the public one, below 0 if it is
	// behind, and how many blocks of it are secret.
	Lead() (lead, private int)
	// Tied reports whether a block of its own stands against one as high of others.
	Tied() bool
}

// branch is the private branch of a miner who keeps blocks back, beside the public one. It has
// what is alike in all strategies of that kind, which have it inside them and decide when
// something of it is published.
type branch struct {
	own    *chain.Entry // the private branch ends here, and goes on
	public *chain.Entry // the end of the best branch that everybody may know
	ours   bool         // public is a block of its own
	secret secrets
}

// branchOf is where a node begins: with the branch that its strategy has kept back until now,
// or with nothing.
func branchOf(n *node.Node) branch {
	if before, ok := n.Strategy().(interface{ private() branch }); ok {
		return before.private()
	}
	tip := n.Chain().Tip()
	return branch{own: tip, public: tip, secret: secrets{}}
}

// private is a copy of the branch, for a strategy that goes on with it.
func (b *branch) private() branch { return b.clone() }

func (b *branch) clone() branch {
	c := *b
	c.secret = maps.Clone(b.secret)
	return c
}

// Parent is the end of the private branch.
func (b *branch) Parent(*node.Node) *chain.Entry { return b.own }

// add goes on with the private branch.
func (b *branch) add(block *chain.Entry) {
	b.secret[block] = struct{}{}
	b.own = block
}

// hear takes note of a block of others, and reports whether it makes the public branch better.
func (b *branch) hear(block *chain.Entry) bool {
	if block.Work().Cmp(b.public.Work()) <= 0 {
		return false
	}
	b.public, b.ours = block, false
	return true
}

// adopt gives the private branch up.
func (b *branch) adopt() { b.own = b.public }

// override publishes the private branch up to a block that is better than the public one, and
// returns what nobody knew of it, parents first.
func (b *branch) override(last *chain.Entry) []*chain.Entry {
	b.public, b.ours = last, true
	return b.reveal(last)
}

// since is how many blocks the private branch and the public one have since they parted.
func (b *branch) since() (own, others int) {
	root := chain.CommonAncestor(b.own, b.public).Height()
	return int(b.own.Height() - root), int(b.public.Height() - root)
}

// reaching is the first block of the private branch that has as much work as the public
// branch, or, if over is 1, more; nil if there is none.
func (b *branch) reaching(over int) (first *chain.Entry) {
	for e := b.own; e != nil && e.Work().Cmp(b.public.Work()) >= over; e = e.Parent() {
		first = e
	}
	return first
}

// reveal makes a block public and what leads to it, and returns what was not, parents first.
func (b *branch) reveal(last *chain.Entry) []*chain.Entry { return b.secret.reveal(last) }

// Lead is by how many blocks the private branch is longer than the public one, below 0 if it
// is behind, and how many blocks of it nobody knows.
func (b *branch) Lead() (lead, private int) {
	return int(b.own.Height()) - int(b.public.Height()), len(b.secret.upTo(b.own))
}

// Tied reports false: who matches nothing is in no tie.
func (b *branch) Tied() bool { return false }

// Public is the end of the best branch that everybody may know, as far as it has heard.
func (b *branch) Public() *chain.Entry { return b.public }

// Secret reports whether nobody else knows a block.
func (b *branch) Secret(block *chain.Entry) bool { return b.secret.has(block) }

// Tell keeps what is not published from everybody.
func (b *branch) Tell(_ netsim.NodeID, item node.Item) bool {
	return item.Block == nil || !b.secret.has(item.Block)
}

// Kept are the blocks that it keeps back of a branch.
func (b *branch) Kept(tip *chain.Entry) []*chain.Entry { return b.secret.upTo(tip) }

// Move begins anew where the node is, if it does not take both ends any more.
func (b *branch) Move(n *node.Node) {
	known := n.Chain()
	if known.Knows(b.own) && known.Knows(b.public) {
		return
	}
	b.own, b.public, b.ours = known.Tip(), known.Tip(), false
	for b.secret.has(b.public) {
		b.public = b.public.Parent()
	}
}

// Refers visits the blocks that it compares new ones with.
func (b *branch) Refers(visit func(*chain.Entry)) { visit(b.public) }

// Forget forgets the blocks that are as old as base.
func (b *branch) Forget(base *chain.Entry) {
	b.secret.forget(base)
}

// keep makes a block a secret without going on with it.
func (b *branch) keep(block *chain.Entry) { b.secret[block] = struct{}{} }

// secrets are the blocks of its own that nobody knows, given up ones too.
type secrets map[*chain.Entry]struct{}

// upTo are those that lead to a block, parents first.
func (s secrets) upTo(last *chain.Entry) []*chain.Entry {
	first := last
	for s.has(first) {
		first = first.Parent()
	}
	return chain.ChangeOf(first, last).On
}

// reveal gives up a block and what leads to it, and returns those that were secrets, parents
// first.
func (s secrets) reveal(last *chain.Entry) []*chain.Entry {
	blocks := s.upTo(last)
	for _, e := range blocks {
		delete(s, e)
	}
	return blocks
}

// forget forgets those that are as old as base.
func (s secrets) forget(base *chain.Entry) {
	maps.DeleteFunc(s, func(e *chain.Entry, _ struct{}) bool { return e.Height() <= base.Height() })
}

func (s secrets) has(e *chain.Entry) bool { _, there := s[e]; return there }
