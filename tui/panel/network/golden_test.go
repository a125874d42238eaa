package network

import (
	"testing"

	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
)

// The panel alone.
func TestPanel(t *testing.T) {
	eight := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5})
	hundred := kittest.World(kittest.Made{Nodes: 100, Blocks: 30})
	kittest.Golden(t, func() kit.Panel { return &Panel{} },
		kittest.Scene{Name: "link", View: eight, Keys: []string{"right", "down"}}, kittest.Scene{Name: "hundred", View: hundred},
	)
}
