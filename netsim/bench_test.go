package netsim_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/netsim"
)

// ball is a message without an allocation.
type ball struct{}

func (*ball) Size() int         { return 100 }
func (*ball) Kind() netsim.Kind { return 1 }

// idle sends every ball on to a random peer and does nothing else.
type idle struct{}

func (idle) Handle(e *netsim.Env, p netsim.Packet) {
	if m, ok := p.Msg.(*ball); ok {
		peers := e.Peers()
		e.Send(peers[e.Rand().IntN(len(peers))], m)
	}
}

var executors = []netsim.Exec{netsim.Goroutines, netsim.Workers, netsim.Serial}

func build(tb testing.TB, exec netsim.Exec, topology string, nodes int, p netsim.LinkParams) *netsim.Network {
	tb.Helper()
	n := netsim.New(netsim.Config{Seed: 1, Exec: exec})
	tb.Cleanup(n.Close)
	for range nodes {
		n.Add(idle{})
	}
	edges, err := netsim.Topology(topology, nodes, 1)
	if err != nil {
		tb.Fatal(err)
	}
	for _, e := range edges {
		if err := n.Link(netsim.NodeID(e.A), netsim.NodeID(e.B), p); err != nil {
			tb.Fatal(err)
		}
	}
	return n
}

// play throws so many balls in at every node.
func play(n *netsim.Network, balls int) {
	for id := range netsim.NodeID(n.Nodes()) {
		n.Call(id, func(e *netsim.Env) {
			for range balls {
				e.Send(e.Peers()[e.Rand().IntN(len(e.Peers()))], &ball{})
			}
		})
	}
}

// deliver runs a network until b.N packets more were delivered.
func deliver(b *testing.B, n *netsim.Network) {
	n.AdvanceTo(n.Now() + netsim.Second) // until queues and boxes have their size
	b.ReportAllocs()
	b.ResetTimer()
	start := n.Counters().Delivered
	var windows int
	for handled := 0; handled < b.N; windows++ { // nothing but packets: idle sets no timer
		handled += n.Advance(netsim.Never).Handled
	}
	packets := float64(n.Counters().Delivered - start)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/packets, "ns/packet")
	b.ReportMetric(packets/float64(windows), "packets/window")
}

// One packet end to end between two idle handlers: a window each.
func BenchmarkPacket(b *testing.B) {
	for _, exec := range executors {
		b.Run(exec.String(), func(b *testing.B) {
			n := build(b, exec, "line", 2, netsim.LinkParams{Delay: netsim.Millisecond})
			n.Call(0, func(e *netsim.Env) { e.Send(1, &ball{}) })
			deliver(b, n)
		})
	}
}

// Windows in which so many nodes have a packet each.
func BenchmarkWindow(b *testing.B) {
	for _, active := range []int{1, 64, 1000} {
		for _, exec := range executors {
			b.Run(fmt.Sprintf("%d/%v", active, exec), func(b *testing.B) {
				n := build(b, exec, "ring", max(active, 2), netsim.LinkParams{Delay: netsim.Millisecond})
				for id := range netsim.NodeID(active) {
					n.Call(id, func(e *netsim.Env) { e.Send(e.Peers()[0], &ball{}) })
				}
				b.ReportAllocs()
				n.AdvanceTo(netsim.Second)
				for b.Loop() {
					n.Advance(netsim.Never)
				}
			})
		}
	}
}

// A network as it is used: many nodes, delays that differ, ten packets a node under
// way. Beside it the least that any simulator does: a bare priority queue that
// gives and takes the same packets.
func BenchmarkNetwork(b *testing.B) {
	p := netsim.LinkParams{Delay: 50 * netsim.Millisecond, Jitter: netsim.Jitter{Amount: 100 * netsim.Millisecond}}
	for _, nodes := range []int{100, 1000, 10_000} {
		for _, exec := range executors {
			b.Run(fmt.Sprintf("%d/%v", nodes, exec), func(b *testing.B) {
				n := build(b, exec, "random:8", nodes, p)
				play(n, 10)
				deliver(b, n)
			})
		}
		b.Run(fmt.Sprintf("%d/bare", nodes), func(b *testing.B) { bareBench(b, nodes*10) })
	}
}

// The ruler that runs are held against: what the messages of bitcoin-2019 (600 nodes, 1000
// blocks) cost a bare priority queue, with as many under way as its nodes send for a block. One
// operation is all of them, on one processor, so that a run has a ratio to it whatever the
// machine is, and whatever else it does in that minute.
func BenchmarkRuler(b *testing.B) {
	const messages, pending = 12_000_000, 600 * 17
	for b.Loop() {
		loop := newBareLoop(pending)
		for range messages {
			loop.step()
		}
	}
}

func bareBench(b *testing.B, pending int) {
	loop := newBareLoop(pending)
	b.ReportAllocs()
	for b.Loop() {
		loop.step()
	}
}

// bareLoop pops the earliest of so many packets and pushes it again at a later time.
type bareLoop struct {
	rnd   *rand.Rand
	queue bareQueue
}

func newBareLoop(pending int) *bareLoop {
	l := &bareLoop{rnd: rand.New(rand.NewPCG(1, 2))}
	for range pending {
		l.queue.push(netsim.Packet{At: netsim.Time(l.rnd.Int64N(int64(150 * netsim.Millisecond))), Msg: &ball{}})
	}
	return l
}

func (l *bareLoop) step() {
	p := l.queue.pop()
	p.At += 50*netsim.Millisecond + netsim.Time(l.rnd.Int64N(int64(100*netsim.Millisecond)))
	p.Seq++
	l.queue.push(p)
}

// bareQueue is a 4-ary heap of packets by their arrival.
type bareQueue []netsim.Packet

func (q *bareQueue) push(p netsim.Packet) {
	*q = append(*q, p)
	h := *q
	i := len(h) - 1
	for i > 0 && p.At < h[(i-1)/4].At {
		h[i] = h[(i-1)/4]
		i = (i - 1) / 4
	}
	h[i] = p
}

func (q *bareQueue) pop() netsim.Packet {
	h := *q
	top, moved := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	*q = h
	i := 0
	for {
		least := 4*i + 1
		if least >= len(h) {
			break
		}
		for child := least + 1; child < min(4*i+5, len(h)); child++ {
			if h[child].At < h[least].At {
				least = child
			}
		}
		if moved.At <= h[least].At {
			break
		}
		h[i] = h[least]
		i = least
	}
	if len(h) > 0 {
		h[i] = moved
	}
	return top
}
