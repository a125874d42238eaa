package sim

import (
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
)

// spreadParts are the parts of the network whose time to have a block is measured.
var spreadParts = [...]float64{0.5, 0.9, 0.99}

// enough is how many of so many nodes are a part of them: at least one.
func enough(part float64, nodes int) int { return max(int(math.Ceil(part*float64(nodes))), 1) }

// spread sums propagation times to one part of the network.
type spread struct {
	sum    netsim.Time
	blocks int
}

func (s spread) mean() measured.Value { return measured.MeanOf(s.sum.Seconds(), s.blocks) }

// starts tells which nodes have run without a break since some moment. Nodes start one
// after the other, so that a moment is the number of starts before it.
type starts struct {
	count uint32
	last  []uint32 // by node, the number of its last start, from 1
}

// add notes that a node starts: at the beginning of the run, when it is added, after a
// crash.
func (s *starts) add(id int) {
	for len(s.last) <= id {
		s.last = append(s.last, 0)
	}
	s.count++
	s.last[id] = s.count
}

// since reports whether a node that runs now ran already at a moment, and ever since.
func (s *starts) since(moment uint32, id netsim.NodeID) bool { return s.last[id] <= moment }

func (s *starts) clone() starts { return starts{s.count, slices.Clone(s.last)} }

// counts reports whether a node that has a block now counts where it is asked how fast
// the block spread. A node that was down when the block was found, or since then, got it
// when it came back: that tells nothing of the network, and does not make up for a node
// that never had it.
func (m *metrics) counts(r *blockRecord, id netsim.NodeID) bool { return m.starts.since(r.moment, id) }

// spreadTo takes note that a node has a block for the first time.
func (m *metrics) spreadTo(e *node.Event) {
	record := m.records.edit(e.Block)
	record.seen++
	if !m.counts(record, e.Node) {
		return
	}
	record.reached++
	for record.parts < len(spreadParts) && record.reached >= enough(spreadParts[record.parts], record.running) {
		s := &m.spread[record.parts]
		s.sum += e.At - record.found
		s.blocks++
		m.charts.spread(record.found, record.parts, e.At-record.found)
		record.parts++
	}
}
