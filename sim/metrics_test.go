package sim

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// witness writes down all that nodes tell, and which of them ran then.
type witness struct {
	w      *World
	events []node.Event
	lives  [][]int // when each event happened: by node, how often it has come up; 0 of one that is down
	ups    []int   // by node, how often it has come up so far
	before []int   // the last of lives
}

func (s *witness) note() {
	lives := make([]int, len(s.w.cluster.Nodes))
	for id := range s.w.cluster.Nodes {
		if id == len(s.ups) {
			s.ups = append(s.ups, 0)
		}
		if s.w.cluster.Network.Alive(netsim.NodeID(id)) {
			if id >= len(s.before) || s.before[id] == 0 {
				s.ups[id]++
			}
			lives[id] = s.ups[id]
		}
	}
	s.before = lives
	for _, e := range s.w.merged {
		s.events = append(s.events, *e)
		s.lives = append(s.lives, lives)
	}
	s.w.merged = s.w.merged[:0]
}

// running is how many nodes ran when an event happened.
func (s *witness) running(event int) (n int) {
	for _, life := range s.lives[event] {
		if life > 0 {
			n++
		}
	}
	return n
}

// ran reports whether the node of an event ran when its block was found, and ever since.
func (s *witness) ran(event int) bool {
	e := &s.events[event]
	for i := range s.events[:event] {
		if found := &s.events[i]; found.Verb == node.Mined && found.Block == e.Block {
			was := s.lives[i]
			return int(e.Node) < len(was) && was[e.Node] > 0 && was[e.Node] == s.lives[event][e.Node]
		}
	}
	return false
}

func (s *witness) advanceTo(t netsim.Time) {
	for s.w.Now() < t {
		s.w.Advance(t)
		s.note()
	}
}

// play is plan.play under a witness's eyes.
func (s *witness) play(p *plan) {
	for _, do := range p.lines {
		s.advanceTo(do.at)
		if _, err := s.w.DoLine(do.line); err == nil {
			s.note()
		}
	}
	s.advanceTo(p.end)
}

// naiveBest follows the best chain from move to move of any node.
type naiveBest struct {
	tip  *chain.Entry
	tips []*chain.Entry // of the nodes
}

func (s *witness) bestFrom(genesis *chain.Entry) *naiveBest {
	return &naiveBest{genesis, slices.Repeat([]*chain.Entry{genesis}, len(s.ups))}
}

// moved takes a node's move, and reports whether the best chain is another then.
func (b *naiveBest) moved(e node.Event) bool {
	before := b.tip
	b.tips[e.Node] = e.Block
	switch {
	case e.Block.Work().Float64() > b.tip.Work().Float64():
		b.tip = e.Block
	case e.Judged && !slices.Contains(b.tips, b.tip): // nobody holds it to be valid any more
		b.tip = slices.MaxFunc(b.tips, func(a, b *chain.Entry) int { return cmp.Compare(a.Work().Float64(), b.Work().Float64()) })
	}
	return b.tip != before
}

// naive is the measurements, worked out from a whole run in the plainest way.
type naive struct {
	best                    *chain.Entry
	mined                   map[netsim.NodeID]int
	blocks, reorgs, deepest int
	found                   map[*chain.Entry]netsim.Time
	created                 map[chain.Hash]bool
	spreadN                 [3]int
	spreadSum               [3]netsim.Time
}

