package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/tries"
)

// Mining is real hashing in virtual time: package tries says how. A find is void if the tip has
// moved by its moment. So each block carries real work, the race is decided by the hashes, and a
// block costs about its difficulty in hashes however many nodes race.

// miningMode says when a node mines.
type miningMode uint8

const (
	miningOff miningMode = iota
	miningOne            // until it has found one block
	miningOn
)

// miner is what a node remembers of its mining.
type miner struct {
	tries.Rhythm
	mode     miningMode
	resting  bool           // the strategy does not want to mine on the present parent
	late     *chain.Entry   // the parent of the template, while that is an old one: see delays; else nil
	gen      uint64         // voids timers of an earlier template
	next     uint64         // the first try that is not hashed yet
	template chain.Template // zero: to be made anew
	version  uint64         // of the mempool that it was made from
	first    uint64         // the first try on the template
	hashes   uint64         // tried so far
}

// Timers of a miner, which a later template voids.
type (
	mineOn    struct{ gen uint64 } // the slice ended without a find
	mineTry   struct{ gen uint64 } // the moment of a slow node's next try
	mineFound struct {             // the moment of a try that reached the target
		gen   uint64
		nonce uint64
		time  int64 // header time: the node's clock at the try, ms
	}
)

func (x mineOn) fire(n *Node, env *netsim.Env) {
	if n.miner.current(x.gen) {
		n.miner.slice(n, env)
	}
}

// mining reports whether the node mines.
func (m *miner) mining() bool { return m.wanted() && !m.resting }

// wanted reports whether the operator wants the node to mine.
func (m *miner) wanted() bool { return m.mode != miningOff && m.Rate > 0 }

// current reports whether a timer still counts.
func (m *miner) current(gen uint64) bool { return gen == m.gen && m.mining() }

// Mining reports whether the node is mining.
func (n *Node) Mining() bool { return n.miner.mining() }

// Told reports what the node was told last: to mine one block, which it has not found yet, or
// to go on mining. Without a hash rate it does neither.
func (n *Node) Told() (one, on bool) {
	return n.miner.mode == miningOne, n.miner.mode == miningOn
}

// Hashes is the number of hashes that the node has tried so far.
func (n *Node) Hashes() uint64 { return n.miner.hashes }

// HashRate is the node's hashes per virtual second when it mines.
func (n *Node) HashRate() float64 { return n.miner.Rate }

// Mine starts mining until told otherwise, or stops it.
func (n *Node) Mine(env *netsim.Env, on bool) {
	n.miner.mode = miningOff
	if on {
		n.miner.mode = miningOn
	}
	n.miner.restart(n, env)
}

// MineOne mines until the node has found one block. It reports false, and
// changes nothing, when the node is mining already.
func (n *Node) MineOne(env *netsim.Env) bool {
	if n.miner.mode != miningOff {
		return false
	}
	n.miner.mode = miningOne
	n.miner.restart(n, env)
	return true
}

// SetHashRate sets the hashes per virtual second.
func (n *Node) SetHashRate(env *netsim.Env, rate float64) {
	n.miner.Rate = rate
	if rate > 0 {
		n.miner.Begin(env)
	}
	n.miner.restart(n, env)
}

// ClockSet tells the node that its clock was set: the tries that it has hashed
// ahead carry times of the old clock.
func (n *Node) ClockSet(env *netsim.Env) { n.miner.restart(n, env) }

// restart begins anew, on the present parent.
func (m *miner) restart(n *Node, env *netsim.Env) {
	m.gen++
	m.template, m.late = chain.Template{}, nil
	m.resting = n.policy.rester != nil && n.policy.rester.Rests(n)
	if !m.mining() {
		return
	}
	m.next = m.After(env.At())
	if m.slow(n) {
		m.await(env)
		return
	}
	m.slice(n, env)
}

// follow goes over to a new parent, if it is no longer the one before. A slow node has
// hashed nothing ahead that would be void.
func (m *miner) follow(n *Node, env *netsim.Env, before *chain.Entry) {
	if n.Parent() == before || m.delays(n, env, before) {
		return
	}
	if m.mining() && m.slow(n) && n.policy.rester == nil {
		m.template = chain.Template{}
		return
	}
	m.restart(n, env)
}

