package tui

import (
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/netmap"
	"example.com/sosocoin/tui/panel/network"
)

func (d *hand) network() *network.Panel { return d.app.panel(netPanel).(*network.Panel) }

// link is the selected one, or nil.
func (d *hand) link() *view.Link { return d.network().Link(d.app.view, d.app.selected) }

// peer is its other end, or -1.
func (d *hand) peer() int {
	if l := d.link(); l != nil {
		return l.A + l.B - d.app.selected
	}
	return -1
}

// exactly gives the node in focus both directions of its links.
func exactly(v *view.View) {
	d := *v.Focus
	d.Peers = nil
	for i := range v.Links {
		l := &v.Links[i]
		if l.A != d.ID && l.B != d.ID {
			continue
		}
		way := netsim.Link{LinkParams: netsim.LinkParams{Delay: l.Delay, Jitter: netsim.Jitter{Amount: 20 * netsim.Millisecond}}, Cut: l.Cut, Parted: l.Parted}
		p := view.Peer{ID: l.A + l.B - d.ID, Out: way, In: way, To: netsim.LinkCount{Messages: 1234, Bytes: 567_890}, From: netsim.LinkCount{Messages: 99, Bytes: 4_400}}
		if p.ID == 3 {
			p.In.Loss, p.In.Bandwidth, p.In.Delay = 0.1, 64_000, 250*netsim.Millisecond
		}
		d.Peers = append(d.Peers, p)
	}
	v.Focus = &d
}

func TestLinkFrames(t *testing.T) {
	for _, c := range []struct {
		name string
		m    kittest.Made
		w, h int
		keys []string
	}{
		{"net-link-80x24", worlds["eight"], 80, 24, []string{"3", "down"}},
		{"net-link-120x40", worlds["eight"], 120, 40, []string{"3", "down", "down"}},
		{"net-link-200x60", worlds["parted"], 200, 60, []string{"3", "up"}},
		{"net-matrix-120x40", worlds["eight"], 120, 40, []string{"3", "z", "v", "v", "down", "down"}},
		{"net-hundred-120x40", worlds["hundred"], 120, 40, []string{"3", "z", "v", "pgdn", "right", "down", "down"}},
		{"net-field-120x40", worlds["hundred"], 120, 40, []string{"3", "z", "pgdn", "right", "down", "down"}},
		{"over-tune-80x24", worlds["eight"], 80, 24, []string{"3", "down", "down", "enter"}},
		{"over-tune-60x15", worlds["eight"], 60, 15, []string{"3", "down", "enter", "tab", "tab", "10%"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newHand(t, c.m, c.w, c.h)
			d.world.edit(exactly)
			d.look()
			d.press(c.keys...)
			golden(t, c.name, d.screen())
		})
	}
}

func TestLinksByKeys(t *testing.T) {
	tests := []struct {
		keys []string
		want string
	}{
		{[]string{"down", "x"}, "cut n0 n1"},
		{[]string{"down", "down", "x"}, "cut n0 n3"},
		{[]string{"up", "x"}, "cut n0 n7"},
		{[]string{"up", "down", "x"}, "cut n0 n1"},
		{[]string{"down", "esc", "x", "esc"}, ""},
		{[]string{"right", "right", "up", "up", "x"}, "focus n1\nfocus n2\nrestore n2 n5"},
		{[]string{"down", "right", "x", "esc"}, "focus n1"},
		{[]string{"end", "home", "pgdn", "pgup", "left"}, "focus n7\nfocus n0\nfocus n7\nfocus n0\nfocus n7"},
		{[]string{"down", "enter", "300ms", "enter"}, "latency 300ms n0 n1"},
		{[]string{"down", "enter", "300ms", "tab", "tab", "10%", "enter"}, "latency 300ms n0 n1\nloss 10% n0 n1"},
		{[]string{"down", "enter", "shift+tab", "right", "tab", "1s", "enter"}, "latency 1s n0 n1 oneway"},
		{[]string{"down", "enter", "shift+tab", "left", "shift+tab", "right", "enter"}, "cut n1 n0 oneway"},
		{[]string{"right", "right", "up", "up", "enter", "shift+tab", "shift+tab", "right", "enter"}, "focus n1\nfocus n2\nrestore n2 n5\nhold n2 n5"},
		{[]string{"down", "enter", "enter", "esc"}, ""},
		{[]string{"down", "down", "enter", "tab", "tab", "tab", "16kB", "enter"}, "bandwidth 16kB n0 n3"},
		{[]string{"down", "down", "enter", "tab", "tab", "5%", "enter"}, "loss 5% n0 n3"},
		{[]string{"enter"}, ""},
	}
	for _, c := range tests {
		t.Run(strings.Join(c.keys, " "), func(t *testing.T) {
			d := newHand(t, worlds["eight"], 120, 40)
			d.press("3")
			for _, key := range c.keys {
				d.world.edit(exactly)
				d.look()
				d.press(key)
			}
			if got := d.world.said(); got != c.want {
				t.Errorf("the world was told %q, expected %q\n%s", got, c.want, d.screen())
			}
			if len(d.app.overlays) != 0 {
				t.Errorf("an overlay is still open:\n%s", d.screen())
			}
		})
	}
}

