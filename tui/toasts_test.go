package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/toasts"
)

// happens adds lines to the log of the hand's world, and looks at it.
func happens(d *hand, lines ...view.LogLine) {
	logs(d, lines...)
	d.look()
}

func logs(d *hand, lines ...view.LogLine) {
	d.world.edit(func(v *view.View) {
		v.Now += netsim.Second
		v.Log = slices.Clone(v.Log)
		for _, l := range lines {
			l.At = v.Now
			if len(v.Log) > 0 {
				l.Number = v.Log[len(v.Log)-1].Number + 1
			}
			v.Log = append(v.Log, l)
		}
	})
}

func mined(node, height int) view.LogLine {
	block := chain.Hash{30: 0x9d, 31: 0x0a}
	return view.LogLine{Node: node, Verb: "mined", Text: fmt.Sprintf("9d0a h%d (2 tx)", height), Kind: view.MinedLine, Blocks: []chain.Hash{block}, Height: height}
}

// told is the line of a command.
func told(c command.Command) view.LogLine {
	return view.LogLine{Node: -1, Verb: "command", Text: c.String(), Kind: view.CommandLine, Command: c}
}

func parted(groups ...[]int) view.LogLine {
	var p command.Partition
	for _, g := range groups {
		p.Groups = append(p.Groups, nodeset.List{Nodes: g})
	}
	return told(p)
}

func TestToasts(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.look()
	if n := d.app.toasts.Count(); n != 0 {
		t.Fatalf("%d toasts before anything happened", n)
	}
	happens(d, mined(0, 135), mined(3, 135))
	d.shows("n0 found block 9d0a h135")
	d.hides("n3 found")
	for h := range 11 {
		happens(d, mined(0, 136+h))
	}
	d.shows("12 blocks found by n0")
	happens(d, view.LogLine{Node: 2, Verb: "reorg", Text: "-2 +3 at d2f0: 1111 → 2222", Kind: view.ReorgLine, Off: 2, On: 3}, parted([]int{0, 1, 2, 3}, []int{4, 5, 6, 7}))
	d.shows("n2: reorg, 2 blocks off and 3 on")
	d.shows("partition n0-n3 | n4-n7")
	golden(t, "over-toasts", d.screen())
	happens(d, told(command.Crash{Nodes: nodeset.List{Nodes: []int{1}}}), told(command.Heal{}))
	d.hides("12 blocks found")
	d.shows("healed: the network is whole")
	small := newHand(t, worlds["eight"], 60, 15)
	happens(small, mined(0, 135), view.LogLine{Node: -1, Verb: "command", Text: "partition " + strings.Repeat("n0,n1 | ", 20) + "n2", Kind: view.CommandLine, Command: command.Partition{}})
	golden(t, "over-toasts-60x15", small.screen())
	for range toasts.Stay {
		d.look()
	}
	d.hides("healed: the network is whole")

	happens(d, mined(0, 160))
	d.press(":", "toasts off", "enter")
	happens(d, mined(0, 161))
	d.hides("found block 9d0a h161")
	d.press(":", "toasts on", "enter")
	happens(d, mined(0, 162))
	d.shows("n0 found block 9d0a h162")
}

func TestToastsOfPaymentsBranchesAndExpectations(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	pay := func(confirmations int) {
		d.world.edit(func(v *view.View) {
			focus := *v.Focus
			focus.Wallet.History = []view.WalletTx{{Height: 135, Confirmations: confirmations}}
			v.Focus = &focus
		})
		d.look()
	}
	pay(0)
	pay(1)
	d.shows("n0: payment 0000 is in block h135")
	d.world.edit(func(v *view.View) { v.Script = aLesson() })
	d.look()
	d.world.edit(func(v *view.View) {
		s := *v.Script
		s.Failed = []string{"f:3: expected tips == 2"}
		v.Script = &s
	})
	d.look()
	d.shows("failed: f:3: expected tips == 2")
	d.world.edit(func(v *view.View) {
		v.Timeline.Branch, v.Timeline.Branches = 2, []view.Branch{{Number: 1}, {Number: 2, Parent: 1}}
	})
	d.app.view.Timeline.Branch, d.app.view.Timeline.Branches = 1, make([]view.Branch, 1)
	d.look()
	d.shows("branch 2 opened; :branch 1 returns")
	before := d.app.toasts.Count()
	d.world.edit(func(v *view.View) { v.Now, v.Log = 0, []view.LogLine{mined(0, 1)} })
	d.look()
	if n := d.app.toasts.Count(); before == 0 || n != 0 {
		t.Errorf("after a leap back in time %d of %d toasts are there", n, before)
	}
}

