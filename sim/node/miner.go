package node

import (
	"math"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Mining is real hashing in virtual time. A node with r hashes per virtual
// second makes one try in each period of 1/r, at a random place in it, whatever
// it works on: a new tip changes the template and not the tries. So at any moment
// a node is as likely to try as at any other, whatever its neighbours do, even
// where it makes less than one try a block. (Tries at equal distances would keep
// the offset between two nodes for ever, and a race of few tries would depend on
// it.) The node hashes its next slice of tries at once, on its own goroutine; if
// one of them reaches the target, a timer brings it back at the very moment of
// that try, and if the tip has moved by then, the find is void. So each block
// carries real work, the race is decided by the hashes, and a block costs about
// its difficulty in hashes however many nodes race.
//
// A slow node, which makes only a few tries while a block spreads from one end of its
// interval to the other, does not hash ahead: most of it would be void. It makes each
// try at the moment of that try.

// Bounds of a slice: so many tries are worth making a template for, and no more,
// so that a very fast node does not keep the program from answering Ctrl-C.
const (
	minSlice = 8
	maxSlice = 1 << 14
)

// sliceParts is how many slices make up a node's share of one block: a new tip
// voids half a slice on average, so this many parts waste 1/(2*sliceParts) of
// the hashing.
const sliceParts = 4

// miningMode says when a node mines.
type miningMode uint8

const (
	miningOff miningMode = iota
	miningOne            // until it has found one block
	miningOn
)

type miner struct {
	mode     miningMode
	rate     float64        // hashes per virtual second
	phase    netsim.Time    // when the period of try 0 begins
	gen      uint64         // voids timers of an earlier template
	nonce    uint64         // of try 0
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

func (x mineOn) fire(n *Node, env *netsim.Env) { n.mineSlice(env, x.gen) }

// Mining reports whether the node is mining.
func (n *Node) Mining() bool { return n.miner.mode != miningOff && n.miner.rate > 0 }

// Hashes is the number of hashes that the node has tried so far.
func (n *Node) Hashes() uint64 { return n.miner.hashes }

// HashRate is the node's hashes per virtual second when it mines.
func (n *Node) HashRate() float64 { return n.miner.rate }

// Mine starts mining until told otherwise, or stops it.
func (n *Node) Mine(env *netsim.Env, on bool) {
	n.miner.mode = miningOff
	if on {
		n.miner.mode = miningOn
	}
	n.remine(env)
}

// MineOne mines until the node has found one block. It reports false, and
// changes nothing, when the node is mining already.
func (n *Node) MineOne(env *netsim.Env) bool {
	if n.miner.mode != miningOff {
		return false
	}
	n.miner.mode = miningOne
	n.remine(env)
	return true
}

// SetHashRate sets the hashes per virtual second. The present moment lies somewhere
// in a period, so that the first try is as likely to come now as any later one.
func (n *Node) SetHashRate(env *netsim.Env, rate float64) {
	n.miner.rate = rate
	if rate > 0 {
		n.miner.phase = env.At() - netsim.Time(env.Rand().Float64()*n.period())
		n.miner.nonce = env.Rand().Uint64()
	}
	n.remine(env)
}

// ClockSet tells the node that its clock was set: the tries that it has hashed
// ahead carry times of the old clock.
func (n *Node) ClockSet(env *netsim.Env) { n.remine(env) }

// period is the time for one try in nanoseconds.
func (n *Node) period() float64 { return float64(netsim.Second) / n.miner.rate }

// tryTime is when the k-th try is made.
func (n *Node) tryTime(k uint64) netsim.Time {
	return n.miner.phase + netsim.Time((float64(k)+n.miner.place(k))*n.period())
}

// place is where in its period the k-th try lies, from 0 up to 1: random bits that
// follow from the seed, the node and k, since the first nonce does. They are mixed as in
// SplitMix64 (Steele, Lea and Flood 2014).
func (m *miner) place(k uint64) float64 {
	x := m.nonce + k
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	x ^= x >> 31
	return float64(x>>11) / (1 << 53)
}

// tryAfter is the number of the first try later than t.
func (n *Node) tryAfter(t netsim.Time) uint64 {
	k := uint64(max(float64(t-n.miner.phase)/n.period()-1, 0)) // the quotient is rounded
	for n.tryTime(k) <= t {
		k++
	}
	return k
}

// remine begins anew, on the present tip.
func (n *Node) remine(env *netsim.Env) {
	m := &n.miner
	m.gen++
	m.template = chain.Template{}
	if !n.Mining() {
		return
	}
	m.next = n.tryAfter(env.At())
	if n.slow() {
		n.awaitTry(env)
		return
	}
	n.mineSlice(env, m.gen)
}

// mineOnTip goes over to a new tip. A slow node has hashed nothing ahead that were void.
func (n *Node) mineOnTip(env *netsim.Env) {
	if n.Mining() && n.slow() {
		n.miner.template = chain.Template{}
		return
	}
	n.remine(env)
}

// slow reports whether a slice would be less than one try.
func (n *Node) slow() bool { return n.triesPerSlice() < 1 }

func (n *Node) awaitTry(env *netsim.Env) {
	env.After(n.tryTime(n.miner.next)-env.At(), mineTry{n.miner.gen})
}

// fire makes the try that is due, and waits for the next.
func (x mineTry) fire(n *Node, env *netsim.Env) {
	m := &n.miner
	if x.gen != m.gen || !n.Mining() {
		return
	}
	n.renewTemplate()
	nonce := m.nonce + m.next
	headerTime := max(clock(env), n.earliestTime())
	m.hashes++
	m.next++
	n.awaitTry(env)
	if m.template.Try(nonce, headerTime) {
		n.found(env, m.template.Block(nonce, headerTime))
	}
}

// renewTemplate makes a template where there is none, or an old one.
func (n *Node) renewTemplate() {
	m := &n.miner
	if m.template.IsZero() || m.version != n.pool.Version() {
		parent, pool := n.Parent(), n.pool
		if parent != n.chain.Tip() {
			pool = nil // it follows the tip
		}
		m.template, m.version = *chain.NewTemplate(parent, pool, n.payTo), n.pool.Version()
		m.first = m.next
	}
}

// mineSlice hashes the next slice and sets a timer for what comes of it.
func (n *Node) mineSlice(env *netsim.Env, gen uint64) {
	m := &n.miner
	if gen != m.gen || !n.Mining() {
		return
	}
	n.renewTemplate()
	skew := env.Now() - env.At()
	earliest := n.earliestTime()
	last := m.next + n.sliceLength() - 1
	for k := m.next; k <= last; k++ {
		m.hashes++
		at := n.tryTime(k)
		headerTime := max(milliseconds(at+skew), earliest)
		if m.template.Try(m.nonce+k, headerTime) {
			env.After(at-env.At(), mineFound{m.gen, m.nonce + k, headerTime})
			return
		}
	}
	m.next = last + 1
	env.After(n.tryTime(last)-env.At(), mineOn{m.gen})
}

// earliestTime is the earliest header time that the rules allow on the present
// parent: a miner whose clock is behind must not waste its work on a block that it
// would refuse itself.
func (n *Node) earliestTime() int64 {
	limit := milliseconds(simTime(n.config.Store.Params().PastLimit))
	return n.Parent().Block().Header.Time - limit
}

// sliceLength is the number of tries in a slice.
func (n *Node) sliceLength() uint64 {
	return uint64(math.Ceil(min(max(n.triesPerSlice(), minSlice), maxSlice)))
}

// triesPerSlice is a slice's part of the tries that the node makes in a block interval.
func (n *Node) triesPerSlice() float64 {
	return n.miner.rate * n.config.Store.Params().Interval.Seconds() / sliceParts
}

// fire publishes the block whose time has come, unless it is void.
func (x mineFound) fire(n *Node, env *netsim.Env) {
	m := &n.miner
	if x.gen != m.gen || m.template.IsZero() {
		return
	}
	n.found(env, m.template.Block(x.nonce, x.time))
	if m.gen == x.gen {
		n.remine(env) // a block that its own finder refuses must not end its mining
	}
}

// found takes a block that this node has found.
func (n *Node) found(env *netsim.Env, b *chain.Block) {
	block, err := n.config.Store.Add(b)
	if err != nil {
		panic(err) // the parent is a block that this node has, so the store has it too
	}
	if n.miner.mode == miningOne {
		n.miner.mode = miningOff
	}
	n.tell(env, Event{Verb: Mined, Peer: env.ID(), Block: block})
	n.receive(env, env.ID(), block)
}
