package nodes

import (
	"testing"

	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
)

// The panel alone.
func TestPanel(t *testing.T) {
	eight := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5})
	kittest.Golden(t, func() kit.Panel { return &Panel{} },
		kittest.Scene{Name: "eight", View: eight, Keys: []string{"down", "down", "o"}},
		kittest.Scene{Name: "parted", View: kittest.World(kittest.Made{Nodes: 8, Blocks: 14, Parted: true, Deep: 3}), Keys: []string{"v"}},
	)
}
