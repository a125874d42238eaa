package tree

import (
	"testing"

	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
)

// The panel alone.
func TestPanel(t *testing.T) {
	eight := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5})
	deep := kittest.World(kittest.Made{Nodes: 5, Blocks: 20, Deep: 9})
	kittest.Golden(t, func() kit.Panel { return &Panel{} },
		kittest.Scene{Name: "eight", View: eight}, kittest.Scene{Name: "deep", View: deep, Keys: []string{"left", "left", "down", "v"}},
	)
}
