package netsim_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
)

// note is a message that carries a word.
type note string

func (n note) Size() int         { return 1000 }
func (n note) Kind() netsim.Kind { return 2 }

// diary writes down all that a node is given.
type diary struct{ lines []string }

func (d *diary) Handle(e *netsim.Env, p netsim.Packet) {
	var text string
	switch m := p.Msg.(type) {
	case netsim.Started:
		return
	case note:
		text = fmt.Sprintf("%s from %d", string(m), p.Src)
	case netsim.LinkUp:
		text = fmt.Sprintf("up %d", m.Peer)
	case netsim.LinkDown:
		text = fmt.Sprintf("down %d", m.Peer)
	case string:
		text = "timer " + m
	default:
		text = fmt.Sprintf("%T", m)[len("netsim."):]
	}
	d.lines = append(d.lines, fmt.Sprintf("%d %s", e.At()/ms, text))
}

// lab is a network whose nodes keep diaries.
type lab struct {
	*netsim.Network
	t *testing.T
}

// eachExec runs a test on every executor with a line of nodes, 100 ms apart.
func eachExec(t *testing.T, nodes int, test func(*testing.T, lab)) {
	for _, exec := range executors {
		t.Run(exec.String(), func(t *testing.T) {
			l := lab{netsim.New(netsim.Config{Exec: exec}), t}
			defer l.Close()
			for range nodes {
				l.Add(&diary{})
			}
			for id := 1; id < nodes; id++ {
				l.ok(l.Link(netsim.NodeID(id-1), netsim.NodeID(id), netsim.LinkParams{Delay: 100 * ms}))
			}
			l.forget()
			test(t, l)
			if c := l.Counters(); !c.Balanced() {
				t.Errorf("packets are not accounted for: %+v", c)
			}
		})
	}
}

func (l lab) ok(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

func (l lab) refuses(err, want error) {
	l.t.Helper()
	if diff := cmp.Diff(want, err); diff != "" {
		l.t.Errorf("wrong error (-want +got):\n%s", diff)
	}
}

// forget empties the diaries.
func (l lab) forget() {
	for id := range netsim.NodeID(l.Nodes()) {
		l.Handler(id).(*diary).lines = nil
	}
}

func (l lab) send(from, to netsim.NodeID, text string) {
	l.Call(from, func(e *netsim.Env) { e.Send(to, note(text)) })
}

func (l lab) after(id netsim.NodeID, d netsim.Time, text string) {
	l.Call(id, func(e *netsim.Env) { e.After(d, text) })
}

func (l lab) diary(id netsim.NodeID, want ...string) {
	l.t.Helper()
	if diff := cmp.Diff(want, l.Handler(id).(*diary).lines); diff != "" {
		l.t.Errorf("diary of node %d (-want +got):\n%s", id, diff)
	}
}

func (l lab) dropped(reason netsim.DropReason, want uint64) {
	l.t.Helper()
	if got := l.Counters().Dropped[reason]; got != want {
		l.t.Errorf("dropped for %v: %d, want %d", reason, got, want)
	}
}

func (l lab) flying(want uint64) {
	l.t.Helper()
	if got := l.Counters().InFlight; got != want {
		l.t.Errorf("in flight: %d, want %d", got, want)
	}
	if got := len(l.Flights(100)); got != int(want) {
		l.t.Errorf("flights listed: %d, want %d", got, want)
	}
}
