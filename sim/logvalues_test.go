package sim

import (
	"fmt"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// A line of the log says the same in values as in words.
func TestLogLinesSayInValuesWhatTheySayInWords(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe, c.Loss, c.Nodes, c.TxRate = true, 0.2, 6, 0.5 })
	seen := map[view.LogKind]int{}
	look := func() {
		for _, l := range w.View(0).Log {
			seen[l.Kind]++
			if begins := wordsOf(&l); !strings.HasPrefix(l.Verb+" "+l.Text, begins) {
				t.Fatalf("%+v begins otherwise than %q", l, begins)
			}
		}
	}
	mustDo(t, w, "partition n0-n2 | n3-n5")
	for range 40 {
		w.AdvanceTo(w.Now() + 10*netsim.Second)
		look()
	}
	for _, line := range []string{"heal", "sync n0", "ask n1 n0 chain", "crash n5"} {
		mustDo(t, w, line)
		w.AdvanceTo(w.Now() + 20*netsim.Second)
		look()
	}
	for _, k := range []view.LogKind{view.MinedLine, view.AcceptedLine, view.ReorgLine, view.PaidLine, view.SyncedLine, view.AnsweredLine, view.LostLine, view.CommandLine} {
		if seen[k] == 0 {
			t.Errorf("no line is of kind %d", k)
		}
	}
	if seen[view.OtherLine] > 0 {
		t.Errorf("%d lines are of no kind", seen[view.OtherLine])
	}
}

// wordsOf is how a line begins that has these values.
func wordsOf(l *view.LogLine) string {
	switch l.Kind {
	case view.MinedLine:
		return fmt.Sprintf("mined %s h%d (", l.Blocks[0].Short(), l.Height)
	case view.AcceptedLine:
		return fmt.Sprintf("accept %s extends %s, from ", l.Blocks[0].Short(), l.Blocks[1].Short())
	case view.ReorgLine:
		return fmt.Sprintf("reorg -%d +%d at %s: %s → %s", l.Off, l.On, l.Blocks[0].Short(), l.Blocks[1].Short(), l.Blocks[2].Short())
	case view.RejectedLine:
		return "reject " + l.Blocks[0].Short() + " from "
	case view.OrphanedLine:
		return "orphan " + l.Blocks[0].Short() + " from "
	case view.PaidLine:
		return "send tx "
	case view.TxRefusedLine:
		return "refuse tx "
	case view.TxDroppedLine, view.LostLine:
		return "drop "
	case view.SyncedLine:
		return "sync "
	case view.AnsweredLine:
		return "answer "
	case view.CommandLine:
		return "command " + l.Command.String()
	case view.RemarkLine:
		return "note "
	}
	return "?"
}
