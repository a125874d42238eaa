package node

import (
	"fmt"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/query"
)

// A node tells who asks the ends of the branches that it has heard of, those too of which
// it has only the headers.
func TestAskTips(t *testing.T) {
	l := newLab(t, "headers", 1)
	l.addNode()
	l.link(0, 2)
	main, fork := l.branch(l.genesis(), 1, 4), l.branch(l.genesis(), 2, 2)
	l.give(0, main...)
	l.give(0, fork...)
	headers, lone := l.branch(fork[0], 7, 3), l.branch(main[0], 6, 2)
	l.says(1, Headers{Blocks: headers, Request: 1}, BlockMessage{Block: lone[1]})
	asker := l.Handler(2).(*Node)
	l.Call(2, func(env *netsim.Env) { asker.Ask(env, 0, query.Question{Topic: "tips"}) })
	l.run(second)
	at := func(status string, tip *chain.Entry, length int) string {
		return fmt.Sprintf("%s %s at height %d, branch of %d", status, tip.Hash().Short(), tip.Height(), length)
	}
	want := fmt.Sprintf("4: active %s at height 4; %s; %s; %s", main[3].Hash().Short(), at("headers-only", headers[2], 4), at("headers-only", lone[1], 2), at("valid-fork", fork[1], 2))
	for _, e := range asker.Events() {
		if e.Verb == Answered {
			if e.Answer.Text != want {
				t.Errorf("answered %q,\nexpected %q", e.Answer.Text, want)
			}
			return
		}
	}
	t.Error("no answer")
}
