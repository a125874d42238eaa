package watch

import (
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// spreadParts are the parts of the network whose time to have a block is measured.
var spreadParts = [...]float64{0.5, 0.9, 0.99}

// Parts are the parts of the network whose time to have a block is measured.
func Parts() [len(spreadParts)]float64 { return spreadParts }

// Enough is how many of so many nodes are a part of them: at least one.
func Enough(part float64, nodes int) int { return max(int(math.Ceil(part*float64(nodes))), 1) }

// spread sums propagation times to one part of the network.
type spread struct {
	sum    netsim.Time
	blocks int
}

func (s spread) mean() measured.Value { return measured.MeanOf(s.sum.Seconds(), s.blocks) }

// Spread is the sum of the times until 50, 90 or 99 % of the nodes (part 0, 1 or 2) had a
// block, and over how many blocks it is.
func (m *Metrics) Spread(part int) (sum netsim.Time, blocks int) {
	return m.spread[part].sum, m.spread[part].blocks
}

// Reached is when a part of so many nodes had a block, of those that ran all the time.
func Reached(arrivals []view.Arrival, part float64, running int) (netsim.Time, bool) {
	missing := Enough(part, running)
	for i := range arrivals {
		if arrivals[i].Ran {
			missing--
		}
		if missing == 0 {
			return arrivals[i].At, true
		}
	}
	return 0, false
}

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
func (m *Metrics) counts(r *Record, id netsim.NodeID) bool { return m.starts.since(r.moment, id) }

// spreadTo takes note that a node has a block for the first time.
func (m *Metrics) spreadTo(e *node.Event) {
	record := m.records.edit(e.Block)
	record.Seen++
	if !m.counts(record, e.Node) {
		return
	}
	record.reached++
	for record.parts < len(spreadParts) && record.reached >= Enough(spreadParts[record.parts], record.Running) {
		s := &m.spread[record.parts]
		s.sum += e.At - record.Found
		s.blocks++
		m.charts.spread(record.Found, record.parts, e.At-record.Found)
		record.parts++
	}
}
