package node

import (
	"maps"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/withhold"
)

// Withholding keeps the blocks that it finds back, and publishes, or gives up, as many of
// them as a policy says (Sapirshtein, Sompolinsky and Zohar 2016; selfish mining of Eyal and
// Sirer 2014 is one such policy, honest mining another).
//
// Their model has no delay, so that nobody but the attacker ever makes a fork. Where others
// do, the public branch is the one that it heard of first, as for any node; only where a rival
// of a block that it has published comes, there is a tie as after a match. A policy counts
// blocks, and the network work, so that a branch overrides with the first block by which it
// has more work; while it has none, the policy's word waits for it.
type Withholding struct {
	policy *withhold.Policy
	own    *chain.Entry // the private branch ends here, and goes on
	public *chain.Entry // the end of the best branch that everybody may know
	ours   bool         // public is a block of its own
	active bool         // honest miners are split between public and as high a block of its own
	secret secrets
}

// secrets are the blocks of its own that nobody knows, given up ones too.
type secrets map[*chain.Entry]struct{}

// NewWithholding is a miner that begins to follow a policy where the node is now.
func NewWithholding(p *withhold.Policy, n *Node) *Withholding {
	if w, ok := n.policy.Strategy.(*Withholding); ok { // it goes on with its branch
		w = w.clone()
		w.policy = p
		return w
	}
	tip := n.chain.Tip()
	return &Withholding{policy: p, own: tip, public: tip, secret: secrets{}}
}

// Policy is what it follows.
func (w *Withholding) Policy() *withhold.Policy { return w.policy }

// Parent is the end of the private branch.
func (w *Withholding) Parent(*Node) *chain.Entry { return w.own }

// Found adds the block to the private branch.
func (w *Withholding) Found(_ *Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	w.secret[block] = struct{}{}
	w.own = block
	if w.active {
		return w.do(withhold.Active)
	}
	return w.do(withhold.Irrelevant)
}

// Heard answers a block that makes the public branch longer, or that is as high as one that
// it has published.
func (w *Withholding) Heard(_ *Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	switch block.Work().Cmp(w.public.Work()) {
	case 1:
		w.public, w.ours, w.active = block, false, false
		return w.do(withhold.Relevant)
	case 0:
		if w.ours && w.public.Height() == block.Height() {
			w.public, w.ours, w.active = block, false, true
			if w.policy.Written(w.race(withhold.Active)) != withhold.Unset {
				return w.do(withhold.Active)
			}
		}
	}
	return nil
}

// race is how the branches stand.
func (w *Withholding) race(fork withhold.Fork) withhold.State {
	root := chain.CommonAncestor(w.own, w.public).Height()
	return withhold.State{Own: int(w.own.Height() - root), Others: int(w.public.Height() - root), Fork: fork}
}

// do does what the policy says, and returns what is published by that.
func (w *Withholding) do(fork withhold.Fork) []*chain.Entry {
	switch w.policy.Do(w.race(fork)) {
	case withhold.Adopt:
		w.own, w.active = w.public, false
	case withhold.Override:
		if last := w.reaching(1); last != nil {
			w.public, w.ours, w.active = last, true, false
			return w.reveal(last)
		}
	case withhold.Match:
		if last := w.reaching(0); last != nil {
			w.active = true
			return w.reveal(last)
		}
	}
	return nil
}

// reaching is the first block of the private branch that has as much work as the public
// branch, or, if over is 1, more; nil if there is none.
func (w *Withholding) reaching(over int) (first *chain.Entry) {
	for e := w.own; e != nil && e.Work().Cmp(w.public.Work()) >= over; e = e.Parent() {
		first = e
	}
	return first
}

// reveal makes a block public and what leads to it, and returns what was not, parents first.
func (w *Withholding) reveal(last *chain.Entry) []*chain.Entry {
	blocks := w.secret.upTo(last)
	for _, e := range blocks {
		delete(w.secret, e)
	}
	return blocks
}

// upTo are those that lead to a block, parents first.
func (s secrets) upTo(last *chain.Entry) []*chain.Entry {
	first := last
	for s.has(first) {
		first = first.Parent()
	}
	return chain.ChangeOf(first, last).On
}

func (s secrets) has(e *chain.Entry) bool { _, there := s[e]; return there }

// Lead is by how many blocks the private branch is longer than the public one, below 0 if it
// is behind, and how many blocks of it nobody knows.
func (w *Withholding) Lead() (lead, private int) {
	return int(w.own.Height()) - int(w.public.Height()), len(w.secret.upTo(w.own))
}

// Tied reports whether a block of its own stands against one as high of others.
func (w *Withholding) Tied() bool { return w.active }

// Public is the end of the best branch that everybody may know, as far as it has heard.
func (w *Withholding) Public() *chain.Entry { return w.public }

// Secret reports whether nobody else knows a block.
func (w *Withholding) Secret(block *chain.Entry) bool { return w.secret.has(block) }

// Tell keeps what is not published from everybody.
func (w *Withholding) Tell(_ netsim.NodeID, item Item) bool {
	return item.Block == nil || !w.secret.has(item.Block)
}

// Clone returns a miner in the middle of the same race.
func (w *Withholding) Clone() Strategy { return w.clone() }

func (w *Withholding) clone() *Withholding {
	c := *w
	c.secret = maps.Clone(w.secret)
	return &c
}

// kept are the blocks that it keeps back of a branch.
func (w *Withholding) kept(tip *chain.Entry) []*chain.Entry { return w.secret.upTo(tip) }

// refers visits the blocks that it compares new ones with.
func (w *Withholding) refers(visit func(*chain.Entry)) { visit(w.public) }

// forget forgets the blocks that are as old as base.
func (w *Withholding) forget(base *chain.Entry) {
	maps.DeleteFunc(w.secret, func(e *chain.Entry, _ struct{}) bool { return e.Height() <= base.Height() })
}
