package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit/kittest"
)

// tabs are the pages about a node, in their order.
var tabs = [...]string{"Chain", "UTXO", "Mempool", "Peers", "Wallet", "Messages", "Miner", "Rules", "Tips"}

// All pages about a node, kept as pictures.
func TestTabs(t *testing.T) {
	for _, size := range sizes[:3] {
		for i, name := range tabs {
			file := fmt.Sprintf("tab-%s-%dx%d", strings.ToLower(name), size.w, size.h)
			t.Run(file, func(t *testing.T) {
				d := newHand(t, worlds["eight"], size.w, size.h)
				d.press("4", "down", "enter", "up") // with a block of the chain open
				for range i {
					d.press("right")
				}
				golden(t, file, d.screen())
			})
		}
	}
}

func openTab(t *testing.T, m kittest.Made, w, h int, name string) *hand {
	d := newHand(t, m, w, h)
	d.press("4")
	for range slices.Index(tabs[:], name) {
		d.press("right")
	}
	return d
}

// find is where a text is on the screen, from a line on; a test that does not find it fails.
func (d *hand) find(text string, from int) (x, y int) {
	d.t.Helper()
	for y, line := range strings.Split(d.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok && y >= from {
			return utf8.RuneCountInString(before), y
		}
	}
	d.t.Fatalf("%q is not on the screen from line %d on:\n%s", text, from, d.screen())
	return 0, 0
}

// The list of coins can be sorted; the sums are those of the rows that show and of the
// owner under the cursor.
func TestCoinsAreSortedAndAddedUp(t *testing.T) {
	d := openTab(t, worlds["eight"], 120, 40, "UTXO")
	d.shows("sort: amount")
	d.shows("▾amount")
	d.press("down", "down", "o")
	d.shows("sort: owner")
	d.shows("owner▴")
	d.shows("▸    47.53086422  n2")
	d.shows("n2's 4: ")
	d.press("O")
	d.shows("owner▾")
	d.press("home")
	d.shows("▸    41.35802477  n7")
	d.press("/", "n7", "enter")
	d.shows("3 outputs shown: ")
	d.press("esc", "o", "o", "o")
	d.shows("sort: amount")
}

// A private key shows after enter and enter again, and never longer than one looks at it.
func TestPrivateKeysAreHidden(t *testing.T) {
	secret := strings.Repeat("5e", 32)
	for name, leave := range map[string][]string{"escape": {"esc"}, "another row": {"down"}, "another tab": {"right", "left"},
		"another panel": {"5", "4"}, "payments": {"v", "v"}, "help": {"?", "esc"}} {
		t.Run(name, func(t *testing.T) {
			d := openTab(t, worlds["eight"], 80, 24, "Wallet")
			d.world.keys = "private " + secret + " public " + d.app.view.Focus.Wallet.Addresses[0].Address.String() + "\nprivate 77 public 88"
			d.hides(secret)
			d.press("v", "enter")
			d.shows("show its private key?")
			d.hides(secret)
			if d.world.said() != "" {
				t.Errorf("the world was asked %q before the user said yes", d.world.said())
			}
			d.press("enter")
			d.shows(secret)
			d.hides("private 77")
			if got := d.world.said(); got != "keys n0" {
				t.Errorf("the world was asked %q", got)
			}
			d.press(leave...)
			d.hides(secret)
		})
	}
}

// The figures of the miner are those of the picture.
func TestMinerFigures(t *testing.T) {
	d := openTab(t, worlds["eight"], 120, 40, "Miner")
	for _, want := range []string{"2301 on this template in 23.0 s", "81.9 s to a block of its own", "9.67 s to a block in the network",
		"8.19 k hashes a block", "10 blocks, 1 stale (10 %)", "1f07ffff", "11.9 % of all that mine"} {
		d.shows(want)
	}
	for why, change := range map[string]func(*view.NodeDetail, *view.Node){
		":restart n0": func(m *view.NodeDetail, n *view.Node) { m.Miner.Why, n.State = "it has crashed", view.Crashed },
		":thaw n0":    func(m *view.NodeDetail, n *view.Node) { m.Miner.Why, n.State = "it is frozen", view.Frozen },
		":hashrate n0 100": func(m *view.NodeDetail, n *view.Node) {
			m.Miner.Why, m.Miner.Rate, n.State = "it has no hash rate", 0, view.Idle
		},
		"(m, M)": func(m *view.NodeDetail, n *view.Node) { m.Miner.Why, n.State = "nobody told it to mine", view.Idle },
	} {
		d := openTab(t, worlds["eight"], 120, 40, "Miner")
		d.world.edit(func(v *view.View) {
			focus, nodes := *v.Focus, append([]view.Node(nil), v.Nodes...)
			change(&focus, &nodes[0])
			focus.Miner.Template, focus.Miner.Txs = false, nil
			v.Focus, v.Nodes = &focus, nodes
		})
		d.app.sample()
		d.shows("idle: ")
		d.shows(why)
	}
}