// A form that several commands come from shows what is refused and stays.
func TestTuningRefused(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("3", "down", "enter", "enter")
	d.shows("nothing is changed yet")
	d.press("1 parsec", "enter")
	d.shows("duration")
	d.world.refuse = "no such link"
	d.press("ctrl+u", "1s", "tab", "2s", "enter")
	d.shows("no such link")
	d.press("esc")
	if len(d.app.overlays) != 0 {
		t.Error("the form is still open")
	}
}

// The selected link goes when it is unlinked, or when another node is selected.
func TestSelectedLinkGoes(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("3", "down")
	if l := d.link(); l == nil || l.A != 0 || l.B != 1 {
		t.Fatalf("%+v is selected", l)
	}
	d.shows("enter changes, x cuts")
	d.world.edit(func(v *view.View) { v.Links = v.Links[1:] })
	d.look()
	d.shows("↑↓ links, ←→ nodes")
	d.press("down", "1", "down", "3")
	if d.link() != nil {
		t.Error("another node's link is still selected")
	}
	d.press("esc")
	d.world.edit(func(v *view.View) { v.Links = nil })
	d.look()
	d.press("down", "up")
	d.screen()
}

func TestNetworkByMouse(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("3", "z")
	d.screen()
	n := d.network()
	cell := func(want netmap.Hit) (x, y int) {
		d.screen()
		for y := range 40 {
			for x := range 120 {
				hit := n.Hit(d.app.view, d.app.selected, x, y)
				if hit == want {
					return x, y
				}
			}
		}
		t.Fatalf("%+v is not on the screen:\n%s", want, d.screen())
		return 0, 0
	}
	d.click(cell(netmap.Hit{Node: 5}))
	if d.app.selected != 5 || d.link() != nil {
		t.Fatalf("n%d is selected", d.app.selected)
	}
	link := netmap.Hit{Node: -1, Link: [2]int{4, 5}}
	d.click(cell(link))
	if d.app.selected != 5 || d.peer() != 4 {
		t.Fatalf("n%d and its peer n%d are selected", d.app.selected, d.peer())
	}
	d.click(cell(link))
	if len(d.app.overlays) != 1 {
		t.Fatal("a click on the selected link opens nothing")
	}
	d.press("esc")
	d.click(cell(netmap.Hit{Node: -1, Link: [2]int{0, 7}}))
	if d.app.selected != 0 || d.peer() != 7 {
		t.Fatalf("n%d and its peer n%d are selected", d.app.selected, d.peer())
	}
	d.press("v")
	d.click(cell(netmap.Hit{Node: 1}))
	if d.app.selected != 1 || d.link() != nil {
		t.Fatalf("in the field, n%d is selected", d.app.selected)
	}
	d.press("v")
	d.click(cell(netmap.Hit{Node: -1, Link: [2]int{2, 3}}))
	if d.app.selected != 2 || d.peer() != 3 {
		t.Fatalf("in the matrix, n%d and its peer n%d are selected", d.app.selected, d.peer())
	}
	d.click(cell(netmap.Hit{Node: 6}))
	if d.app.selected != 6 || d.link() != nil {
		t.Fatalf("n%d is selected", d.app.selected)
	}
	d.click(cell(netmap.Hit{Node: 6}))
	if d.app.recent[0] != detailPanel {
		t.Error("a click on the selected node does not open it")
	}
}

// The key v goes round map, field and matrix; many nodes have no map.
func TestLooksByHand(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("3")
	d.shows("[n5]")
	d.press("v")
	d.shows("8 nodes, 100 % on the best tip")
	d.press("v")
	d.shows("· link")
	d.press("v")
	d.shows("[n5]")
	d = newHand(t, worlds["hundred"], 120, 40)
	d.press("3")
	d.shows("100 nodes, ")
	d.press("v")
	d.shows("· link")
	d.press("v")
	d.shows("100 nodes, ")
}

// In the field the arrows go to the cells beside the selected one.
func TestFieldByKeys(t *testing.T) {
	d := newHand(t, worlds["hundred"], 120, 40)
	d.press("3", "z", "down", "down", "right", "up", "left")
	if got, want := d.world.said(), "focus n20\nfocus n40\nfocus n41\nfocus n21\nfocus n20"; got != want {
		t.Errorf("the world was told %q, expected %q\n%s", got, want, d.screen())
	}
	d.press("enter")
	if d.app.recent[0] != detailPanel {
		t.Error("enter does not open the node")
	}
}

