package log

import (
	"testing"

	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
)

// The panel alone.
func TestPanel(t *testing.T) {
	eight := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5})
	kittest.Golden(t, func() kit.Panel { return &Panel{} },
		kittest.Scene{Name: "follows", View: eight}, kittest.Scene{Name: "held", View: eight, Keys: []string{"up", "up", "up"}},
	)
}
