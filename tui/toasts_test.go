package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// happens adds lines to the log of the hand's world.
func happens(d *hand, lines ...view.LogLine) {
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
	d.look()
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
		p.Groups = append(p.Groups, command.NodeList{Nodes: g})
	}
	return told(p)
}

func TestToasts(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.look()
	if n := len(d.app.toasts.shown); n != 0 {
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
	happens(d, told(command.Crash{Nodes: command.NodeList{Nodes: []int{1}}}), told(command.Heal{}))
	d.hides("12 blocks found")
	d.shows("healed: the network is whole")
	small := newHand(t, worlds["eight"], 60, 15)
	happens(small, mined(0, 135), view.LogLine{Node: -1, Verb: "command", Text: "partition " + strings.Repeat("n0,n1 | ", 20) + "n2", Kind: view.CommandLine, Command: command.Partition{}})
	golden(t, "over-toasts-60x15", small.screen())
	for range toastTicks {
		d.look()
	}
	d.hides("healed: the network is whole")

	happens(d, mined(0, 160))
	d.press(":", "toasts off", "enter")
	happens(d, mined(0, 161))
	d.hides("found")
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
		v.Timeline.Branch, v.Timeline.Branches = 2, make([]view.Branch, 2)
	})
	d.app.view.Timeline.Branch, d.app.view.Timeline.Branches = 1, make([]view.Branch, 1)
	d.look()
	d.shows("branch 2 begins; branch 1 keeps its future")
	before := len(d.app.toasts.shown)
	d.world.edit(func(v *view.View) { v.Now, v.Log = 0, []view.LogLine{mined(0, 1)} })
	d.look()
	if len(d.app.toasts.shown) != before {
		t.Error("a leap back in time is told as news")
	}
}

// Where something happens all the time, it is told for a while and then not.
func TestToastsRest(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	shown := 0
	for tick := range longest + restTicks {
		happens(d, mined(0, 135+tick))
		if len(d.app.toasts.shown) > 0 {
			shown++
		}
	}
	if shown < toastTicks || shown > longest+1 {
		t.Errorf("a toast stays for %d of %d ticks, expected at most %d", shown, longest+restTicks, longest)
	}
	happens(d, mined(0, 9999))
	happens(d, mined(0, 10000))
	d.shows("found")
}

// There are never more than three, whatever happens, and all go by themselves.
func TestToastsNeverFlood(t *testing.T) {
	d := newHand(t, worlds["eight"], 60, 15)
	rapid.Check(t, func(t *rapid.T) {
		var s toasts
		for range rapid.IntRange(0, 20).Draw(t, "views") {
			var events []event
			for range rapid.IntRange(0, 30).Draw(t, "events") {
				kind := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "kind")
				events = append(events, event{kind, kind, "%d " + kind + " 5%", view.Severity(len(events) % 4)})
			}
			s.tell(events)
			s.draw(d.app.frame(), grid.Rect{Y: 1, W: 60, H: 12})
			s.tick()
			if len(s.shown) > mostToasts {
				t.Fatalf("%d toasts", len(s.shown))
			}
		}
		for range toastTicks {
			s.tick()
		}
		if len(s.shown) > 0 {
			t.Fatalf("%d toasts stay", len(s.shown))
		}
	})
}

func TestNewLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := make([]view.LogLine, rapid.IntRange(1, 40).Draw(t, "lines"))
		for i := range all {
			all[i] = view.LogLine{Number: i, At: netsim.Time(i), Verb: "x"}
		}
		seen := rapid.IntRange(0, len(all)).Draw(t, "seen")
		kept := rapid.IntRange(0, len(all)).Draw(t, "kept")
		got := newLines(all[:seen], all[len(all)-kept:])
		if want := min(len(all)-seen, kept); len(got) != want {
			t.Fatalf("%d of %d lines seen, %d kept: %d are new, expected %d", seen, len(all), kept, len(got), want)
		}
	})
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
		for ticks := 0; ticks < toastTicks-20; ticks += passed {
			d.app.Update(tickMsg{passed})
		}
		d.shows("n0 found block")
		for ticks := 0; ticks < 20; ticks += passed {
			d.app.Update(tickMsg{passed})
		}
		d.hides("n0 found block")
	}
}
