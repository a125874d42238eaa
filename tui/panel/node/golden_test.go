package node

import (
	"testing"

	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
)

// The panel alone.
func TestPanel(t *testing.T) {
	eight := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5})
	kittest.Golden(t, func() kit.Panel { return New() },
		kittest.Scene{Name: "chain", View: eight, Keys: []string{"enter", "down"}}, kittest.Scene{Name: "wallet", View: eight, Keys: []string{"right", "right", "right", "right", "v"}},
	)
}
