package netsim_test

import (
	"fmt"
	"math/rand/v2"

	"example.com/sosocoin/netsim"
)

// rumour is a message that lives for a few hops.
type rumour struct {
	id   uint64
	hops int
	size int
}

func (r *rumour) Size() int         { return r.size }
func (r *rumour) Kind() netsim.Kind { return netsim.Kind(r.id % netsim.Kinds) }

type (
	tick  struct{} // comes back every so often
	later struct{ r *rumour }
)

// gossip is a protocol that uses all that an Env offers, and folds all that it
// sees: whatever differs between two runs shows in the digest.
type gossip struct {
	seen    int
	ticking int // ticks left, so that a world comes to rest
	crashes int
	log     uint64
	last    netsim.Timer
	work    netsim.Time // before each message
}

func (g *gossip) Handle(e *netsim.Env, p netsim.Packet) {
	g.note(e, uint64(p.At), uint64(e.At()), uint64(e.Now()), uint64(p.Src), p.Seq, uint64(len(e.Peers())))
	switch m := p.Msg.(type) {
	case netsim.Started, netsim.Restarted:
		g.note(e, 1)
		e.After(netsim.Time(e.Rand().Int64N(int64(300*netsim.Millisecond))), tick{})
	case netsim.Thawed:
		g.note(e, 2)
		e.After(0, tick{})
	case netsim.Crashed:
		g.crashes++
		e.After(0, tick{})
		g.tell(e, 2)
	case netsim.LinkUp:
		g.note(e, 3, uint64(m.Peer))
		e.SendAfter(g.work, m.Peer, g.rumour(e))
	case netsim.LinkDown:
		g.note(e, 4, uint64(m.Peer))
		e.SendAfter(g.work, m.Peer, g.rumour(e))
	case tick:
		g.tick(e)
	case later:
		g.tell(e, m.r.hops)
	case *rumour:
		g.seen++
		if m.hops == 1 {
			e.Flag()
		}
		g.pass(e, m)
	}
}

func (g *gossip) note(e *netsim.Env, facts ...uint64) {
	for _, x := range facts {
		g.log = g.log*31 + x
	}
	e.Fold(g.log)
}

func (g *gossip) rumour(e *netsim.Env) *rumour {
	return &rumour{id: e.Rand().Uint64(), hops: e.Rand().IntN(4), size: e.Rand().IntN(2000)}
}

func (g *gossip) tick(e *netsim.Env) {
	g.ticking--
	if g.ticking < 0 {
		return
	}
	g.tell(e, 3)
	e.After(netsim.Time(e.Rand().Int64N(int64(200*netsim.Millisecond))), tick{})
}

// tell sends a new rumour to a node at random, neighbour or not, and one to a peer.
func (g *gossip) tell(e *netsim.Env, hops int) {
	if peers := e.Peers(); len(peers) > 0 {
		r := g.rumour(e)
		r.hops = hops
		e.SendAfter(g.work, peers[e.Rand().IntN(len(peers))], r)
	}
	if e.Rand().IntN(8) == 0 {
		e.SendAfter(g.work, netsim.NodeID(e.Rand().IntN(20)), g.rumour(e))
	}
}

func (g *gossip) pass(e *netsim.Env, r *rumour) {
	if r.hops == 0 {
		return
	}
	next := &rumour{id: r.id, hops: r.hops - 1, size: r.size}
	switch e.Rand().IntN(4) {
	case 0: // answer at once, and again inside the window that is running
		e.After(0, later{next})
		e.After(-netsim.Second, later{next})
	case 1:
		e.After(netsim.Time(e.Rand().Int64N(1000)), later{next})
		e.Cancel(g.last) // it may have fired, or be of this window
		g.last = e.After(netsim.Time(e.Rand().Int64N(int64(400*netsim.Millisecond))), later{next})
	case 2:
		e.Broadcast(g.work, next, nil)
	default:
		if peers := e.Peers(); len(peers) > 0 {
			at := e.SendAfter(g.work+netsim.Time(e.Rand().Int64N(int64(netsim.Millisecond)))-1000, peers[e.Rand().IntN(len(peers))], next)
			g.note(e, uint64(at))
		}
	}
}

// action is one thing done to a network between windows.
type action struct {
	at   netsim.Time
	text string
	do   func(*netsim.Network)
}

// story is a random world: how it begins and all that is done to it.
type story struct {
	seed    uint64
	nodes   int
	links   []func(*netsim.Network)
	actions []action
	end     netsim.Time
}

