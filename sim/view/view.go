package view

import (
	"slices"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/nodeset"
)

// View is what the dashboard shows: one immutable snapshot of the world, taken
// between two windows. Nobody writes to a View once it is published, so any
// goroutine may read it; slices are never nil-checked by readers, only ranged.
type View struct {
	Now      netsim.Time
	Seed     uint64
	Clock    Clock
	Timeline Timeline
	Script   *Script // nil: no scenario is played
	Scene    Scene
	Library  []LibraryItem
	Settings Settings

	Nodes  []Node // by ID
	Known  command.Known
	Groups []string // node names per partition group, such as "n0-n3"; empty when the network is whole
	OneWay bool     // with two Groups: the second hears the first, the first does not hear the second

	Height uint32  // of the best tip that any node has had
	Tips   []Tip   // distinct tips of running nodes, most work first; of equal ones, that of the best chain
	Tree   []Block // the newest part of the block tree, by height, then by time found
	Blocks int     // blocks found so far, genesis left out; Tree may hold fewer

	Reorgs []Reorg // newest first; capped

	Links   []Link   // one per pair of linked nodes, by A then B
	Flights []Flight // messages under way in the order of their arrival; capped
	Flying  int      // how many messages are under way, shown or not

	// Transmissions are messages on their way from node to node, those that have ended first,
	// by when they did; then those under way, by when they will arrive. Capped; in a
	// network of many nodes, those of the focused node and its peers.
	Transmissions []Transmission

	Log     []LogLine // oldest first; the newest few hundred
	Figures figure.Values
	Checks  Checks
	Charts  Charts
	Focus   *NodeDetail // the focused node in depth; nil in an empty world

	Block *BlockDetail // the inspected block; nil: none is
	Tx    *TxDetail    // the inspected transaction; nil: none is
}

// Clock says how virtual time passes.
type Clock struct {
	Paused    bool
	Speed     float64        // virtual seconds asked for per wall second; +Inf: as fast as possible
	Reached   measured.Value // over the last wall second, in virtual ones per second
	PerSecond measured.Value // messages and timers handled per wall second
	Bound     bool           // runs to where a command wants it to, and pauses there
	Stopped   string         // why the run stopped for good or until resumed ("height 20 reached"); empty while it runs
	Failed    string         // a broken invariant or a panic in a node; empty when all is well
}

// Timeline is where the view stands in what has happened.
type Timeline struct {
	From     netsim.Time // how far back one can go: 0, unless what was before is forgotten
	Head     netsim.Time // how far the present branch has been run
	Past     bool        // something is still to come that has happened already
	Branch   int         // the present one, from 1
	Branches []Branch
	Commands []netsim.Time // when commands were given on this branch
	Found    []Find        // the blocks of this branch up to its head, by time; only in the past, where Tree has those until now
}

// Find is that a block was found.
type Find struct {
	At    netsim.Time
	Miner int
	Main  bool // in the best chain
}

// Branch is one course of events.
type Branch struct {
	Number, Parent int // parent 0: the first one
	From, Head     netsim.Time
	Commands       int
	Present        bool
}

// Settings names the settings that the dashboard mentions.
type Settings struct {
	Relay, Retarget, Topology string
	Interval                  time.Duration // wanted mean block interval
	DelayMin, DelayMax        netsim.Time   // over all links, jitter included
	Chosen                    []string      // what is not as by default, as the command new reads it: "nodes=20"
}

// Checks counts the invariants that were checked.
type Checks struct{ Run, Failed uint64 }

// Name is a node's name when the view was taken; "-" for nobody.
func (v *View) Name(id int) string {
	if id < 0 {
		return "-"
	}
	if id < len(v.Nodes) && v.Nodes[id].ID == id {
		return v.Nodes[id].Name
	}
	if i := slices.IndexFunc(v.Nodes, func(n Node) bool { return n.ID == id }); i >= 0 {
		return v.Nodes[i].Name
	}
	return nodeset.Node(id).String()
}

// Ends is how many of the tips are leaves of the tree as far as nodes follow it. Others are what
// nodes take for the tip that have not heard of the next block.
func (v *View) Ends() int {
	if len(v.Tips) < 2 {
		return len(v.Tips)
	}
	lowest := v.Tips[0].Height // below it there is no tip to pass
	for _, t := range v.Tips {
		lowest = min(lowest, t.Height)
	}
	parent := map[chain.Hash]chain.Hash{}
	for i := range v.Tree {
		if b := &v.Tree[i]; b.Height > lowest {
			parent[b.Hash] = b.Prev
		}
	}
	passed := map[chain.Hash]bool{}
	for _, t := range v.Tips {
		at, ok := parent[t.Hash]
		for ok && !passed[at] {
			passed[at] = true
			at, ok = parent[at]
		}
	}
	ends := 0
	for _, t := range v.Tips {
		if !passed[t.Hash] {
			ends++
		}
	}
	return ends
}

// Numbered reports whether a node has no other name than its number.
func (v *View) Numbered(id int) bool { return v.Name(id) == nodeset.Node(id).String() }

// List writes nodes by their names, those that have none in ranges.
func (v *View) List(ids []int) string {
	if len(v.Known.Names) == 0 {
		return nodeset.Format(ids)
	}
	return nodeset.Say(ids, v.Name)
}

// Members are the nodes of a region.
func (v *View) Members(region string) ([]int, error) {
	var inside []int
	for i := range v.Nodes {
		if v.Nodes[i].Region == region {
			inside = append(inside, v.Nodes[i].ID)
		}
	}
	switch {
	case !slices.Contains(v.Known.Regions, region):
		return nil, &nodeset.NoRegionError{Region: region, Regions: v.Known.Regions}
	case inside == nil:
		return nil, &nodeset.NoRegionError{Region: region, Empty: true}
	}
	return inside, nil
}
