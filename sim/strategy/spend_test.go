package strategy

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/node"
)

// plays has n0 take up a strategy and plays a course of blocks to it: "m" is one that it finds,
// "h" one of others on the public branch, which has the payments that they have heard of. It
// returns what it publishes at each.
func plays(t *testing.T, s func(*node.Node) node.Strategy, course string) (published string, l *lab) {
	l = newLab(t, "push", 1)
	l.takeUp(s(l.n))
	for salt, who := range course {
		kept := l.n.Strategy().(Secretive)
		switch who {
		case 'm':
			l.finds(0, l.mineAs(l.n.Strategy(), l.n.Parent()))
		case 'h':
			public := kept.Public()
			l.says(1, node.BlockMessage{Block: l.mine(public, 10+salt, l.unconfirmed(public)...)})
		}
		published += " " + cmp.Or(l.blocks(1), "-")
	}
	return strings.TrimPrefix(published, " "), l
}

// mineAs makes the block that a strategy mines.
func (l *lab) mineAs(s node.Strategy, parent *chain.Entry) *chain.Entry {
	var pool *chain.Mempool
	if a, ok := s.(node.Chooser); ok {
		pool = a.Choose(l.n, parent)
	}
	if pool == nil {
		return l.mine(parent, 0)
	}
	var txs []*chain.Tx
	for _, pooled := range pool.List() {
		txs = append(txs, pooled.Tx)
	}
	return l.mine(parent, 0, txs...)
}

// unconfirmed are the payments that the stranger has heard of and a branch has not.
func (l *lab) unconfirmed(tip *chain.Entry) []*chain.Tx {
	return slices.DeleteFunc(slices.Clone(l.Handler(1).(*stranger).txs), func(tx *chain.Tx) bool {
		pool := chain.NewMempool(chain.MempoolConfig{})
		return pool.Add(tx, tip, chain.AllRules(), 0) != nil
	})
}

func TestFiftyOneWaitsForItsMargin(t *testing.T) {
	for course, want := range map[string]string{
		"mmm":      "- - -", // nobody else has found anything
		"mmmh":     "- - - 123",
		"hmmm":     "- - - 123",
		"mhmm":     "- - - 123",
		"hhhmmmmm": "- - - - - - - 12345", // it never gives up
	} {
		got, l := plays(t, func(n *node.Node) node.Strategy { return &fiftyOne{branch: branchOf(n), margin: 2} }, course)
		lead, private := l.n.Strategy().(Secretive).Lead()
		if got != want || strings.ContainsAny(want, "123") && (lead != 0 || private != 0) {
			t.Errorf("%s: publishes %q, expected %q; leads by %d with %d secret", course, got, want, lead, private)
		}
	}
}

// What a double spender publishes, and what becomes of its attempts. It has the coin of genesis.
func TestDoubleSpenderPublishes(t *testing.T) {
	for _, c := range []struct {
		course  string
		head    bool
		publish string
		tries   string // begun, won, lost, as b, w and l
	}{
		{"m", false, "1", "b"}, // while it has not tried, it is honest
		{"hmm", false, "- - -", "b"},
		{"hmmhh", false, "- - - - -", "b"}, // ahead by none
		{"hmmmhh", false, "- - - - - 234", "bwb"},
		{"hhhm", false, "- - - -", "b"},
		{"hhhmmm", false, "- - - - - 234", "bwb"},
		{"hhhhh", false, "- - - - -", "blb"}, // three behind
		{"hh", true, "- -", ""},
		{"hm", true, "- -", "b"}, // it pays with a block in private
		{"hmhh", true, "- - - -", "b"},
		{"hmhhmm", true, "- - - - - 234", "bw"},
		{"hmhhhh", true, "- - - - - -", "bl"},
	} {
		got, l := plays(t, func(n *node.Node) node.Strategy {
			return &doubleSpend{branch: branchOf(n), DoubleSpend: DoubleSpend{Amount: chain.Coin, Z: 2, GiveUp: 3, Head: c.head}, to: labKey(99).Address()}
		}, c.course)
		tries := ""
		for _, e := range l.n.Events() {
			if e.Verb == node.Tried {
				tries += [...]string{TryBegun: "b", TryWon: "w", TryLost: "l"}[e.Count]
			}
		}
		if want := strings.TrimPrefix(c.publish, " "); got != want || tries != c.tries {
			t.Errorf("%s, head start %t: publishes %q, expected %q; attempts %q, expected %q", c.course, c.head, got, want, tries, c.tries)
		}
	}
}