func (s *witness) measure(genesis *chain.Entry) *naive {
	m, best := &naive{mined: map[netsim.NodeID]int{}, found: map[*chain.Entry]netsim.Time{}, created: map[chain.Hash]bool{}}, s.bestFrom(genesis)
	has := map[*chain.Entry][]netsim.Time{}
	ran := map[*chain.Entry]int{}
	for i, e := range s.events {
		switch e.Verb {
		case node.Mined:
			m.blocks++
			m.mined[e.Node]++
			m.found[e.Block] = e.At
			ran[e.Block] = s.running(i)
		case node.Accepted:
			if s.ran(i) {
				has[e.Block] = append(has[e.Block], e.At)
			}
		case node.Moved:
			if len(e.Change.Off) > 0 {
				m.reorgs++
				m.deepest = max(m.deepest, len(e.Change.Off))
			}
			best.moved(e)
		case node.Paid:
			m.created[e.Tx.ID()] = true
		}
	}
	m.best = best.tip
	for block, times := range has {
		for i, part := range []float64{0.5, 0.9, 0.99} {
			if enough := int(math.Ceil(part * float64(ran[block]))); len(times) >= enough {
				m.spreadN[i]++
				m.spreadSum[i] += times[enough-1] - m.found[block]
			}
		}
	}
	return m
}

// The measurements of random worlds are those of a naive count after the run.
func TestMetricsAgainstNaiveCount(t *testing.T) {
	t.Parallel()
	forPlans(t, 60, allRelays, func(t *testing.T, p *plan) {
		w := p.start(t, netsim.Workers)
		defer w.Close()
		s := &witness{w: w}
		s.note()
		s.play(p)
		want, found := s.measure(w.cluster.Shared.Store.Genesis()), w.View(0)
		checkChain(t, w, want, found)
		checkTxs(t, w, want, found)
		f := found.Figures
		if f.Int("blocks.mined") != want.blocks || found.Blocks != want.blocks || f.Int("reorgs") != want.reorgs || f.Int("reorg.depth") != want.deepest {
			t.Errorf("%s; counted %d, %d, %d", f.Say(figure.Unit.Text, "{blocks.mined} blocks, {reorgs} reorgs up to {reorg.depth} deep"), want.blocks, want.reorgs, want.deepest)
		}
		if rate := want.forkRate(); f.Of("fork.rate") != rate {
			t.Errorf("a fork rate of %v, counted %v of %d", f.Of("fork.rate"), rate, rate.Of())
		}
		for i, got := range []measured.Value{f.Of("propagation.50"), f.Of("propagation.90"), f.Of("propagation.99")} {
			if mean := measured.MeanOf(want.spreadSum[i].Seconds(), want.spreadN[i]); got != mean {
				t.Errorf("propagation to part %d: %v, counted %v", i, got, mean)
			}
		}
	})
}

// A double spender whose attempt fails may spend the same coins once more, and its rival payment
// is known only when it is in a block of the private branch already, which may be the best chain.
func TestPaymentsOfADoubleSpender(t *testing.T) {
	t.Parallel()
	again := 0
	for seed := range uint64(8) {
		w := newTestWorld(t, func(c *Config) { c.Nodes, c.Topology, c.Seed, c.Record, c.Relay = 3, "full", seed, true, "push" })
		s := &witness{w: w}
		s.note()
		p := &plan{end: 1500 * netsim.Second, lines: []timed{{100 * netsim.Second, "strategy n0 double-spend merchant=n1 amount=1 z=1 giveup=2"}}}
		for at := 101 * netsim.Second; at < p.end; at += 5 * netsim.Second { // who has heard of the payment forgets it
			p.lines = append(p.lines, timed{at, "crash n1,n2"}, timed{at, "restart all"})
		}
		s.play(p)
		checkTxs(t, w, s.measure(w.cluster.Shared.Store.Genesis()), w.View(0))
		checkPayments(t, w, s, w.History())
		made := map[chain.Hash]bool{}
		for _, e := range s.events {
			if e.Verb == node.Paid {
				if made[e.Tx.ID()] {
					again++
				}
				made[e.Tx.ID()] = true
			}
		}
	}
	if again == 0 {
		t.Error("no payment was made again")
	}
}

// forkRate is the part of heights with more than one block.
func (m *naive) forkRate() measured.Value {
	blocks, forked := map[uint32]int{}, 0.0
	for e := range m.found {
		blocks[e.Height()]++
		if blocks[e.Height()] == 2 {
			forked++
		}
	}
	return measured.MeanOf(forked, len(blocks))
}

