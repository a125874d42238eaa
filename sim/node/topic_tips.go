package node

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
)

// tipsAnswer tells a neighbour the ends of the branches: see Node.Tips.
func tipsAnswer(a asked) Answer {
	tips := a.tipsShown(a.tip(), func(e *chain.Entry) bool { return a.policy.mayTell(a.by, e) })
	words := make([]string, len(tips))
	for i, t := range tips {
		words[i] = fmt.Sprintf("%s %s at height %d", t.Status, t.Block.Hash().Short(), t.Block.Height())
		if t.Status != TipActive {
			words[i] += fmt.Sprintf(", branch of %d", t.Length)
		}
	}
	return inWords("%d: %s", len(tips), strings.Join(words, "; "))
}
