package strategy

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// poolLab is a network of n0, which leads a pool, its member n1, and a stranger at each: n2 and n3.
type poolLab struct {
	*lab
	member *node.Node
}

func newPoolLab(t *testing.T, way Way) *poolLab {
	l := &poolLab{lab: newLab(t, "push", 0)}
	l.member = l.addNode()
	l.link(0, 1)
	l.link(0, l.Add(&stranger{}))
	l.link(1, l.Add(&stranger{}))
	l.pool(way)
	return l
}

// pool has n0 and n1 follow a way together.
func (l *poolLab) pool(way Way) {
	l.t.Helper()
	made, err := Make(way, false, l, []int{0, 1})
	l.ok(err)
	for id, s := range made {
		l.Call(netsim.NodeID(id), func(env *netsim.Env) { l.Node(id).SetStrategy(env, s) })
	}
	l.run(2*oneWay + 1)
}

// publics are the blocks that the strangers were sent since the last time: "12 -".
func (l *poolLab) publics() string {
	l.run(5*oneWay + 1)
	return cmp.Or(l.blocks(2), "-") + " " + cmp.Or(l.blocks(3), "-")
}

func (l *poolLab) want(what, publics string, parent *chain.Entry) {
	l.t.Helper()
	if got := l.publics(); got != publics {
		l.t.Errorf("%s: the strangers heard of %q, expected %q", what, got, publics)
	}
	for id := range 2 {
		if got := l.Node(id).Parent(); got != parent {
			l.t.Errorf("%s: n%d mines on height %d, expected %d", what, id, got.Height(), parent.Height())
		}
	}
}

// A pool keeps what any of it finds, mines on it, and publishes it at all its ends, as one miner
// would by the same policy.
func TestPoolSharesItsBranch(t *testing.T) {
	l := newPoolLab(t, Selfish{})
	a1 := l.mine(l.genesis(), 1)
	l.finds(1, a1)
	l.want("the member finds one", "- -", a1)
	a2 := l.mine(a1, 0)
	l.finds(0, a2)
	l.want("the leader finds the next", "- -", a2)
	a3 := l.mine(a2, 1)
	l.finds(1, a3)
	l.want("the member finds a third", "- -", a3)
	h1 := l.mine(l.genesis(), 7)
	l.says(2, node.BlockMessage{Block: h1})
	l.want("others find one", "1 11", a3) // SM1 leads by two: it matches with its first
	for _, id := range []int{0, 1} {
		s := l.Node(id).Strategy().(Secretive)
		if lead, private := s.Lead(); private != 2 || s.Secret(a1) || !s.Secret(a2) || id == 0 && lead != 2 {
			t.Errorf("n%d leads by %d with %d in private", id, lead, private)
		}
	}
	h2 := l.mine(h1, 7)
	l.Call(3, func(env *netsim.Env) { env.Send(1, node.BlockMessage{Block: h2}) }) // the member hears it first
	l.want("others find another", "232 23", a3)
}

// What a member has found on an old order is lost, and nobody hears of it.
func TestPoolLosesLateFinds(t *testing.T) {
	l := newPoolLab(t, Selfish{})
	a1, b1 := l.mine(l.genesis(), 0), l.mine(l.genesis(), 1)
	l.finds(0, a1)
	l.finds(1, b1)
	l.want("both find one", "- -", a1)
	for _, id := range []int{0, 1} {
		if s := l.Node(id).Strategy().(Secretive); !s.Secret(a1) || !s.Secret(b1) {
			t.Errorf("n%d does not keep both", id)
		}
	}
}

// A member without its leader is honest until that speaks again: after a cut link, and where the
// leader has crashed.
func TestPoolMemberAlone(t *testing.T) {
	for what, away := range map[string][2]func(*poolLab) error{
		"cut":   {func(l *poolLab) error { return l.cut(true) }, func(l *poolLab) error { return l.cut(false) }},
		"crash": {func(l *poolLab) error { return l.Crash(0) }, func(l *poolLab) error { return l.Restart(0) }},
	} {
		t.Run(what, func(t *testing.T) {
			l := newPoolLab(t, Selfish{})
			a1 := l.mine(l.genesis(), 0)
			l.finds(0, a1)
			l.want("the leader finds one", "- -", a1)
			l.ok(away[0](l))
			a2 := l.mine(a1, 1)
			l.finds(1, a2)
			l.run(20 * second)
			if got := l.blocks(3); got != "" || l.member.Parent() != a2 {
				t.Errorf("it waits for its leader, and publishes %q", got)
			}
			l.run(20 * second)
			if !l.member.Strategy().(Pooled).Alone() {
				t.Fatal("it does not notice")
			}
			a3 := l.mine(a2, 1)
			l.finds(1, a3)
			l.run(oneWay)
			if got := l.blocks(3); got != "123" {
				t.Errorf("alone it publishes %q, expected all that leads to its find", got)
			}
			l.ok(away[1](l))
			l.run(40 * second)
			if l.member.Strategy().(Pooled).Alone() || l.member.Parent() != l.n.Parent() {
				t.Error("it does not obey again")
			}
		})
	}
}