// Where something happens all the time, it is told for a while and then not.
func TestToastsRest(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	shown := 0
	for tick := range toasts.Longest + toasts.Rest {
		happens(d, mined(0, 135+tick))
		if d.app.toasts.Count() > 0 {
			shown++
		}
	}
	if shown < toasts.Stay || shown > toasts.Longest+1 {
		t.Errorf("a toast stays for %d of %d ticks, expected at most %d", shown, toasts.Longest+toasts.Rest, toasts.Longest)
	}
	happens(d, mined(0, 9999))
	happens(d, mined(0, 10000))
	d.shows("found")
}

// What happened in a world that was left is no news in the next one.
func TestToastsGoWithTheirWorld(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.look()
	happens(d, mined(0, 135))
	d.shows("n0 found block 9d0a h135")
	d.world.edit(func(v *view.View) { v.Script = aLesson() })
	d.look()
	d.hides("n0 found block 9d0a h135")
}

// A toast stays as long where the world beats less often.
func TestToastsAgeWithTheClock(t *testing.T) {
	for _, passed := range []int{1, 2, 20} {
		d := newHand(t, worlds["eight"], 120, 40)
		d.look()
		happens(d, mined(0, 135))
		for ticks := 0; ticks < toasts.Stay-20; ticks += passed {
			d.app.Update(tickMsg{passed})
		}
		d.shows("n0 found block")
		for ticks := 0; ticks < 20; ticks += passed {
			d.app.Update(tickMsg{passed})
		}
		d.hides("n0 found block")
	}
}

// Toasts change nothing but the line above the keys, whatever else stands there.
func TestToastsCoverNoPanel(t *testing.T) {
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
		for _, asked := range []string{"", "focus n1"} {
			for _, script := range []*view.Script{nil, aLesson()} {
				d := newHand(t, worlds["eight"], size[0], size[1])
				d.world.edit(func(v *view.View) { v.Script = script })
				d.look()
				if asked != "" {
					d.press(":"+asked, "enter")
				}
				without := strings.Split(d.screen(), "\n")
				for i, kind := range []string{"one", "two", "branch"} {
					text := strings.Repeat("word ", 3+i*size[0]/20)
					d.app.toasts.Tell(0, []toasts.Event{{Kind: kind, One: text, Many: "%d " + text}})
				}
				with := strings.Split(d.screen(), "\n")
				for y := range with {
					if status := y == d.app.layout.Status.Y; (with[y] != without[y]) != status {
						t.Errorf("%v, after %q: line %d is %q, without toasts %q", size, asked, y, with[y], without[y])
					}
				}
			}
		}
	}
}

// Of what was done here the answer tells; a toast beside it would say the same once more.
func TestNoToastOfWhatWasAnswered(t *testing.T) {
	for _, sampled := range []bool{false, true} { // whether a tick comes before the answer
		d := newHand(t, worlds["eight"], 120, 40)
		d.look()
		_, cmd := d.app.Update(keymap.Press("P"))
		if sampled {
			happens(d, told(command.Heal{}))
		} else {
			logs(d, told(command.Heal{}))
		}
		d.run(cmd)
		d.look()
		d.shows("done: heal")
		d.hides("healed: the network is whole")
		happens(d, told(command.Heal{})) // by a scenario, or at another door
		d.shows("healed: the network is whole")
	}
}

// Where programs reach nodes, the line says at which address the selected one is.
func TestWorldLineNamesTheAddress(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.look()
	d.hides("localhost")
	d.world.edit(func(v *view.View) { focus := *v.Focus; focus.Address = "http://localhost:5000"; v.Focus = &focus })
	d.look()
	d.shows("n0 at http://localhost:5000 · relay")
}
