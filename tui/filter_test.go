package tui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// lookIn is how to come to each list, a word to look for and what a row then has.
var lookIn = []struct {
	name  string
	keys  []string
	word  string
	shows string
}{
	{"nodes", []string{"1"}, "n3", "/n3: 1 of 8"},
	{"chain", []string{"4"}, "h12", "/h12: 10 of "},
	{"utxo", []string{"4", "right"}, "coinbase n1", "/coinbase n1: "},
	{"mempool", []string{"4", "right", "right"}, "fee", "/fee: "},
	{"peers", []string{"4", "right", "right", "right"}, "n1", "/n1: 1 of "},
	{"wallet", []string{"4", "right", "right", "right", "right"}, "mined", "/mined: "},
	{"log", []string{"5"}, "reorg", "/reorg: "},
	{"library", []string{"7"}, "height", "/height: 1 of 2"},
}

func withLibrary(d *hand) {
	d.world.edit(func(v *view.View) {
		v.Library = []view.LibraryItem{{Name: "block", Title: "What is a block", Lesson: true}, {Name: "fork", Title: "Two blocks at one height"}}
	})
	d.look()
}

func TestFilterInEveryList(t *testing.T) {
	for _, c := range lookIn {
		t.Run(c.name, func(t *testing.T) {
			d := newHand(t, worlds["eight"], 120, 40)
			withLibrary(d)
			d.press(c.keys...)
			d.press("/", c.word)
			d.shows("/" + c.word)
			d.shows(c.shows)
			d.press("enter", "n", "N", "n", "n")
			d.shows(c.shows)
			if got := d.world.said(); strings.Contains(got, "next") {
				t.Errorf("n went on in a lesson: %q", got)
			}
			d.press("/", "ctrl+u", "no such thing")
			d.shows("nothing here has that")
			d.press("esc")
			d.hides("nothing here has that")
			d.hides(c.shows)
		})
	}
}

// What is looked for is marked, wide characters too.
func TestFilterMarksWideWords(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.world.edit(func(v *view.View) {
		v.Library = []view.LibraryItem{{Name: "a", Title: "打包交易后"}, {Name: "b", Title: "其他节点"}}
	})
	d.look()
	d.press("7", "/", "交易", "enter")
	w, h := d.app.g.Size()
	marked := ""
	for y := range h {
		for x := range w {
			if r, style := d.app.g.Cell(x, y); style.Underline && r > ' ' {
				marked += string(r)
			}
		}
	}
	if marked != "交易" {
		t.Errorf("%q is marked", marked)
	}
}

func TestFilterIsAPicture(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("5", "/", "mined n3")
	golden(t, "filter-log-80x24", d.screen())
}

// What was looked for and found stays under the cursor when all is shown again.
func TestFilterFindsANode(t *testing.T) {
	d := newHand(t, worlds["hundred"], 60, 15)
	d.press("/", "n7", "enter")
	d.shows("/n7: 11 of 100")
	if d.app.selected != 7 {
		t.Errorf("n%d is selected, expected the one that was found", d.app.selected)
	}
	d.press("n", "n", "m")
	golden(t, "filter-nodes-60x15", d.screen())
	d.press("N", "N", "N", "esc")
	d.shows("▸ n79")
	if got := d.world.said(); !strings.Contains(got, "mine n71 one") {
		t.Errorf("the world was told %q, expected that the found node mines", got)
	}
	d.press("/", "n4", "2")
	if d.app.recent[0] != nodesPanel {
		t.Error("a figure that is typed went to another panel")
	}
	d.press("enter", "2", "/")
	d.shows("there is no list to look through")
}

// Rows are found by all words, in any case and order, and the cursor holds together
// whatever is looked for while rows come and go.
func TestFilterHoldsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"ab", "BC", "a b", "x", ""})
		rows := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("abcx ")), 0, 6, -1), 0, 30)
		var l kit.List[string]
		keys := keymap.New(PanelKeys())
		for range 5 {
			l.Find.Typing = true
			l.Find.Handle(&keys, named["ctrl+u"])
			l.Find.Edit.Set(word.Draw(t, "word"))
			l.Find.Handle(&keys, named["end"])
			l.Find.Handle(&keys, named["enter"])
			items := rows.Draw(t, "rows")
			height := rapid.IntRange(1, 9).Draw(t, "height")
			shown := l.Pick(len(items), func(i int) string { return items[i] })
			l.Settle(len(shown), height, func(row int) string { return items[shown[row]] })
			for i, text := range items {
				want := true
				for _, w := range strings.Fields(strings.ToLower(l.Find.Edit.String())) {
					want = want && strings.Contains(text, w)
				}
				got := false
				for _, s := range shown {
					got = got || s == i
				}
				if got != want {
					t.Fatalf("%q looked for in %q: shown %v", l.Find.Edit.String(), text, got)
				}
			}
			l.Handle(&keys, named[rapid.SampledFrom([]string{"up", "down", "pgdn", "end"}).Draw(t, "key")])
			if at := l.Item(len(items)); len(shown) > 0 && (at < 0 || l.At < 0 || l.At >= len(shown)) {
				t.Fatalf("the cursor is at row %d of %d", l.At, len(shown))
			}
		}
	})
}