// slow reports whether a slice would be less than one try.
func (m *miner) slow(n *Node) bool { return m.PerSlice(n.config.Store.Params().Interval) < 1 }

// await sets the timer of a slow node's next try.
func (m *miner) await(env *netsim.Env) { env.After(m.At(m.next)-env.At(), mineTry{m.gen}) }

// fire makes the try that is due, and waits for the next.
func (x mineTry) fire(n *Node, env *netsim.Env) {
	m := &n.miner
	if !m.current(x.gen) {
		return
	}
	m.renewTemplate(n)
	nonce := m.Nonce(m.next)
	headerTime := m.date(n, clock(env), m.earliestTime(n))
	m.hashes++
	m.next++
	m.await(env)
	if m.template.Try(nonce, headerTime) {
		m.found(n, env, m.template.Block(nonce, headerTime))
	}
}

// renewTemplate makes a template where there is none, or an old one.
func (m *miner) renewTemplate(n *Node) {
	if m.template.IsZero() || m.version != n.pool.Version() && m.late == nil {
		parent, pool := n.Parent(), n.pool
		if parent != n.chain.Tip() {
			pool = nil // it follows the tip
		}
		if n.policy.chooser != nil {
			pool = n.policy.chooser.Choose(n, parent)
		}
		m.template, m.version = *chain.NewTemplateBy(parent, pool, wishOf(n, parent)), n.pool.Version()
		m.first = m.next
	}
}

// slice hashes the next slice and sets a timer for what comes of it.
func (m *miner) slice(n *Node, env *netsim.Env) {
	m.renewTemplate(n)
	skew := env.Now() - env.At()
	earliest := m.earliestTime(n)
	last := m.next + m.SliceLength(n.config.Store.Params().Interval) - 1
	search := n.config.searches.Get().(*chain.Search)
	defer n.config.searches.Put(search)
	search.Begin(&m.template)
	for k := m.next; k <= last; k += 2 { // two at a time
		var at [2]netsim.Time
		var times [2]int64
		for i := range at {
			at[i] = m.At(k + uint64(i))
			times[i] = m.date(n, milliseconds(at[i]+skew), earliest)
		}
		won := uint64(search.TryTwo(m.Nonce(k), times))
		m.hashes += min(won+1, 2, last-k+1)
		if won < 2 && k+won <= last {
			env.After(at[won]-env.At(), mineFound{m.gen, m.Nonce(k + won), times[won]})
			return
		}
	}
	m.next = last + 1
	env.After(m.At(last)-env.At(), mineOn{m.gen})
}

// date is the time that a block claims which is tried at a moment of the node's clock.
func (m *miner) date(n *Node, clock, earliest int64) int64 {
	if n.policy.dater != nil {
		clock = n.policy.dater.Date(n, n.Parent(), clock)
	}
	return max(clock, earliest)
}

// earliestTime is the earliest header time that the rules allow on the present
// parent: a miner whose clock is behind must not waste its work on a block that it
// would refuse itself.
func (m *miner) earliestTime(n *Node) int64 {
	limit := milliseconds(simTime(n.config.Store.Params().PastLimit))
	return n.Parent().Block().Header.Time - limit
}

// fire publishes the block whose time has come, unless it is void.
func (x mineFound) fire(n *Node, env *netsim.Env) {
	m := &n.miner
	if x.gen != m.gen || m.template.IsZero() {
		return
	}
	m.found(n, env, m.template.Block(x.nonce, x.time))
	if m.gen == x.gen {
		n.miner.restart(n, env) // a block that its own finder refuses must not end its mining
	}
}

// found takes a block that this node has found.
func (m *miner) found(n *Node, env *netsim.Env, b *chain.Block) {
	block, err := n.config.Store.AddOn(m.ownNews(n), b)
	if err != nil {
		panic(err) // the parent is a block that this node has, so the store has it too
	}
	if m.mode == miningOne {
		m.mode = miningOff
	}
	n.tell(env, Event{Verb: Mined, Peer: env.ID(), Block: block})
	n.receive(env, env.ID(), block)
}
