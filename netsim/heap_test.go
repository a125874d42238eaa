package netsim

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The queue gives packets in the order of arrival, each exactly once, whatever is
// pushed, popped and removed between.
func TestQueueIsAPriorityQueue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var q queue
		var model []Time
		var seq uint64
		t.Repeat(map[string]func(*rapid.T){
			"push": func(t *rapid.T) {
				at := Time(rapid.IntRange(0, 50).Draw(t, "at"))
				q.push(&flight{Packet: Packet{At: at, Seq: seq}})
				seq++
				model = append(model, at)
				slices.Sort(model)
			},
			"pop": func(t *rapid.T) {
				if len(model) == 0 {
					t.Skip()
				}
				key := q.pop()
				if key.at != model[0] || q.slab[key.place].At != model[0] {
					t.Fatalf("popped %d, earliest is %d", key.at, model[0])
				}
				q.release(key.place)
				model = model[1:]
			},
			"remove": func(t *rapid.T) {
				at := Time(rapid.IntRange(0, 50).Draw(t, "at"))
				count := 0
				q.remove(func(f *flight) bool { return f.At%7 == at%7 }, func(*flight) { count++ })
				before := len(model)
				model = slices.DeleteFunc(model, func(x Time) bool { return x%7 == at%7 })
				if count != before-len(model) {
					t.Fatalf("removed %d of %d", count, before-len(model))
				}
			},
			"": func(t *rapid.T) {
				next := Never
				if len(model) > 0 {
					next = model[0]
				}
				if q.len() != len(model) || q.next() != next {
					t.Fatalf("%d packets, next %d; want %d, %d", q.len(), q.next(), len(model), next)
				}
				if len(q.slab) != q.len()+len(q.free) {
					t.Fatalf("slab of %d for %d packets and %d free places", len(q.slab), q.len(), len(q.free))
				}
			},
		})
	})
}

// The agenda always knows the earliest timer of all nodes.
func TestAgenda(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(1, 30).Draw(t, "nodes")
		var a agenda
		model := make([]Time, nodes)
		for i := range model {
			a.grow()
			model[i] = Never
		}
		for range rapid.IntRange(0, 100).Draw(t, "steps") {
			node := rapid.IntRange(0, nodes-1).Draw(t, "node")
			at := Time(rapid.IntRange(0, 20).Draw(t, "at"))
			if at == 20 {
				at = Never
			}
			a.set(NodeID(node), at)
			model[node] = at
			if want := slices.Min(model); a.next() != want {
				t.Fatalf("next %d, want %d", a.next(), want)
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
	const draws = 100_000
	for _, c := range []struct {
		jitter      Jitter
		mean, below float64 // mean, and how many draws lie below Amount
	}{
		{Jitter{Uniform, Second}, 0.5, 1},
		{Jitter{Exponential, Second}, 1, 0.632}, // 1 - 1/e
	} {
		var sum float64
		below := 0
		for seq := range uint64(draws) {
			d := c.jitter.sample(packetBits(1, labelJitter, 2, 3, seq))
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
