package node

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
)

// clockwatcher writes down when blocks reach it.
type clockwatcher struct{ blocks []netsim.Time }

func (c *clockwatcher) Handle(_ *netsim.Env, p netsim.Packet) {
	if _, ok := p.Msg.(BlockMessage); ok {
		c.blocks = append(c.blocks, p.At)
	}
}

// addWatcher links n0 with one.
func (l *lab) addWatcher() *clockwatcher {
	w := &clockwatcher{}
	l.strangers = append(l.strangers, nil)
	l.link(0, l.Add(w))
	return w
}

// Three neighbours ask for a block at once. When it reaches them depends on how many
// blocks a node sends at a time, and on how long it works on each.
func TestUploads(t *testing.T) {
	const ms = netsim.Millisecond
	for _, c := range []struct {
		name    string
		uploads int
		want    []netsim.Time // after the question
	}{
		{"any number at once", 0, []netsim.Time{207 * ms, 207 * ms, 207 * ms}},
		{"one at a time", 1, []netsim.Time{207 * ms, 314 * ms, 421 * ms}},
		{"two at a time", 2, []netsim.Time{207 * ms, 207 * ms, 314 * ms}},
		{"as many as ask", 3, []netsim.Time{207 * ms, 207 * ms, 207 * ms}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLab(t, "inv", 0)
			l.config.Uploads, l.config.BlockProcessing = c.uploads, 7*ms
			block := l.mine(l.genesis(), 0)
			l.give(0, block)
			watchers := make([]*clockwatcher, len(c.want))
			for i := range watchers {
				watchers[i] = l.addWatcher()
			}
			asked := l.Now()
			for i := range watchers {
				l.Call(netsim.NodeID(i+1), func(env *netsim.Env) { env.Send(0, GetData{Item: Item{Block: block}}) })
			}
			l.run(second)
			var got []netsim.Time
			for _, w := range watchers {
				if len(w.blocks) != 1 {
					t.Fatalf("a neighbour got %d blocks", len(w.blocks))
				}
				got = append(got, w.blocks[0]-asked)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A node works on each message before it sends it.
func TestProcessing(t *testing.T) {
	l := newLab(t, "inv", 0)
	l.config.Processing = 30 * netsim.Millisecond
	l.config.BlockProcessing = 50 * netsim.Millisecond
	block := l.mine(l.genesis(), 0)
	l.give(0, block)
	w := l.addWatcher()
	// The watcher asks, as a node with the same habits would.
	asked := l.Now()
	l.Call(1, func(env *netsim.Env) { env.SendAfter(l.config.Processing, 0, GetData{Item: Item{Block: block}}) })
	l.run(second)
	if want := asked + 30*netsim.Millisecond + oneWay + 50*netsim.Millisecond + oneWay; len(w.blocks) != 1 || w.blocks[0] != want {
		t.Errorf("blocks at %v, want one at %v", w.blocks, want)
	}
}