func (l *poolLab) cut(on bool) error {
	change := l.Restore
	if on {
		change = l.Cut
	}
	return errors.Join(change(0, 1), change(1, 0))
}

// Who leaves a pool hears no more of it; a pool whose leader goes is none any more.
func TestPoolParts(t *testing.T) {
	leave := func(l *poolLab, id int) {
		l.Call(netsim.NodeID(id), func(env *netsim.Env) { l.Node(id).SetStrategy(env, node.Honest{}) })
		l.run(2 * oneWay)
	}
	l := newPoolLab(t, Selfish{})
	leave(l, 1)
	a1 := l.mine(l.genesis(), 0)
	l.finds(0, a1)
	l.run(50 * second)
	if l.member.Chain().Knows(a1) {
		t.Error("the leader tells one that has left")
	}
	l.pool(Selfish{}) // and again
	l.want("together again", "- -", a1)
	leave(l, 0)
	l.want("the leader is honest", "1 1", a1)
	b2 := l.mine(a1, 1)
	l.finds(1, b2)
	l.want("a member whose leader has gone is honest", "2 2", b2)
}

// What is told by one that is in no pool, or in another, changes nothing.
func TestPoolHeedsNoStranger(t *testing.T) {
	l := newPoolLab(t, Selfish{})
	a1 := l.mine(l.genesis(), 0)
	l.finds(0, a1)
	l.run(second)
	h1 := l.mine(l.genesis(), 7)
	other := &node.Team{Nodes: []netsim.NodeID{3, 1}}
	mine := l.member.Strategy().(Pooled).Team()
	for _, m := range []node.PoolMessage{
		{Team: other, Parent: h1, Open: h1, Blocks: []*chain.Entry{h1}}, {Team: other, Asks: true}, {Team: other, Leaves: true},
		{Team: mine, Parent: l.genesis(), Open: a1}, {Team: mine, Asks: true}, {Team: mine, Leaves: true},
	} {
		l.Call(3, func(env *netsim.Env) { env.Send(1, m) })
		l.Call(2, func(env *netsim.Env) { env.Send(0, m) })
		l.run(second)
	}
	l.want("strangers speak", "- -", a1)
}

// A member that has missed an order gets all that the next one takes.
func TestPoolMakesUpForLosses(t *testing.T) {
	l := newPoolLab(t, FiftyOne{Margin: 9})
	l.ok(l.cut(true))
	tip := l.genesis()
	for range 3 {
		tip = l.mine(tip, 0)
		l.finds(0, tip)
	}
	l.run(second)
	if l.member.Parent() != l.genesis() {
		t.Fatal("the member hears through a cut link")
	}
	l.ok(l.cut(false))
	l.run(25 * second)
	l.want("the order is said again", "- -", tip)
}

// Copies of a pool in the middle of a race go their own ways.
func TestPoolClones(t *testing.T) {
	l := newPoolLab(t, Selfish{})
	a1 := l.mine(l.genesis(), 1)
	l.finds(1, a1)
	l.run(second)
	var copies []Secretive
	for id := range 2 {
		copies = append(copies, l.Node(id).Strategy().Clone().(Secretive))
	}
	l.says(2, node.BlockMessage{Block: l.mine(l.genesis(), 7)})
	l.want("others find one", "1 11", a1)
	for id, c := range copies {
		if !c.Secret(a1) || l.Node(id).Strategy().(Secretive).Secret(a1) || !slices.Equal(TeamOf(c), TeamOf(l.Node(id).Strategy())) {
			t.Errorf("n%d and its copy share their secrets", id)
		}
	}
}

// Which ways several nodes follow together, and what they are by then.
func TestFormed(t *testing.T) {
	l := newLab(t, "push", 0)
	who := []int{0, 1, 2}
	for range 2 {
		l.addNode()
	}
	for _, c := range []struct {
		way    Way
		each   bool
		pooled bool
	}{
		{Selfish{}, false, true}, {Selfish{}, true, false}, {Optimal{Alpha: 0.4}, false, true}, {Stubborn{}, false, true}, {FiftyOne{3}, false, true}, {Withholder{}, false, true},
		{Honest{}, false, false}, {Undercut{}, false, false}, {Spammer{}, false, false}, {DoubleSpend{Merchant: nodeset.Node(0)}, true, false},
	} {
		of := who
		if c.way == (Way)(DoubleSpend{Merchant: nodeset.Node(0)}) {
			of = who[1:]
		}
		made, err := Make(c.way, c.each, l, of)
		l.ok(err)
		text := fmt.Sprintf("%s each=%t", c.way.Text(nil), c.each)
		if Together(c.way, of, c.each) != c.pooled || !Formed(c.way, c.each, of, made) || Formed(c.way, !c.each, of, made) != !c.way.form().pools {
			t.Errorf("%s: pool %t, teams %v", text, Together(c.way, of, c.each), TeamOf(made[0]))
		}
		if Together(c.way, of[:1], false) {
			t.Errorf("%s: one node is a pool", text)
		}
		for _, s := range made {
			if Of(s) != c.way || s.Name() != made[0].Name() {
				t.Errorf("%s: %s follows %v", text, s.Name(), Of(s))
			}
		}
	}
}
