package messages

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
)

// Whatever is pressed, with however many nodes and in whatever size, something is drawn
// and what is selected stays selected.
func TestMessagesPanelHolds(t *testing.T) {
	keys := []string{"up", "down", "pgup", "pgdown", "home", "end", "left", "right", "v", "K", "B", "d", "D", "z"}
	rapid.Check(t, func(t *rapid.T) {
		m := kittest.Made{Nodes: rapid.SampledFrom([]int{0, 1, 2, 8, 40, 300}).Draw(t, "nodes"), Blocks: rapid.IntRange(0, 9).Draw(t, "blocks"), Parted: rapid.Bool().Draw(t, "parted")}
		if m.Nodes < 2 {
			m.Parted = false
		}
		panel := &Panel{}
		d := kittest.NewStage(panel, kittest.World(m), rapid.IntRange(20, 248).Draw(t, "w"), rapid.IntRange(4, 76).Draw(t, "h"))
		d.Press(rapid.SliceOfN(rapid.SampledFrom(keys), 0, 30).Draw(t, "keys")...)
		before := panel.selected()
		var chosen momentKey
		if before != nil {
			chosen = before.key()
		}
		d.Draw()
		if after := panel.selected(); (after == nil) != (before == nil) || after != nil && after.key() != chosen {
			t.Fatalf("%v was selected, now %v", chosen, after)
		}
	})
}

func BenchmarkMessagesPanel(b *testing.B) {
	for _, nodes := range []int{8, 1000} {
		for scale := range scales() {
			b.Run(fmt.Sprintf("nodes=%d/scale=%d", nodes, scale), func(b *testing.B) {
				v := kittest.World(kittest.Made{Nodes: nodes, Blocks: 30})
				f := kittest.Frame(v, 200, 60)
				p := &Panel{scale: scale}
				b.ReportAllocs()
				for b.Loop() {
					p.Draw(f, grid.Rect{W: 200, H: 60}, true)
				}
			})
		}
	}
}