// In a world that is there, what the form is filled in with is what the link becomes, and
// it is told of at once.
func TestTuningARealLink(t *testing.T) {
	s := newStage(t)
	d := s.hand(120, 40)
	exact := func() (out, in netsim.Link) {
		t.Helper()
		for _, p := range s.world.View(0).Focus.Peers {
			if p.ID == 1 {
				return p.Out, p.In
			}
		}
		t.Fatal("n0 and n1 are not linked")
		return out, in
	}
	d.press("3", "down")
	d.shows("n0 → n1  up")
	d.press("enter", "300ms", "tab", "50ms", "tab", "10%", "tab", "64kB", "enter")
	out, in := exact()
	want := netsim.LinkParams{Delay: 300 * netsim.Millisecond, Jitter: netsim.Jitter{Amount: 50 * netsim.Millisecond}, Loss: 0.1, Bandwidth: 64_000}
	if out.LinkParams != want || in.LinkParams != want {
		t.Errorf("the link is %+v, %+v, expected %+v", out, in, want)
	}
	d.look()
	d.shows("300 ms +50 ms")
	d.press("enter", "shift+tab", "left", "tab", "1s", "up", "up", "right", "enter") // n1 → n0 only: 1 s, cut
	if out, in = exact(); out.LinkParams != want || out.Cut || in.Delay != netsim.Second || !in.Cut {
		t.Errorf("the link is %+v, %+v", out, in)
	}
	d.look()
	d.shows("n1 → n0 cut 1 s +50 ms loss 10 % 64 kB/s")
	d.shows("n0 → n1 up 300 ms +50 ms loss 10 % 64 kB/s")
	d.press("x")
	if out, in = exact(); out.Cut || in.Cut {
		t.Errorf("x did not mend the link: %+v, %+v", out, in)
	}
	d.look()
	d.press("x")
	if out, in = exact(); !out.Cut || !in.Cut {
		t.Errorf("x did not cut the link: %+v, %+v", out, in)
	}
}

// The charts of a world that is there show what was measured in it.
func TestChartsOfARealWorld(t *testing.T) {
	s := newStage(t)
	d := s.hand(120, 40)
	d.press("6", "z")
	d.shows("40 H/s")
	d.hides("no block")
	d.shows("(target 10 s)")
	d.shows("p50 ")
	d.press("v")
	d.shows("whole run")
	d.shows("0.0 s")
	d.shows("300.0 s")
}

// A partition shifts the nodes of the map picture by picture, also while the world stands;
// then nothing is drawn any more.
func TestPartitionIsSeenToCome(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.screen()
	whole := kittest.World(worlds["parted"])
	d.world.edit(func(v *view.View) { v.Nodes, v.Groups, v.Links = whole.Nodes, whole.Groups, whole.Links })
	d.look()
	pictures, last := 0, ""
	for range 100 {
		d.app.Update(tickMsg{1})
		if !d.app.stale {
			break
		}
		if now := d.screen(); now != last {
			pictures, last = pictures+1, now
		}
	}
	if pictures < 4 || d.app.stale {
		t.Errorf("%d pictures, and then more is drawn: %t", pictures, d.app.stale)
	}
	fresh := newHand(t, worlds["parted"], 120, 40)
	if want := strings.Split(fresh.screen(), "\n")[2]; !strings.Contains(last, want[len(want)-60:]) {
		t.Errorf("the shift ends otherwise than where it should:\n%s\n%s", last, want)
	}
}

// With sextants or octants no line is drawn with braille, in any theme that is gone over to, unless the
// terminal would draw some of them two columns wide.
func TestSextants(t *testing.T) {
	braille := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return r > '⠀' && r <= '⣿' })
	}
	for pen, all := range map[grid.Pen][2]rune{grid.WithSextants: {'\U0001FB00', '\U0001FB3B'}, grid.WithOctants: {'\U0001CD00', '\U0001CDE5'}} {
		drawn := func(s string) bool {
			return strings.ContainsFunc(s, func(r rune) bool { return r >= all[0] && r <= all[1] })
		}
		for _, wide := range []bool{false, true} {
			d := newHandWith(t, worlds["eight"], 120, 40, Options{Pen: pen, Wide: wide})
			d.press("3", "z", "t")
			if got := d.screen(); drawn(got) == wide || braille(got) != wide {
				t.Errorf("%s, wide: %v\n%s", grid.Pens()[pen], wide, got)
			}
		}
	}
}
