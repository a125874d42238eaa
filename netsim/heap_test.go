package netsim

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The queue gives each packet exactly once, when its time comes, whatever is pushed,
// drained and removed between, and however long its days are.
func TestQueueKeepsTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := newEventQueue()
		var now Time
		pending := map[uint64]Time{} // arrivals by sequence number
		var seq uint64
		span := func(t *rapid.T, name string) Time {
			return Time(rapid.Int64Range(0, 1<<rapid.IntRange(0, 45).Draw(t, "scale")).Draw(t, name))
		}
		t.Repeat(map[string]func(*rapid.T){
			"push": func(t *rapid.T) {
				at := now.plus(span(t, "ahead"))
				if rapid.IntRange(0, 20).Draw(t, "never") == 0 {
					at = Never
				}
				q.push(&flight{Packet: Packet{At: at, Seq: seq}})
				pending[seq] = at
				seq++
			},
			"drain": func(t *rapid.T) {
				now = min(now, q.next()).plus(span(t, "window"))
				for _, k := range q.drain(now, nil) {
					f := &q.slab[k.place]
					if at, ok := pending[f.Seq]; !ok || at != k.at || at != f.At || at >= now {
						t.Fatalf("drained to %d: packet %d at %d, pushed %t for %d", now, f.Seq, k.at, ok, at)
					}
					delete(pending, f.Seq)
					q.release(k.place)
				}
				for seq, at := range pending {
					if at < now {
						t.Fatalf("drained to %d: packet %d is left, due at %d", now, seq, at)
					}
				}
			},
			"tune": func(t *rapid.T) { q.tune(span(t, "length")) },
			"remove": func(t *rapid.T) {
				part := rapid.Uint64Range(0, 6).Draw(t, "part")
				q.remove(func(f *flight) bool { return f.Seq%7 == part }, func(f *flight) {
					if pending[f.Seq] != f.At {
						t.Fatalf("removed packet %d at %d, which is due at %d", f.Seq, f.At, pending[f.Seq])
					}
					delete(pending, f.Seq)
				})
				for seq := range pending {
					if seq%7 == part {
						t.Fatalf("packet %d was not removed", seq)
					}
				}
			},
			"copy": func(*rapid.T) {
				c := q.clone()
				q.drain(Never, nil)
				q.push(&flight{Packet: Packet{At: now}})
				q = c
			},
			"": func(t *rapid.T) {
				next, visited := Never, 0
				for _, at := range pending {
					next = min(next, at)
				}
				q.each(func(f *flight) {
					visited++
					if pending[f.Seq] != f.At {
						t.Fatalf("packet %d at %d is visited, which is due at %d", f.Seq, f.At, pending[f.Seq])
					}
				})
				if q.len() != len(pending) || visited != len(pending) || q.next() != next {
					t.Fatalf("%d packets, %d visited, next %d; want %d, %d", q.len(), visited, q.next(), len(pending), next)
				}
				if len(q.slab) != q.len()+len(q.free) {
					t.Fatalf("slab of %d for %d packets and %d free places", len(q.slab), q.len(), len(q.free))
				}
			},
		})
	})
}

// The timer queue always knows the earliest timer of all nodes.
func TestTimerQueue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(1, 30).Draw(t, "nodes")
		var q timerQueue
		model := make([]Time, nodes)
		for i := range model {
			q.grow()
			model[i] = Never
		}
		for range rapid.IntRange(0, 100).Draw(t, "steps") {
			node := rapid.IntRange(0, nodes-1).Draw(t, "node")
			at := Time(rapid.IntRange(0, 20).Draw(t, "at"))
			if at == 20 {
				at = Never
			}
			q.set(NodeID(node), at)
			model[node] = at
			if want := slices.Min(model); q.next() != want {
				t.Fatalf("next %d, want %d", q.next(), want)
			}
		}
	})
}

// Timers fire by time, and in the order of setting where that is equal.
func TestTimersFireInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		times := rapid.SliceOf(rapid.IntRange(0, 10)).Draw(t, "times")
		var h timers
		for seq, at := range times {
			h.push(timer{at: Time(at), seq: uint64(seq)})
		}
		h.shift(100)
		var last timer
		for i := range times {
			got := h.pop()
			if i > 0 && !last.before(&got) || got.at != Time(times[got.seq])+100 {
				t.Fatalf("%+v after %+v", got, last)
			}
			last = got
		}
	})
}

func TestNodeSetListsInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOf(rapid.Uint32Range(0, 9999)).Draw(t, "ids")
		var s nodeSet
		s.grow(10_000)
		var want []NodeID
		for _, id := range ids {
			s.add(NodeID(id))
			want = append(want, NodeID(id))
		}
		slices.Sort(want)
		want = slices.Compact(want)
		if got := s.drain(nil); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if left := s.drain(nil); len(left) > 0 {
			t.Fatalf("%v left", left)
		}
	})
}

// Jitter has the distribution that it is named for, and never shortens a delay.
func TestJitterDistributions(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and one goroutine's")
	}
	const draws = 100_000
	tables := newPowers()
	for _, c := range []struct {
		jitter      Jitter
		mean, below float64 // mean, and how many draws lie below Amount
	}{
		{Jitter{Uniform, Second}, 0.5, 1},
		{Jitter{Exponential, Second}, 1, 0.632}, // 1 - 1/e
		{Jitter{Pareto, Second}, 1, 0.651},      // 1 - (9/10)^10 with a delay of 9 s
	} {
		var sum float64
		below := 0
		for seq := range uint64(draws) {
			d := c.jitter.sample(tables, packetBits(1, labelJitter, 2, 3, seq), 9*Second)
			if d < 0 {
				t.Fatalf("%v: jitter %d", c.jitter.Dist, d)
			}
			if d < Second {
				below++
			}
			sum += d.Seconds()
		}
		// Five standard deviations of a mean of 100,000 draws are below 0.016.
		if mean := sum / draws; mean < c.mean-0.016 || mean > c.mean+0.016 {
			t.Errorf("%v: mean %v, want %v", c.jitter.Dist, mean, c.mean)
		}
		if part := float64(below) / draws; part < c.below-0.01 || part > c.below+0.01 {
			t.Errorf("%v: %v of the draws below Amount, want %v", c.jitter.Dist, part, c.below)
		}
	}
}
