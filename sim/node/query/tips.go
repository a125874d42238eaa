package query

import (
	"fmt"
	"slices"
	"strings"

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
	TipParked      TipStatus = "parked"       // valid, with more work, and too far off for the node to follow
	TipHeadersOnly TipStatus = "headers-only" // its end is here, and blocks before it have not come
	TipInvalid     TipStatus = "invalid"      // a block of it breaks a rule
)

// BranchTip is the end of a branch that a node has heard of.
type BranchTip struct {
	Block  *chain.Entry
	Status TipStatus
	Length int // blocks since it left the branch that the node follows
}

// Tips are the ends of the branches that somebody may hear of, by falling height, and the
// active one first among equals: he is shown a chain up to active, and coming are the ends of
// branches of which blocks are missing. Branches that left the chain before its base are
// forgotten.
func Tips(known *chain.Chain, active *chain.Entry, coming []*chain.Entry, may func(*chain.Entry) bool) []BranchTip {
	var tips []BranchTip
	add := func(block *chain.Entry, status TipStatus) {
		if may(block) && !slices.ContainsFunc(tips, func(t BranchTip) bool { return leadsTo(block, t.Block) }) {
			fork := chain.CommonAncestor(active, block)
			tips = append(tips, BranchTip{block, status, int(block.Height() - fork.Height())})
		}
	}
	add(active, TipActive)
	for _, leaf := range known.Leaves() {
		for leaf != known.Base() && !may(leaf) {
			leaf = leaf.Parent()
		}
		if _, parked := known.HoldsOut(leaf); parked {
			add(leaf, TipParked)
		} else {
			add(leaf, TipValidFork)
		}
	}
	for _, block := range coming {
		add(block, TipHeadersOnly)
	}
	for _, block := range known.Refused() {
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

// tipsAnswer tells the ends of the branches.
func tipsAnswer(_ Question, s Shown) Answer {
	tips := s.Tips()
	words := make([]string, len(tips))
	for i, t := range tips {
		words[i] = fmt.Sprintf("%s %s at height %d", t.Status, t.Block.Hash().Short(), t.Block.Height())
		if t.Status != TipActive {
			words[i] += fmt.Sprintf(", branch of %d", t.Length)
		}
	}
	return inWords("%d: %s", len(tips), strings.Join(words, "; "))
}
