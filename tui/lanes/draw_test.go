package lanes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/theme"
)

const (
	mockup = `
		117: 77aa 0b3c a91e 3e8f 51b2 8c19 40aa e77b f1c2
		0b3c > c04d
		51b2 > d2f0 6b6e 9d0a
		40aa > bad1
		bad bad1 double-spend
		tip f1c2 0 1 2
		tip e77b 3
		tip 9d0a 4 5 6`
	deep = `
		0: 0000 a001 a002 a003 a004 a005 a006 a007
		a002 > b003 b004 b005 b006 b007 b008
		tip b008 5 6 7 8 9
		tip a007 0 1 2 3 4`
	race = `
		8: a008 a009 a010
		a009 > b010
		a009 > c010
		tip a010 0 1 2
		tip b010 3 4 5 6 7
		tip c010 8`
	invalid = `
		0: 0000 a001 a002 a003 a004
		a001 > bad2 bad3 bad4
		a002 > dad3
		bad bad2 coinbase-amount
		bad bad3 coinbase-amount
		bad bad4 coinbase-amount
		bad dad3 signatures
		tip a004 0 1 2
		tip bad4 3`
	wide = `
		0: 0000 a001 a002 a003 a004 a005
		a001 > b002 b003
		a001 > c002 c003
		b002 > d003 d004
		a002 > e003
		c002 > f003 f004 f005
		tip a005 0
		tip d004 1
		tip f005 2
		tip e003 3
		tip b003 4
		tip c003 5`
)

func TestDraw(t *testing.T) {
	tests := []struct {
		name, world string
		w, h        int
		o           Options
	}{
		{"chain", "0: 0000 a001 a002 a003\ntip a003 0 1 2", 60, 6, Options{Follow: true}},
		{"genesis", "0: 0000\ntip 0000 0", 40, 6, Options{Follow: true}},
		{"mockup", mockup, 116, 10, Options{Follow: true}},
		{"mockup_narrow", mockup, 40, 10, Options{Follow: true}},
		{"mockup_low", mockup, 76, 6, Options{Follow: true}},
		{"mockup_scrolled", mockup, 40, 10, Options{ScrollColumns: 118}},
		{"mockup_selected", mockup, 40, 10, Options{Selected: named("d2f0"), Keep: true}},
		{"mockup_miners", mockup, 80, 10, Options{Follow: true, Labels: Miner}},
		{"mockup_both", mockup, 116, 10, Options{Follow: true, Labels: Both}},
		{"mockup_dots", mockup, 50, 10, Options{Follow: true, Labels: Dots}},
		{"deep", deep, 90, 8, Options{Follow: true}},
		{"race", race, 60, 9, Options{Follow: true}},
		{"wide", wide, 70, 16, Options{Follow: true}},
		{"wide_low", wide, 70, 8, Options{Follow: true}},
		{"longer_but_lighter", "0: 0000 a001 a002 a003\n0000 > b001 b002 b003 b004 b005 b006 b007 b008 b009 b010\ntip a003 0 1 2", 40, 8, Options{Follow: true}},
		{"secret", "0: 0000 a001 a002\na001 > b002 b003 b004\nsecret b002 b003 b004\ntip b004 0\ntip a002 1 2 3", 60, 8, Options{Follow: true}},
		{"invalid", invalid, 78, 8, Options{Follow: true}},
		{"invalid_low", invalid + "\nnow 9", 78, 6, Options{Follow: true}},
		{"invalid_compact", invalid + "\nnow 9", 40, 8, Options{Follow: true, Labels: Dots}},
		{"wide_lower", wide, 70, 5, Options{Follow: true}},
		{"many_followers", "5: a005 a006\na005 > b006\ntip a006 0 1 2 3 4 5 6 7 9 11 13 15 17 19 21\ntip b006 8 10 12", 40, 8, Options{Follow: true}},
		{"tiny", mockup, 9, 3, Options{Follow: true}},
		{"line", mockup, 30, 1, Options{Follow: true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := world(test.world)
			g := grid.New(test.w, test.h)
			title := Draw(g, g.Bounds(), v, look(t, "dark", grid.TrueColor, false), test.o).Title
			kittest.Same(t, test.name, title+"\n"+g.Plain())
		})
	}
}

