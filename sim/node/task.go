package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Task is what a miner works on.
type Task struct {
	Template *chain.Template // nil: made at the next try
	Began    netsim.Time     // when the first try on the template was or will be made
	Tries    uint64          // made on it so far in virtual time; what is hashed ahead does not count
	Once     bool            // the node stops after one block
}

// Task returns what the node works on at a moment between windows; ok is false
// while it does not mine.
func (n *Node) Task(now netsim.Time) (t Task, ok bool) {
	if !n.Mining() {
		return Task{}, false
	}
	m := &n.miner
	t = Task{Once: m.mode == miningOne}
	if template := m.template; !template.IsZero() {
		t.Template = &template
		t.Began = m.At(m.first)
		if next := m.After(now); next > m.first {
			t.Tries = next - m.first
		}
	}
	return t, true
}