// checkChain compares what is said of the best chain.
func checkChain(t *testing.T, w *World, want *naive, v *view.View) {
	t.Helper()
	main, inMain := map[int]int{}, map[chain.Hash]bool{}
	height := 0
	for e := want.best; e.Parent() != nil; e = e.Parent() {
		height++
		inMain[e.Hash()] = true
		main[w.watchers.Metrics().Record(e).Miner]++
	}
	stale := want.blocks - height
	var rate, interval measured.Value
	if want.blocks > 0 {
		rate = measured.MeanOf(float64(stale), want.blocks)
		interval = measured.MeanOf(want.found[want.best].Seconds(), height)
	}
	f := v.Figures
	if int(v.Height) != height || f.Int("height") != height || f.Int("blocks.main") != height || f.Int("blocks.stale") != stale || f.Of("stale.rate") != rate || f.Of("interval") != interval {
		t.Errorf("height %d, %s; counted %d, %d, %d, %v, %v",
			v.Height, f.Say(figure.Unit.Text, "{blocks.main} main, {blocks.stale} stale, rate {stale.rate}, interval {interval}"), height, height, stale, rate, interval)
	}
	for _, n := range v.Nodes {
		if n.Mined != want.mined[netsim.NodeID(n.ID)] || n.Main != main[n.ID] {
			t.Errorf("%s has mined %d, %d of them main; counted %d and %d", n.Name, n.Mined, n.Main, want.mined[netsim.NodeID(n.ID)], main[n.ID])
		}
	}
	for _, b := range v.Tree {
		if b.Height > 0 && b.Main != inMain[b.Hash] {
			t.Errorf("block %s is said to be main: %t", b.Hash.Short(), b.Main)
		}
	}
}

// checkTxs compares what is said of transactions: those made are confirmed, or
// pending, or lost.
func checkTxs(t *testing.T, w *World, want *naive, v *view.View) {
	t.Helper()
	confirmed, pending := 0, map[chain.Hash]bool{}
	for e := want.best; e.Parent() != nil; e = e.Parent() {
		for _, tx := range e.Block().Txs[1:] {
			confirmed++
			delete(want.created, tx.ID())
		}
	}
	for id := range want.created {
		if slices.ContainsFunc(w.cluster.Nodes, func(n *node.Node) bool { return n.Pool().Has(id) }) {
			pending[id] = true
		}
	}
	f, created := v.Figures, confirmed+len(want.created)
	if f.Int("txs.confirmed") != confirmed || f.Int("txs.pending") != len(pending) || f.Int("txs.created") != created {
		t.Errorf("%s; counted %d, %d, %d", f.Say(figure.Unit.Text, "{txs.created} created, {txs.confirmed} confirmed, {txs.pending} pending"), created, confirmed, len(pending))
	}
}

// Of two tips of equal work the best chain is the one that was complete first.
func TestFirstOfEqualsIsBest(t *testing.T) {
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Mine.All, c.Difficulty = 2, "none", false, Difficulty{Fixed: true}
	})
	for _, line := range []string{"mine n1", "mine n0"} {
		mustDo(t, w, line)
		wait(w)
	}
	if v := w.View(0); v.Nodes[1].Main != 1 || v.Nodes[0].Main != 0 || v.Figures.Int("blocks.stale") != 1 {
		t.Errorf("n1 found its block first; main are %d of n0 and %d of n1", v.Nodes[0].Main, v.Nodes[1].Main)
	}
}

// What a run without blocks has not measured it does not claim to be 0.
func TestMetricsOfNothing(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Mine.All = false })
	f := w.View(0).Figures
	for _, name := range []string{"stale.rate", "fork.rate", "interval", "propagation.50", "propagation.99"} {
		if f.Of(name).Known() {
			t.Errorf("%s is %v before the first block", name, f.Of(name))
		}
	}
	if f.Float("supply") != float64(50*chain.Coin) {
		t.Errorf("%s, expected genesis' 50 coins", f.Say(figure.Unit.Text, "supply {supply}"))
	}
}
