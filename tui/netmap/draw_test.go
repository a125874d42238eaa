package netmap

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/theme"
)

func look(t testing.TB, name string, ascii bool) *theme.Theme {
	th, err := theme.New(name, grid.TrueColor, ascii)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// tip returns a hash that shows as the four digits of n.
func tip(n uint16) chain.Hash { return chain.Hash{30: byte(n >> 8), 31: byte(n)} }

// world returns n nodes, each linked with those at the given distances by number.
func world(n int, distances ...int) *view.View {
	v := &view.View{Now: 10 * netsim.Second}
	v.Settings.DelayMin, v.Settings.DelayMax = 50*netsim.Millisecond, 200*netsim.Millisecond
	linked := map[[2]int]bool{}
	for i := range n {
		v.Nodes = append(v.Nodes, view.Node{ID: i, Name: fmt.Sprintf("n%d", i), Tip: tip(0x9d0a)})
	}
	v.Tips = []view.Tip{{Hash: tip(0xf1c2)}, {Hash: tip(0x9d0a)}}
	for a := range n {
		for b := a + 1; b < n; b++ {
			for _, d := range distances {
				if pair := [2]int{a, b}; (b-a == d || b-a == n-d) && !linked[pair] {
					linked[pair] = true
					v.Links = append(v.Links, view.Link{A: a, B: b, Delay: 100 * netsim.Millisecond})
				}
			}
		}
	}
	return v
}

// part divides the nodes into groups of the given sizes.
func part(v *view.View, sizes ...int) *view.View {
	i := 0
	for g, n := range sizes {
		v.Groups = append(v.Groups, fmt.Sprintf("n%d-n%d", i, i+n-1))
		for range n {
			v.Nodes[i].Group = string(rune('A' + g))
			if g == 0 {
				v.Nodes[i].Tip = tip(0xf1c2)
			}
			i++
		}
	}
	for i := range v.Links {
		l := &v.Links[i]
		l.Parted = v.Nodes[l.A].Group != v.Nodes[l.B].Group
	}
	return v
}

// inRegions is a world of ten nodes in regions.
func inRegions(names ...string) *view.View {
	v := world(10, 1, 3)
	v.Known.Regions = names
	for i := range v.Nodes {
		v.Nodes[i].Region = names[i%len(names)]
	}
	return v
}

// send puts a message under way, done parts of a hundred of its time being over.
func send(v *view.View, from, to int, kind view.MessageKind, done int) *view.View {
	const delay = 100 * netsim.Millisecond
	sent := v.Now - delay*netsim.Time(done)/100
	v.Flights = append(v.Flights, view.Flight{From: from, To: to, Kind: kind, Sent: sent, Arrival: sent + delay})
	return v
}

func TestDraw(t *testing.T) {
	mockup := func() *view.View {
		v := part(world(7, 1, 2), 4, 3)
		send(v, 2, 3, view.BlockMessage, 60)
		send(v, 0, 2, view.BlockMessage, 30)
		return send(v, 4, 5, view.TxMessage, 50)
	}
	oneWay := func() *view.View { v := mockup(); v.OneWay = true; return v }
	faults := func() *view.View {
		v := world(5, 1, 2)
		v.Links[0].Cut, v.Links[3].Held = true, true
		v.Nodes[1].State, v.Nodes[4].State = view.Crashed, view.Frozen
		return v
	}
	banned := func() *view.View {
		v := world(5, 1, 2)
		v.Links[0].Banned, v.Links[3].Banned = true, true
		return v
	}
	messages := func() *view.View {
		v := world(3, 1)
		send(v, 0, 1, view.BlockMessage, 0)
		send(v, 1, 0, view.InvMessage, 25)
		send(v, 0, 2, view.TxMessage, 50)
		send(v, 2, 1, view.SyncMessage, 75)
		return send(v, 1, 2, view.AskMessage, 100)
	}
	matrix := func() *view.View {
		v := part(world(100, 1, 7), 60, 40)
		v.Links[4].Cut = true
		send(v, 3, 4, view.BlockMessage, 10)
		return send(v, 2, 9, view.InvMessage, 10)
	}
	tests := []struct {
		name string
		v    *view.View
		w, h int
		o    Options
	}{
		{"1", world(1), 40, 8, Options{Selected: -1}},
		{"2", world(2, 1), 40, 8, Options{Selected: -1}},
		{"3", world(3, 1), 58, 10, Options{Selected: 0}},
		{"8", world(8, 1, 3), 58, 16, Options{Selected: 2}},
		{"16", world(16, 1, 4), 64, 22, Options{Selected: -1}},
		{"partition", mockup(), 58, 10, Options{Selected: -1}},
		{"partition_large", mockup(), 62, 20, Options{Selected: -1}},
		{"partition_three", part(world(9, 1, 2), 3, 3, 3), 70, 12, Options{Selected: -1}},
		{"one_way", oneWay(), 58, 10, Options{Selected: -1}},
		{"faults", faults(), 50, 12, Options{Selected: 2}},
		{"banned", banned(), 50, 12, Options{Selected: 2}},
		{"banned_matrix", banned(), 50, 12, Options{Selected: 2, Matrix: true}},
		{"messages", messages(), 50, 10, Options{Selected: -1}},
		{"matrix_few", mockup(), 30, 10, Options{Selected: 3, Matrix: true}},
		{"matrix_100", matrix(), 62, 22, Options{Selected: 5}},
		{"matrix_100_end", matrix(), 62, 22, Options{Selected: 99}},
		{"matrix_100_whole", matrix(), 110, 104, Options{Selected: -1}},
		{"link", world(8, 1, 3), 58, 16, Options{Selected: 2, Link: [2]int{2, 5}}},
		{"link_cut", faults(), 50, 12, Options{Selected: 1, Link: [2]int{1, 0}}},
		{"matrix_link", matrix(), 62, 22, Options{Selected: 93, Link: [2]int{93, 0}}},
		{"matrix_1000", world(1000, 1, 7), 62, 22, Options{Selected: 999, Link: [2]int{999, 6}}},
		{"narrow", mockup(), 20, 6, Options{Selected: -1}},
		{"tiny", mockup(), 6, 2, Options{Selected: -1}},
		{"regions", inRegions("NA", "EU", "SA", "AP"), 61, 19, Options{Selected: 2}},
		{"regions_unknown", inRegions("west", "east", "EU"), 61, 19, Options{Selected: 2}},
		{"regions_small", inRegions("NA", "EU", "SA", "AP"), 50, 10, Options{Selected: 2}},
		{"regions_parted", part(inRegions("NA", "EU", "SA", "AP"), 4, 6), 61, 19, Options{Selected: 2}},
		{"empty", &view.View{}, 20, 2, Options{Selected: -1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := grid.New(test.w, test.h)
			title := new(Map).Draw(g, g.Bounds(), test.v, look(t, "dark", false), test.o)
			kittest.Same(t, test.name, title+"\n"+g.Plain())
		})
	}
	t.Run("ascii", func(t *testing.T) {
		th := look(t, "mono", true)
		g := th.NewGrid(62, 20)
		new(Map).Draw(g, g.Bounds(), mockup(), th, Options{Selected: 1})
		kittest.Same(t, "ascii", g.Plain())
	})
}

func TestTitle(t *testing.T) {
	for _, test := range []struct {
		low, high netsim.Time
		want      string
	}{
		{0, 0, "21 links"},
		{50 * netsim.Millisecond, 200 * netsim.Millisecond, "delay 50-200 ms"},
		{80 * netsim.Millisecond, 80 * netsim.Millisecond, "delay 80 ms"},
		{80 * netsim.Millisecond, 1500 * netsim.Millisecond, "delay 80 ms-1.5 s"},
	} {
		v := world(7, 1, 2, 3)
		v.Settings.DelayMin, v.Settings.DelayMax = test.low, test.high
		if got := Title(v); got != test.want {
			t.Errorf("delays %v to %v: got %q, expected %q", test.low, test.high, got, test.want)
		}
	}
}

// A message is on its sender's side first and gets nearer to its receiver with time.
func TestMessagesMove(t *testing.T) {
	th := look(t, "dark", false)
	for _, ends := range [][2]int{{0, 1}, {1, 0}} {
		last := -1
		for done := 0; done <= 100; done += 10 {
			g := grid.New(40, 5)
			new(Map).Draw(g, g.Bounds(), send(world(2, 1), ends[0], ends[1], view.BlockMessage, done), th, Options{Selected: -1})
			at := -1
			for x := range 40 {
				if r, _ := g.Cell(x, 2); r == th.Glyphs.Block {
					at = x
				}
			}
			if ends[0] == 1 {
				at = 39 - at
			}
			if at <= last || at > 39 {
				t.Errorf("from %d to %d, %d %%: %d cells away from the sender, after %d", ends[0], ends[1], done, at, last)
			}
			last = at
		}
	}
}

// What goes on in the world moves no node.
func TestNodesStandStill(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, MaxMapped).Draw(t, "nodes")
		before, after := world(n, 1), world(n, 1, 2)
		for i := range after.Nodes {
			after.Nodes[i].State = view.NodeState(rapid.IntRange(0, 4).Draw(t, "state"))
			after.Nodes[i].Height = 7
		}
		send(after, 0, n-1, view.TxMessage, 40)
		r := grid.Rect{W: 70, H: 24}
		var m Map
		if !m.lay(r, before, false) {
			t.Fatalf("no room for %d nodes", n)
		}
		was := m.layout.spots
		if !m.lay(r, after, false) || m.Moving() {
			t.Fatalf("no room for %d nodes, or they move", n)
		}
		for i, now := range m.layout.spots {
			if was[i] != now {
				t.Fatalf("node %d of %d went from %+v to %+v", i, n, was[i], now)
			}
		}
	})
}

