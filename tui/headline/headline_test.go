package headline

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/narrate"
)

// frame is one on which the band has a size, with some lines and columns around it.
func frame(v *view.View, w, h int, ascii bool) (*kit.Frame, grid.Rect) {
	f := kittest.Frame(v, w, h+2)
	if ascii {
		f.Theme.ASCII = true
		f.Grid.SetASCII(true)
	}
	return f, grid.Rect{X: 0, Y: 1, W: w, H: h}
}

func TestBand(t *testing.T) {
	v := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5})
	story := narrate.Story{Head: "Fork", Sentences: []string{
		"n2 and n5 found block 3 within 0.8 s of each other.", "n0-n4 build on 8b6e; n5-n7 on d0a9.", "Whoever finds block 4 decides.",
	}}
	for _, c := range []struct {
		name   string
		w, h   int
		ascii  bool
		head   string
		paused bool
	}{
		{"small", 120, small, false, "Fork", true},
		{"large", 200, large, false, "Fork", false},
		{"long", 160, large, false, "Reorganisation", false},
		{"small-ascii", 120, small, true, "Fork", false},
		{"large-ascii", 200, large, true, "Fork", true},
	} {
		now := *v
		now.Clock.Paused = c.paused
		f, r := frame(&now, c.w, c.h, c.ascii)
		story.Head = c.head
		told := c.name == "small" || c.name == "large-ascii"
		if whole := Draw(f, r, story); whole != told {
			t.Errorf("%s: says that all is told: %v", c.name, whole)
		}
		kittest.Same(t, c.name, f.Grid.Plain())
	}
}

// Whatever there is to say, the band stays in its place, and has nothing but # and what is told
// where the terminal has nothing else.
func TestBandKeepsToItsPlace(t *testing.T) {
	v := kittest.World(kittest.Made{Nodes: 3, Blocks: 4})
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 250).Draw(t, "w"), rapid.IntRange(1, large+2).Draw(t, "h")
		ascii := rapid.Bool().Draw(t, "ascii")
		word := rapid.StringOfN(rapid.SampledFrom([]rune("abcXYZ019.;ä世")), 1, 30, -1)
		story := narrate.Story{Head: word.Draw(t, "head")}
		for range rapid.IntRange(0, 3).Draw(t, "sentences") {
			story.Sentences = append(story.Sentences, strings.Join(rapid.SliceOfN(word, 1, 12).Draw(t, "words"), " ")+".")
		}
		f, r := frame(v, w, h, ascii)
		f.Grid.Fill(f.Grid.Bounds(), '=', f.Theme.Text)
		Draw(f, r, story)
		for _, y := range []int{0, r.Bottom()} {
			for x := range w {
				if c, _ := f.Grid.Cell(x, y); c != '=' {
					t.Fatalf("%c at %d,%d, outside of %v", c, x, y, r)
				}
			}
		}
	})
}

// Letters can be told apart, and each has rows of one length.
func TestLetters(t *testing.T) {
	seen := map[string]rune{}
	for _, r := range "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ .,:;-+'()/_" {
		p := points(r)
		for _, row := range p {
			if row == "" || len(row) != len(p[0]) {
				t.Errorf("%c: %q", r, p)
			}
		}
		if other, known := seen[fmt.Sprint(p)]; known {
			t.Errorf("%c is drawn as %c", r, other)
		}
		seen[fmt.Sprint(p)] = r
	}
	if !drawable("n0 and alice: 12.5 s") || drawable("жанна") {
		t.Error("what can be drawn is not known")
	}
}
