package strategy

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
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
	taken
	branch
	policy *withhold.Policy
	active bool // honest miners are split between public and as high a block of its own
}

// NewWithholding is a miner that begins to follow a policy where the node is now.
func NewWithholding(p *withhold.Policy, n *node.Node) *Withholding {
	w := &Withholding{branch: branchOf(n), policy: p}
	before := n.Strategy()
	if led, ok := before.(*leader); ok {
		before = led.following
	}
	if before, ok := before.(*Withholding); ok {
		w.active = before.active
	}
	return w
}

// Name is that of the policy.
func (w *Withholding) Name() string { return w.policy.Name }

func (w *Withholding) does() string { return "keeps blocks back by the policy " + w.Name() }

// Found adds the block to the private branch.
func (w *Withholding) Found(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	w.add(block)
	if w.active {
		return w.do(withhold.Active)
	}
	return w.do(withhold.Irrelevant)
}

// Move begins a new race, if the node does not take both branches any more.
func (w *Withholding) Move(n *node.Node) {
	before := w.own
	if w.branch.Move(n); w.own != before {
		w.active = false
	}
}

// Heard answers a block that makes the public branch longer, or that is as high as one that
// it has published.
func (w *Withholding) Heard(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	switch {
	case w.hear(block):
		w.active = false
		return w.do(withhold.Relevant)
	case w.ours && w.public.Height() == block.Height() && w.public.Work().Cmp(block.Work()) == 0:
		w.public, w.ours, w.active = block, false, true
		if w.policy.Written(w.race(withhold.Active)) != withhold.Unset {
			return w.do(withhold.Active)
		}
	}
	return nil
}

// race is how the branches stand.
func (w *Withholding) race(fork withhold.Fork) withhold.State {
	own, others := w.since()
	return withhold.State{Own: own, Others: others, Fork: fork}
}

// do does what the policy says, and returns what is published by that.
func (w *Withholding) do(fork withhold.Fork) []*chain.Entry {
	switch w.policy.Do(w.race(fork)) {
	case withhold.Adopt:
		w.adopt()
		w.active = false
	case withhold.Override:
		if last := w.reaching(1); last != nil {
			w.active = false
			return w.override(last)
		}
	case withhold.Match:
		if last := w.reaching(0); last != nil {
			w.active = true
			return w.reveal(last)
		}
	}
	return nil
}

// Tied reports whether a block of its own stands against one as high of others.
func (w *Withholding) Tied() bool { return w.active }

// Clone returns a miner in the middle of the same race.
func (w *Withholding) Clone() node.Strategy {
	c := *w
	c.branch = w.branch.clone()
	return &c
}