// newStory makes up the story of a seed. Actions may be wrong on purpose (cut what is
// no link, crash what is down): the network must refuse them and stay as it was.
func newStory(seed uint64) *story {
	rnd := rand.New(rand.NewPCG(seed, 7))
	s := &story{seed: seed, nodes: 1 + rnd.IntN(12), end: 3 * netsim.Second}
	scale := []netsim.Time{0, 1, netsim.Millisecond, 100 * netsim.Millisecond}[rnd.IntN(4)]
	specs := []string{"full", "ring", "line", "star", "random:3", "smallworld:4", "outbound:2"}
	edges, err := netsim.Topology(specs[rnd.IntN(len(specs))], s.nodes, seed)
	if err != nil {
		panic(err)
	}
	for _, edge := range edges {
		p := randomParams(rnd, scale)
		s.links = append(s.links, func(n *netsim.Network) {
			must(n.Link(netsim.NodeID(edge.A), netsim.NodeID(edge.B), p))
		})
	}
	var at netsim.Time
	for range rnd.IntN(40) {
		at += netsim.Time(rnd.Int64N(int64(150 * netsim.Millisecond)))
		text, do := randomAction(rnd, s.nodes, scale, s.work())
		s.actions = append(s.actions, action{at, text, do})
	}
	s.end = max(s.end, at+netsim.Second)
	return s
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func randomParams(rnd *rand.Rand, scale netsim.Time) netsim.LinkParams {
	p := netsim.LinkParams{Delay: scale}
	if scale > 0 {
		p.Delay += netsim.Time(rnd.Int64N(int64(scale) + 1))
	}
	if rnd.IntN(2) == 0 {
		p.Jitter = netsim.Jitter{Dist: netsim.JitterDist(rnd.IntN(3)), Amount: netsim.Time(rnd.Int64N(int64(50 * netsim.Millisecond)))}
		if p.Jitter.Dist == netsim.Pareto {
			p.Delay = max(p.Delay, 1)
		}
	}
	if rnd.IntN(3) == 0 {
		p.Bandwidth = 1000 + 50_000*rnd.Float64()
	}
	if rnd.IntN(3) == 0 {
		p.Loss = rnd.Float64() / 2
	}
	return p
}

func randomAction(rnd *rand.Rand, nodes int, scale, work netsim.Time) (string, func(*netsim.Network)) {
	node := func() netsim.NodeID { return netsim.NodeID(rnd.IntN(nodes + 1)) } // one too many: refused
	a, b := node(), node()
	if rnd.IntN(2) == 0 { // neighbours on a ring or a line: likely to be linked
		b = (a + 1) % netsim.NodeID(nodes)
	}
	p := randomParams(rnd, scale/netsim.Time(1+rnd.IntN(10))) // may be faster than all links before
	skew := netsim.Time(rnd.Int64N(int64(netsim.Second))) - netsim.Second/2
	groups, oneWay := randomGroups(rnd, nodes), rnd.IntN(3) == 0
	own, pick := netsim.NodeID(rnd.IntN(nodes)), rnd.IntN(20)
	table := []struct {
		text string
		do   func(*netsim.Network)
	}{
		{fmt.Sprint("crash ", a), func(n *netsim.Network) { _ = n.Crash(a) }},
		{fmt.Sprint("restart ", a), func(n *netsim.Network) { _ = n.Restart(a) }},
		{fmt.Sprint("freeze ", a), func(n *netsim.Network) { _ = n.Freeze(a) }},
		{fmt.Sprint("thaw ", a), func(n *netsim.Network) { _ = n.Thaw(a) }},
		{fmt.Sprint("skew ", a, " ", skew), func(n *netsim.Network) { _ = n.Skew(a, skew) }},
		{fmt.Sprint("cut ", a, b), func(n *netsim.Network) { _ = n.Cut(a, b) }},
		{fmt.Sprint("restore ", a, b), func(n *netsim.Network) { _ = n.Restore(a, b) }},
		{fmt.Sprint("hold ", a, b), func(n *netsim.Network) { _ = n.Hold(a, b) }},
		{fmt.Sprint("release ", a, b), func(n *netsim.Network) { _ = n.Release(a, b) }},
		{fmt.Sprint("link ", a, b), func(n *netsim.Network) { _ = n.Link(a, b, p) }},
		{fmt.Sprint("unlink ", a, b), func(n *netsim.Network) { _ = n.Unlink(a, b) }},
		{fmt.Sprint("set ", a, b), func(n *netsim.Network) { _ = n.SetLink(a, b, p) }},
		{fmt.Sprint("partition ", groups, oneWay), func(n *netsim.Network) { _ = n.Partition(groups, oneWay) }},
		{fmt.Sprint("discard ", own), func(n *netsim.Network) {
			if p, ok := flightBy(n, pick); ok {
				must(n.Discard(p.Src, p.Seq))
			}
			_ = n.Discard(a, uint64(pick))
		}},
		{fmt.Sprint("delay ", own), func(n *netsim.Network) {
			if p, ok := flightBy(n, pick); ok {
				must(n.Delay(p.Src, p.Seq, netsim.Time(pick)*scale/5+1))
			}
		}},
		{fmt.Sprint("duplicate ", own), func(n *netsim.Network) {
			if p, ok := flightBy(n, pick); ok {
				_, err := n.Duplicate(p.Src, p.Seq, netsim.Time(pick)*scale/5)
				must(err)
			}
		}},
		{"heal", func(n *netsim.Network) { n.Heal() }},
		{"add", func(n *netsim.Network) { n.Add(&gossip{ticking: 5, work: work}) }},
		{fmt.Sprint("call ", own), func(n *netsim.Network) {
			n.Call(own, func(e *netsim.Env) {
				e.After(netsim.Millisecond, tick{})
				n.Handler(own).(*gossip).tell(e, 3)
			})
		}},
	}
	choice := table[rnd.IntN(len(table))]
	return choice.text, choice.do
}

// flightBy is some packet that is under way or held back.
func flightBy(n *netsim.Network, pick int) (netsim.Packet, bool) {
	var found []netsim.Packet
	for p := range n.InFlight() {
		if n.State(p.Dst) != netsim.StateFrozen { // else it may wait there
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return netsim.Packet{}, false
	}
	return found[pick%len(found)], true
}

func randomGroups(rnd *rand.Rand, nodes int) [][]netsim.NodeID {
	groups := make([][]netsim.NodeID, 1+rnd.IntN(3))
	for id := range nodes {
		if g := rnd.IntN(len(groups) + 1); g < len(groups) {
			groups[g] = append(groups[g], netsim.NodeID(id))
		}
	}
	return groups
}

func (s *story) String() string {
	text := fmt.Sprintf("seed %d: %d nodes, %d links\n", s.seed, s.nodes, len(s.links))
	for _, a := range s.actions {
		text += fmt.Sprintf("  @%dns %s\n", a.at, a.text)
	}
	return text
}