func TestDrawASCII(t *testing.T) {
	th := look(t, "mono", grid.None, true)
	g := th.NewGrid(116, 10)
	Draw(g, g.Bounds(), world(mockup), th, Options{Follow: true, Selected: named("8c19")})
	got := g.Plain()
	kittest.Same(t, "ascii", got)
	for _, r := range got {
		if r > 0x7e {
			t.Fatalf("%q in an ASCII drawing", r)
		}
	}
}

// A race, the block that ends it, and the news of it growing old.
func TestDrawReorg(t *testing.T) {
	const ended = "3: a003 a004 a005\na004 > b005 b006\ntip b006 0 1 2 3\nreorg 12 0 1 > a004 > a005 > b005 b006\nnow "
	for name, th := range map[string]*theme.Theme{"reorg": look(t, "dark", grid.TrueColor, false), "reorg_ascii": look(t, "mono", grid.None, true)} {
		l := &Layout{}
		var frames strings.Builder
		for _, text := range []string{
			"3: a003 a004 a005\ntip a005 0 1 2 3",
			"3: a003 a004 a005\na004 > b005\ntip a005 0 1\ntip b005 2 3\nnow 5",
			"3: a003 a004 a005\na004 > b005 b006\ntip b006 2 3\ntip a005 0 1\nnow 8",
			ended + "12", ended + "14", ended + "16.9", ended + "17", ended + "22",
		} {
			g := th.NewGrid(80, 6)
			title := Draw(g, g.Bounds(), world(text), th, Options{Layout: l, Follow: true}).Title
			fmt.Fprintf(&frames, "%v %s\n%s", world(text).Now, title, g.Plain())
		}
		kittest.Same(t, name, frames.String())
	}
}

// News grows old by steps of style, without a colour too.
func TestNewsFades(t *testing.T) {
	const ended = "3: a003 a004 a005\na004 > b005 b006\ntip b006 0 1 2 3\nreorg 12 0 1 > a004 > a005 > b005 b006\nnow "
	for _, th := range []*theme.Theme{look(t, "dark", grid.TrueColor, false), look(t, "mono", grid.Mono, true)} {
		var steps []grid.Style
		for now := 12.0; now < 19; now += 0.1 {
			v, l := world(fmt.Sprintf("%s%.1f", ended, now)), &Layout{}
			g := th.NewGrid(80, 6)
			Draw(g, g.Bounds(), v, th, Options{Layout: l, Follow: true})
			at := l.spots[slices.IndexFunc(l.spots, func(s spot) bool { return s.hash == named("a005") })]
			_, style := g.Cell(at.x+1, at.y)
			if len(steps) == 0 || steps[len(steps)-1] != style {
				steps = append(steps, style)
			}
		}
		if len(steps) != brightest+1 {
			t.Errorf("%s: a block taken off is shown in %d steps, expected %d: %+v", th.Name, len(steps), brightest+1, steps)
		}
	}
}

func TestDrawEmptyWorld(t *testing.T) {
	g := grid.New(30, 4)
	if got := Draw(g, g.Bounds(), &view.View{}, look(t, "dark", grid.TrueColor, false), Options{Follow: true}).Title; got != "0 blocks, 0 tips" {
		t.Errorf("title %q", got)
	}
	if got, want := g.Plain(), "no block yet\n\n\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestColoursFollowTheMiner(t *testing.T) {
	th := look(t, "dark", grid.TrueColor, false)
	v := world("0: 0000 a001 a002\na001 > b002\ntip a002 0")
	g := grid.New(60, 6)
	Draw(g, g.Bounds(), v, th, Options{Follow: true})
	for _, test := range []struct {
		x, y, miner int
		mark        rune
	}{{8, 1, 1, '●'}, {15, 1, 2, '◉'}, {15, 3, 3, '○'}} {
		r, s := g.Cell(test.x, test.y)
		if r != test.mark || s.FG != th.Node(test.miner).FG {
			t.Errorf("cell %d,%d: %q with colour %x, expected %q with that of node %d, %x", test.x, test.y, r, s.FG, test.mark, test.miner, th.Node(test.miner).FG)
		}
	}
}

