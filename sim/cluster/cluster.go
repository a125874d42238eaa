package cluster

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/node/payments"
	"example.com/sosocoin/sim/settings"
)

// Cluster is a network of nodes. One goroutine owns it.
type Cluster struct {
	Config   settings.Config // what it was made from
	Shared   *node.Config    // of all nodes
	Network  *netsim.Network
	Nodes    []*node.Node
	Workload payments.Workload // of the whole network
	Running  int               // nodes that are not crashed
	Owners   Owners
	Paid     Payments
	Made     uint64 // blocks that were made by hand so far

	rules   chain.RuleSet
	link    netsim.LinkParams // of links made from now on, where no regions say it
	between between           // of the same, where regions say it
	region  []int             // by node, its place among the regions; shared, never written to
	called  Called            // shared, never written to
	renamed int               // how often a node or an address got a name
	added   []int             // and
	started []int             // that nobody has taken note of yet
	source  *rand.PCG         // of Random
	// Random is for the choices of commands, such as a new node's peers.
	Random *rand.Rand
}

// commandStream tells the random numbers for commands from all others of a seed: "world" in
// ASCII.
const commandStream = 0x776f726c64

// firstWorld is added to a seed for the nodes' and the network's random numbers. It makes
// the world of seed 1, which is the first that anybody sees, one in which things happen
// soon: the default world has a block after 2.5 s and a fork after 22.
const firstWorld = 2271

// New makes a cluster without nodes.
func New(config settings.Config, shared *node.Config) *Cluster {
	c := &Cluster{
		Config: config, Shared: shared,
		Network:  netsim.New(netsim.Config{Seed: config.Seed + firstWorld, Exec: config.Exec, Transit: shared.Transit}),
		Workload: payments.Workload{PerSecond: config.TxRate},
		rules:    chain.AllRules(), link: config.Link(), between: newBetween(&config), source: rand.NewPCG(config.Seed, commandStream),
	}
	c.Random = rand.New(c.source)
	if config.Regions != nil {
		c.region = config.Regions.Place(config.Nodes, config.Seed)
	}
	return c
}

// Clone returns a cluster in the same state that goes its own way from here.
func (c *Cluster) Clone() *Cluster {
	shared, source := *c.Shared, *c.source
	shared.Payees, shared.Forks = slices.Clip(shared.Payees), slices.Clip(shared.Forks)
	c.Owners.Lend() // to the copy
	d := *c
	d.Shared, d.source, d.Random = &shared, &source, rand.New(&source)
	d.Nodes, d.added, d.started = nil, slices.Clone(c.added), slices.Clone(c.started)
	d.Network = c.Network.Clone(func(_ netsim.NodeID, h netsim.Handler) netsim.Handler {
		n := h.(*node.Node).Clone(d.Shared)
		d.Nodes = append(d.Nodes, n)
		return n
	})
	return &d
}

// Now is the present virtual time.
func (c *Cluster) Now() netsim.Time { return c.Network.Now() }

// Base is the oldest block that nodes keep: what a node begins with that is added now.
func (c *Cluster) Base() *chain.Entry { return c.Shared.Base }

// Call has a node do something now.
func (c *Cluster) Call(id int, f func(*netsim.Env)) { c.Network.Call(netsim.NodeID(id), f) }

// AddNode adds a node without links.
func (c *Cluster) AddNode() int {
	id := len(c.Nodes)
	key := c.Key(id, 0)
	c.Shared.Payees = append(c.Shared.Payees, key.Address())
	c.Own(key.Address(), id)
	n := node.New(c.Shared, c.rules, key)
	c.Nodes = append(c.Nodes, n)
	c.added = append(c.added, id)
	c.starts(id)
	return int(c.Network.Add(n))
}

// starts notes that a node runs from now on.
func (c *Cluster) starts(id int) {
	c.Running++
	c.started = append(c.started, id)
}

// TakeNews returns the nodes that were added since the last call, and those that began to run,
// added ones included.
func (c *Cluster) TakeNews() (added, started []int) {
	added, started = c.added, c.started
	c.added, c.started = nil, nil
	return added, started
}

// Crash stops a node that is not crashed.
func (c *Cluster) Crash(id int) {
	Must(c.Network.Crash(netsim.NodeID(id)))
	c.Running--
}

// Restart starts a crashed node.
func (c *Cluster) Restart(id int) {
	Must(c.Network.Restart(netsim.NodeID(id)))
	c.starts(id)
}

// SetClock sets how far a node's clock is off true time.
func (c *Cluster) SetClock(id int, offset netsim.Time) {
	Must(c.Network.Skew(netsim.NodeID(id), offset))
	c.Call(id, c.Nodes[id].ClockSet)
}

// SpreadPayments gives each node its part of the network's random payments.
func (c *Cluster) SpreadPayments() {
	part := c.Workload
	part.PerSecond /= float64(len(c.Nodes))
	for id, n := range c.Nodes {
		c.Call(id, func(env *netsim.Env) { n.SetWorkload(env, part) })
	}
}

// Key is the n-th key of a node: a pure function of the seed, so that a world
// has the same keys in every run.
func (c *Cluster) Key(id, n int) chain.Key {
	seed := []byte("sosocoin wallet")
	for _, part := range []uint64{c.Config.Seed, uint64(id), uint64(n)} {
		seed = binary.BigEndian.AppendUint64(seed, part)
	}
	return chain.NewKey(chain.HashOf(seed))
}

// Must is for what validation has made impossible.
func Must(err error) {
	if err != nil {
		panic(err)
	}
}
