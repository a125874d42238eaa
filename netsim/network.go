package netsim

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync/atomic"
)

// Exec says which goroutines run the handlers. It never shows in the results.
type Exec uint8

// The executors.
const (
	Goroutines Exec = iota // each node on its own goroutine
	Workers                // a few goroutines that call the handlers of many nodes
	Serial                 // one event after the other from one heap: the oracle for the two others
)

// ExecNames are the names of the executors, in their order.
func ExecNames() []string { return []string{"goroutines", "workers", "serial"} }

// String names the executor.
func (x Exec) String() string {
	if int(x) < len(ExecNames()) {
		return ExecNames()[x]
	}
	return fmt.Sprintf("Exec(%d)", uint8(x))
}

// Config is how a network starts. The zero value is a good one.
type Config struct {
	Seed    uint64 // of all randomness
	Exec    Exec
	Workers int // how many for Workers; 0: as many as GOMAXPROCS

	// Transit is a promise of the handlers: besides its link's delay, a message takes at
	// least so long from the event that it is sent at, over a link of the given bandwidth
	// in bytes per second (0: unlimited). They keep it by SendAfter and by the size of what
	// they send. Windows are longer by it; a message that comes too soon for its window is
	// a panic. nil: 0.
	Transit func(bandwidth float64) Time
}

// Network is nodes, links and virtual time. One goroutine, its driver, owns it;
// only Env is for the handlers. Everything but the running of handlers happens
// between windows, on the driver's goroutine.
type Network struct {
	config  Config
	now     Time
	sched   scheduler
	nodes   []*Env
	busy    bool // handlers run: hands off
	closed  bool
	horizon Time // end of the last window: nothing sent arrives before it
	failed  *failure

	panicked *atomic.Bool // a handler, in this window

	shortest Time // least travel time of all links
	stale    bool // shortest must be computed anew

	shared map[LinkParams]*LinkParams
	powers *powers // for jitter

	parted bool
	oneWay bool
	group  []int32 // by node, while parted
	groups int
	faulty int      // directed links that are cut or held
	frozen []NodeID // rising

	copies   uint64 // made by Duplicate
	own      account
	active   []NodeID
	flagged  []NodeID // of active
	raised   []NodeID // that may have put their flag up since the last window, between windows
	tap      func(TapEvent)
	tapOrder []key  // scratch of settle
	restored []pair // scratch of refresh
}

// New makes a network without nodes at time 0.
func New(config Config) *Network {
	if config.Workers <= 0 {
		config.Workers = runtime.GOMAXPROCS(0)
	}
	n := &Network{config: config, shortest: Never, powers: newPowers(), shared: map[LinkParams]*LinkParams{}, panicked: new(atomic.Bool)}
	n.own.net = n
	if config.Exec == Serial {
		n.sched = newSerial(n)
	} else {
		n.sched = newWindowed(n)
	}
	return n
}

// Add adds a node with its program, which is given Started before Add returns. In
// a partition the node joins the last group.
func (n *Network) Add(h Handler) NodeID {
	n.idle("Add")
	id := NodeID(len(n.nodes))
	seed := n.config.Seed
	e := &Env{net: n, id: id, handler: h, now: n.now, nextTimer: Never, scheduled: Never, digest: mix(labelNode, uint64(id))}
	e.source = rand.NewPCG(mix(mix(seed, labelNode), uint64(id)), mix(mix(seed, labelNode2), uint64(id)))
	e.rand = rand.New(e.source)
	n.nodes = append(n.nodes, e)
	n.group = append(n.group, int32(max(n.groups-1, 0)))
	n.sched.addNode(e)
	n.control(e, Started{})
	n.settle()
	return id
}

// Nodes returns how many nodes there are.
func (n *Network) Nodes() int { return len(n.nodes) }

// Handler returns the program of a node.
func (n *Network) Handler(id NodeID) Handler { return n.nodes[id].handler }

// Now returns the time up to which everything has happened.
func (n *Network) Now() Time { return n.now }

// Next returns when the earliest packet arrives and when the earliest timer fires;
// Never where there is none. To take one step, AdvanceTo one nanosecond after.
func (n *Network) Next() (packet, timer Time) { return n.sched.next() }

// Earliest returns when the earliest of both happens.
func (n *Network) Earliest() Time { return n.sched.earliest() }

// Call runs f as the node at Now, between windows: so a command reaches a node.
// What f sends counts like everything else. What a crashed node sends is dropped.
func (n *Network) Call(id NodeID, f func(*Env)) {
	n.idle("Call")
	n.within(n.nodes[id], f)
	n.settle()
}

// control gives a control message to a node, or keeps it for a frozen one.
func (n *Network) control(e *Env, m any) {
	if _, crash := m.(Crashed); !crash {
		switch e.state {
		case StateCrashed:
			return
		case StateFrozen:
			e.notices = append(e.notices, m)
			return
		}
	}
	n.within(e, func(e *Env) {
		e.handler.Handle(e, Packet{At: n.now, Dst: e.id, Src: e.id, Sent: n.now, Msg: m})
	})
}

// within runs f as the node between windows.
func (n *Network) within(e *Env, f func(*Env)) {
	n.busy = true
	e.now = n.now
	func() {
		finished := false
		defer e.recoverPanic(&finished)
		f(e)
		finished = true
	}()
	n.sched.synced(e)
	n.busy = false
	if e.flagged {
		n.raised = append(n.raised, e.id)
	}
	n.check([]NodeID{e.id})
}

// idle panics when a handler, or the driver after Close or a panic, calls what is
// only for the driver between windows.
func (n *Network) idle(op string) {
	switch {
	case n.busy:
		panic("netsim: " + op + " called while handlers run")
	case n.closed:
		panic("netsim: " + op + " called after Close")
	case n.failed != nil:
		panic(n.failed.HandlerPanic)
	}
}

// Close ends all goroutines of the network. Reading it stays allowed, and closing
// it again does nothing.
func (n *Network) Close() {
	if !n.closed {
		n.closed = true
		n.sched.close()
	}
}
