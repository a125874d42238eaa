package tui

import (
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// A node that is behind on the best chain does not have the best tip, and the
// Chain tab says so with the same mark as the node table.
func TestChainTabMarksTheTipAsTheTableDoes(t *testing.T) {
	best, old := chain.Hash{30: 0xaa, 31: 0x01}, chain.Hash{30: 0xbb, 31: 0x02}
	v := &view.View{
		Nodes: []view.Node{{Name: "n0", Height: 9, Tip: old}, {ID: 1, Name: "n1", Height: 10, Tip: best}},
		Tips:  []view.Tip{{Hash: best, Height: 10, Nodes: []int{1}}, {Hash: old, Height: 9, Nodes: []int{0}}},
		Focus: &view.NodeDetail{Chain: []view.ChainLine{{Block: view.Block{Hash: old, Height: 9, Main: true, Seen: 2}}}},
	}
	screen := Snapshot(v, 120, 40, Options{}).Plain()
	if !strings.Contains(screen, "◎bb02") || !strings.Contains(screen, "◎ bb02") || strings.Contains(screen, "◉ bb02") {
		t.Errorf("the table and the Chain tab do not mark bb02 alike:\n%s", screen)
	}
}
