package node

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
	"example.com/sosocoin/sim/node/conduct"
	"example.com/sosocoin/sim/node/inflight"
	"example.com/sosocoin/sim/node/orphanage"
	"example.com/sosocoin/sim/node/samples"
	"example.com/sosocoin/sim/node/wire"
)

// Config is what all nodes of a world share.
type Config struct {
	Store *chain.Store
	Relay RelayMode

	// RequestTimeout is how long a node waits for an answer before it asks
	// somebody else. KeepAlive is how long it goes without a new block before
	// it tells a neighbour its tip, so that a lost announcement cannot leave it
	// behind for ever.
	RequestTimeout, KeepAlive netsim.Time

	Processing, BlockProcessing netsim.Time // from having to sending a message, or blocks
	Uploads                     int         // blocks, or batches of them, that a node sends at once; 0: any number

	// Forks are the rules that nodes enforce, or did, besides those of the start. The world
	// appends to it between windows only.
	Forks []chain.RuleSet

	Compact compact.Model // of payloads, where the relay has compact blocks

	// Payees are the first addresses of all nodes, by number. The world appends
	// to it between windows only.
	Payees []chain.Address

	// Base is the block that new nodes begin with. What is older is forgotten. The
	// world changes it between windows only.
	Base *chain.Entry

	searches *sync.Pool // of *chain.Search, with which miners take turns: see ready
	shared   *wire.Shared
}

// ready makes what nodes share besides what they are given. It is called between windows.
func (c *Config) ready() {
	if c.searches == nil {
		c.searches = &sync.Pool{New: func() any { return &chain.Search{} }}
		c.shared = &wire.Shared{}
	}
}

// Node is one node. Its methods with an Env run between windows or on the
// node's own turn; the others are for observers between windows.
type Node struct {
	// What every announcement is looked up in lies together, at the beginning: with many nodes
	// none of it is in a cache when one comes.
	watch    samples.Series // of the mempool
	conduct  *conduct.Book  // nil: the node bans nobody, and nobody has done anything
	requests requests
	chain    chain.Chain
	config   *Config

	events []Event
	pool   *chain.Mempool
	wallet *chain.Wallet
	payTo  chain.Address // of the wallet's first key: where rewards go
	miner  miner

	policy policy

	policies *Policies // nil: those that all begin with
	face     *face     // see poolFor

	orphans orphanage.Blocks
	waiting orphanage.Txs
	fetches fetches
	lastInv any // see announcing
	asking  inflight.Questions

	early []*chain.Entry // see offerLater

	payer      *payer // nil: the node was never told to make payments
	quietSince netsim.Time

	compact compactRelay
	uploads inflight.Uploads
}

// New makes a node that owns the given keys, at least one, and enforces the given rules.
func New(config *Config, rules chain.RuleSet, keys ...chain.Key) *Node {
	config.ready()
	wallet := chain.NewWallet(keys...)
	wallet.Forget(config.Base)
	return &Node{
		payTo:  keys[0].Address(),
		config: config,
		chain:  *chain.NewChainFrom(config.Base, rules),
		pool:   chain.NewMempool(chain.MempoolConfig{}),
		wallet: wallet,

		watch: samples.None(),

		policy:  newPolicy(Honest{}),
		compact: compactRelay{Role: compact.Role{Speaks: config.Relay.Compact}},
	}
}

// Clone returns a node in the same state, which goes its own way from here.
func (n *Node) Clone(config *Config) *Node {
	config.ready()
	c := *n
	c.config = config
	c.chain, c.pool, c.wallet = *n.chain.Clone(), n.pool.Clone(), n.wallet.Clone()
	c.orphans, c.waiting = slices.Clone(n.orphans), slices.Clone(n.waiting)
	c.fetches, c.asking = fetches{n.fetches.Clone()}, n.asking.Clone()
	c.requests, c.policy, c.face = requests{n.requests.Clone()}, n.policy.clone(), nil
	c.watch = n.watch.Clone()
	if n.payer != nil {
		payer := *n.payer
		c.payer = &payer
	}
	c.conduct, c.early = n.conduct.Clone(), slices.Clone(n.early)
	c.events, c.uploads = slices.Clone(n.events), slices.Clone(n.uploads)
	return &c
}

// Chain is what the node knows of the block tree.
func (n *Node) Chain() *chain.Chain { return &n.chain }

// Pool is the node's mempool.
func (n *Node) Pool() *chain.Mempool { return n.pool }

// PoolSizes is how large the mempool was, for an observer who has them noted.
func (n *Node) PoolSizes() *samples.Series { return &n.watch }

// Wallet holds the node's keys.
func (n *Node) Wallet() *chain.Wallet { return n.wallet }

// Orphans is the number of blocks that wait for their parent.
func (n *Node) Orphans() int { return len(n.orphans) }

// Syncing reports whether the node waits for blocks that it asked a neighbour for.
func (n *Node) Syncing() bool { return len(n.fetches.Open) > 0 }

// Handle reacts to one packet: for each message there is a function, and a timer says itself
// what its node does.
func (n *Node) Handle(env *netsim.Env, p netsim.Packet) {
	if n.watch.Due(env.At()) {
		n.watch.Note(env.At(), n.pool.Len())
	}
	if n.conduct != nil {
		handleGuarded(n, env, p)
		return
	}
	n.handle(env, p)
}

func (n *Node) handle(env *netsim.Env, p netsim.Packet) {
	if hear(n, env, p) {
		return
	}
	if t, ok := p.Msg.(timer); ok {
		t.fire(n, env)
		return
	}
	n.heed(env, p.Msg)
}

// heed reacts to word from the engine.
func (n *Node) heed(env *netsim.Env, msg any) {
	switch m := msg.(type) {
	case netsim.Started, netsim.Restarted:
		start(n, env)
	case netsim.Crashed:
		n.forget()
	case netsim.Thawed:
		n.miner.restart(n, env)
	case netsim.LinkUp:
		n.greet(env, m.Peer)
	case netsim.LinkDown:
		n.fetches.gone(n, env, m.Peer)
	default:
		panic(fmt.Sprintf("node: message of unknown type %T", msg))
	}
}

// start sets the timers that every running node has.
func start(n *Node, env *netsim.Env) {
	n.quietSince = env.At()
	if !n.config.Relay.Silent {
		env.After(n.config.KeepAlive, keepAlive{})
	}
	n.payer.restart(env)
	awaitEnds(n, env)
	n.policy.begin(n, env)
	n.miner.restart(n, env)
}

// forget loses what a process keeps in memory: the chain and the keys are on
// disk, the rest is gone.
func (n *Node) forget() {
	n.pool.Clear()
	n.fetches.Clear()
	if n.conduct != nil {
		n.conduct.Forget()
	}
	n.early = nil
	n.orphans, n.waiting, n.requests.Open, n.asking.Open, n.uploads = nil, nil, nil, nil, nil
}

func milliseconds(t netsim.Time) int64 { return int64(t / netsim.Millisecond) }

// Clock is the node's clock in the unit of block headers.
func clock(env *netsim.Env) int64 { return milliseconds(env.Now()) }

func simTime(d time.Duration) netsim.Time { return netsim.Time(d) }