// Lines that meet join or cross: none ends at the side of another.
func TestEdgesJoinWhereTheyMeet(t *testing.T) {
	th := look(t, "dark", grid.TrueColor, false)
	gl := &th.Glyphs
	toTheRight := string([]rune{gl.Horizontal, gl.TopLeft, gl.BottomLeft, gl.TeeDown, gl.TeeUp, gl.TeeRight, gl.Cross})
	toTheLeft := string([]rune{gl.Horizontal, gl.TopRight, gl.BottomRight, gl.TeeDown, gl.TeeUp, gl.TeeLeft, gl.Cross})
	rapid.Check(t, func(t *rapid.T) {
		v := &view.View{}
		for n := range rapid.IntRange(1, 40).Draw(t, "blocks") {
			grow(t, v, n)
		}
		g := grid.New(rapid.IntRange(30, 120).Draw(t, "w"), rapid.IntRange(5, 24).Draw(t, "h"))
		Draw(g, g.Bounds(), v, th, Options{Follow: true, Labels: Labels(rapid.IntRange(0, 4).Draw(t, "labels"))})
		for y := 1; y < g.Bounds().H-1; y++ { // without the ruler and the caption
			for x := range g.Bounds().W {
				if r, _ := g.Cell(x, y); r != gl.Vertical {
					continue
				}
				left, _ := g.Cell(x-1, y)
				right, _ := g.Cell(x+1, y)
				if strings.ContainsRune(toTheRight, left) || strings.ContainsRune(toTheLeft, right) {
					t.Fatalf("%c%c%c at %d,%d\n%s", left, gl.Vertical, right, x, y, g.Plain())
				}
			}
		}
	})
}

// With a line to each of three branches, it is still told how many follow each tip.
func TestFollowersOnLowPanels(t *testing.T) {
	v := world("0: 0000 a001 a002 a003\n0000 > b001 b002\n0000 > c001\ntip a003 0 1\ntip a002 2 3 4\ntip b002 5\ntip c001 6 7")
	g := grid.New(60, 5)
	Draw(g, g.Bounds(), v, look(t, "dark", grid.TrueColor, false), Options{Follow: true})
	for _, want := range []string{"a003 ◂n0,n1", "a002◂3", "b002 ◂n5", "c001 ◂n6,n7"} {
		if !strings.Contains(g.Plain(), want) {
			t.Errorf("%q is missing\n%s", want, g.Plain())
		}
	}
}

// The way to the selected block is lit, and nothing beside it.
func TestAncestryIsLit(t *testing.T) {
	th := look(t, "dark", grid.TrueColor, false)
	v := world("0: 0000 a001 a002 a003\na001 > b002 b003\ntip a003 0\ntip b003 1")
	g := grid.New(60, 7)
	l := &Layout{}
	Draw(g, g.Bounds(), v, th, Options{Layout: l, Selected: named("b003"), Keep: true})
	for _, s := range l.spots {
		name := s.hash.Short()
		_, edge := g.Cell(s.x-1, s.y)
		_, label := g.Cell(s.x+1, s.y)
		ancestor := name == "0000" || name == "a001" || name == "b002" || name == "b003"
		if label.Underline != ancestor {
			t.Errorf("the label of %s: %+v", name, label)
		}
		if first := name == "0000" || name == "b003"; !first && (edge.FG == th.Accent.FG) != ancestor {
			t.Errorf("the line to %s: %+v", name, edge)
		}
	}
}
