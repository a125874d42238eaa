package node

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
)

// The panel alone.
func TestPanel(t *testing.T) {
	eight := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5})
	banned := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5})
	for i, p := range []view.Peer{{Banned: &view.Ban{Until: 86400 * netsim.Second, Why: "rule work broken in block 9d0a: expected a hash of at most 0222…, found 63f5…"}}, {}, {Bars: &view.Ban{Until: 600 * netsim.Second, Why: "this node had not asked for it"}}} {
		p.ID, p.Name, p.State = i+1, banned.Nodes[i+1].Name, "up"
		if p.Banned != nil || p.Bars != nil {
			p.State = "banned"
		}
		banned.Focus.Peers = append(banned.Focus.Peers[:i:i], p)
	}
	peers := []string{"right", "right", "right"}
	kittest.Golden(t, func() kit.Panel { return New() },
		kittest.Scene{Name: "chain", View: eight, Keys: []string{"enter", "down"}}, kittest.Scene{Name: "wallet", View: eight, Keys: []string{"right", "right", "right", "right", "v"}},
		kittest.Scene{Name: "banned", View: banned, Keys: peers}, kittest.Scene{Name: "bars", View: banned, Keys: append(peers[:3:3], "down", "down")},
	)
}
