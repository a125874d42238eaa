package node

import (
	"slices"

	"example.com/sosocoin/chain"
)

// TipStatus says what a node makes of a branch, in the words of Bitcoin Core's
// getchaintips. Its valid-headers, for blocks that have come and were never checked, is
// none of them: here a block is checked when it comes.
type TipStatus string

// What a branch can be to a node.
const (
	TipActive      TipStatus = "active"       // the branch that it follows
	TipValidFork   TipStatus = "valid-fork"   // valid, and not followed
	TipHeadersOnly TipStatus = "headers-only" // its end is here, and blocks before it have not come
	TipInvalid     TipStatus = "invalid"      // a block of it breaks a rule
)

// BranchTip is the end of a branch that a node has heard of.
type BranchTip struct {
	Block  *chain.Entry
	Status TipStatus
	Length int // blocks since it left the branch that the node follows
}

// Tips returns the ends of all branches, by falling height, and the node's own first among
// equals. Branches that left the chain before its base are forgotten.
func (n *Node) Tips() []BranchTip {
	return n.tipsShown(n.chain.Tip(), func(*chain.Entry) bool { return true })
}

// tipsShown are the tips as somebody may know them, to whom the node shows a chain.
func (n *Node) tipsShown(active *chain.Entry, may func(*chain.Entry) bool) []BranchTip {
	var tips []BranchTip
	add := func(block *chain.Entry, status TipStatus) {
		if may(block) && !slices.ContainsFunc(tips, func(t BranchTip) bool { return leadsTo(block, t.Block) }) {
			fork := chain.CommonAncestor(active, block)
			tips = append(tips, BranchTip{block, status, int(block.Height() - fork.Height())})
		}
	}
	add(active, TipActive)
	for _, leaf := range n.chain.Leaves() {
		for leaf != n.chain.Base() && !may(leaf) {
			leaf = leaf.Parent()
		}
		add(leaf, TipValidFork)
	}
	for _, f := range n.fetches.open {
		if last := len(f.due) - 1; last >= 0 && !n.chain.Knows(f.due[last]) {
			add(f.due[last], TipHeadersOnly)
		}
	}
	for _, o := range n.orphans {
		inner := slices.ContainsFunc(n.orphans, func(next orphan) bool { return next.block.Parent() == o.block })
		if !inner && n.chain.Remembers(o.block) {
			add(o.block, TipHeadersOnly)
		}
	}
	for _, block := range n.chain.Refused() {
		add(block, TipInvalid)
	}
	slices.SortStableFunc(tips, func(a, b BranchTip) int { return int(b.Block.Height()) - int(a.Block.Height()) })
	return tips
}

// leadsTo reports whether a block is another, or before it on its branch.
func leadsTo(block, other *chain.Entry) bool {
	for other != nil && other.Height() > block.Height() {
		other = other.Parent()
	}
	return other == block
}