// Everything on a page about a node can be clicked.
func TestTabsByMouse(t *testing.T) {
	d := openTab(t, worlds["eight"], 80, 24, "Peers")
	_, row := d.find("Chain", 0)
	x, _ := d.find("Chain", row)
	d.click(x+1, row)
	d.shows("▸Chain")
	x, _ = d.find("Peers", row)
	d.click(x+4, row)
	d.shows("▸Peers")
	x, y := d.find("delay to", row)
	d.click(x, y)
	d.shows("▾delay to")
	d.click(x, y)
	d.shows("▴delay to")
	d.click(x, y+2)
	d.shows("▸ n1")
	if d.app.selected != 0 {
		t.Errorf("one click on a peer went over to n%d", d.app.selected)
	}
	d.click(x, y+2)
	if d.app.selected != 1 {
		t.Errorf("a second click on n1 shows n%d, expected it", d.app.selected)
	}
	x, _ = d.find("Chain", row)
	d.click(x+4, row)
	d.shows("▸Chain")
	_, y = d.find("▸h", row)
	d.click(x+3, y+1)
	d.click(x+3, y+1)
	d.shows("coinbase → ")
}

// Every page, and every way to show one, fits in every window.
func TestTabsAtEverySize(t *testing.T) {
	apart := 1 // how many sizes are left out
	if testing.Short() {
		apart = 4
	}
	for _, m := range []kittest.Made{worlds["parted"], worlds["young"], {Nodes: 1}, {Nodes: 1000, Blocks: 14, Deep: 3}} {
		for at := range tabs {
			for _, other := range []bool{false, true} {
				d := newHand(t, m, 120, 40)
				if other {
					d.press("1", "v")
				}
				d.press("4")
				for range at {
					d.press("right")
				}
				if other {
					d.press("v")
				}
				a := d.app
				for w := 60; w <= 250; w += 19 * apart {
					for h := 15; h <= 80; h += 13 * apart {
						a.w, a.h, a.zoom = w, h, h%2 == 0
						a.g.Resize(w, h)
						a.draw()
						if lines := strings.Count(a.g.Plain(), "\n"); lines != h {
							t.Fatalf("tab %d at %dx%d: %d lines", at, w, h, lines)
						}
						if !regexp.MustCompile("Chain.+" + tabs[len(tabs)-1]).MatchString(a.g.Plain()) {
							t.Fatalf("at %dx%d the last tab is not named:\n%s", w, h, a.g.Plain())
						}
					}
				}
			}
		}
	}
}

// Enter, or a second click, opens the transaction or block under the cursor.
func TestEnterInspects(t *testing.T) {
	for name, keys := range map[string][]string{"UTXO": nil, "Mempool": {"down"}, "Wallet": nil, "Miner": {"end", "up"}} {
		d := openTab(t, worlds["eight"], 120, 40, name)
		d.press(append(keys, "enter")...)
		if got := d.world.said(); !strings.HasPrefix(got, "inspect ") || d.app.inspecting() == nil {
			t.Errorf("%s: the world was told %q", name, got)
		}
	}
	d := openTab(t, worlds["eight"], 120, 40, "Miner")
	d.press("down", "enter")
	if got, want := d.world.said(), "inspect "+d.app.view.Focus.Miner.Parent.String(); got != want {
		t.Errorf("the world was told %q, expected %q", got, want)
	}
	d = openTab(t, worlds["eight"], 120, 40, "Rules")
	d.press("enter")
	if got := d.world.said(); got != "" || len(d.app.overlays) > 0 {
		t.Errorf("enter on a rule told the world %q", got)
	}
	d = openTab(t, worlds["eight"], 120, 40, "Mempool")
	x, y := d.find("per byte", 0)
	d.click(x, y+2)
	d.click(x, y+2)
	if d.app.inspecting() == nil {
		t.Error("a second click on a transaction does not inspect it")
	}
}

// Messages are listed as the world gives them, and sorted by time in its order.
func TestMessagesByTime(t *testing.T) {
	d := openTab(t, worlds["eight"], 120, 40, "Messages")
	d.world.edit(func(v *view.View) {
		focus := *v.Focus
		focus.Messages = append([]view.Message(nil), focus.Messages...)
		focus.Messages[0].At -= netsim.Second
		v.Focus = &focus
	})
	d.look()
	d.shows("newest first")
	d.shows("▸   833.700")
	d.press("o")
	d.shows("sort: time")
	d.press("home")
	d.shows("▸   834.500")
}