// Drawing never leaves its rectangle, and no label covers another, at any size and
// with any faults.
func TestDrawStaysInside(t *testing.T) {
	th := look(t, "dark", false)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 20).Draw(t, "nodes")
		v := world(n, 1, 3)
		if n > 3 && rapid.Bool().Draw(t, "partition") {
			cut := rapid.IntRange(1, n-2).Draw(t, "first group")
			part(v, cut, 1, n-cut-1)
		}
		for i := range v.Links {
			v.Links[i].Cut = rapid.IntRange(0, 5).Draw(t, "cut") == 0
		}
		for range rapid.IntRange(0, 10).Draw(t, "messages") {
			// Also between nodes that are not linked or not there.
			send(v, rapid.IntRange(0, n+1).Draw(t, "from"), rapid.IntRange(0, n+1).Draw(t, "to"), view.MessageKind(rapid.IntRange(0, 4).Draw(t, "kind")), rapid.IntRange(-20, 130).Draw(t, "done"))
		}
		const w, h = 80, 24
		g := grid.New(w, h)
		g.Fill(g.Bounds(), '#', grid.Style{})
		r := grid.Rect{
			X: rapid.IntRange(-3, w).Draw(t, "x"), Y: rapid.IntRange(-3, h).Draw(t, "y"),
			W: rapid.IntRange(-1, w).Draw(t, "w"), H: rapid.IntRange(-1, h).Draw(t, "h"),
		}
		o := Options{Selected: rapid.IntRange(-1, 25).Draw(t, "selected"), Matrix: rapid.Bool().Draw(t, "matrix")}
		if n > 0 && rapid.Bool().Draw(t, "link") {
			o.Link = [2]int{o.Selected, rapid.IntRange(0, n+1).Draw(t, "peer")}
		}
		new(Map).Draw(g, r, v, th, o)
		x, y := rapid.IntRange(0, w).Draw(t, "at x"), rapid.IntRange(0, h).Draw(t, "at y")
		if hit := new(Map).At(r, v, th, o, x, y); hit != nothing && !r.Contains(x, y) {
			t.Fatalf("%+v is found at %d,%d, outside of %+v", hit, x, y, r)
		}
		for y := range h {
			for x := range w {
				if c, _ := g.Cell(x, y); c != '#' && !r.Contains(x, y) {
					t.Fatalf("%q at %d,%d, outside of %+v", c, x, y, r)
				}
			}
		}
		var m Map
		if n > 0 && m.lay(r, v, false) {
			for i, a := range m.layout.spots {
				if a.label.Intersect(r) != a.label {
					t.Fatalf("label %d, %+v, is not inside of %+v", i, a.label, r)
				}
				for _, b := range m.layout.spots[:i] {
					if !a.label.Intersect(b.label).Empty() {
						t.Fatalf("labels %+v and %+v cover each other", a.label, b.label)
					}
				}
			}
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	for _, n := range []int{16, 1000} {
		b.Run(fmt.Sprintf("nodes=%d", n), func(b *testing.B) {
			v := world(n, 1, 4)
			for i := range 60 {
				send(v, i%n, (i+1)%n, view.MessageKind(i%5), i)
			}
			th, g := look(b, "dark", false), grid.New(62, 22)
			var m Map
			b.ReportAllocs()
			for b.Loop() {
				m.Draw(g, g.Bounds(), v, th, Options{Selected: 3})
			}
		})
	}
}
