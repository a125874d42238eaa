package grid

import (
	"fmt"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"
)

// A terminal that is told the changes of one frame after the other shows what one shows
// that is given the last frame whole.
func TestChangesLeadToTheFrame(t *testing.T) {
	words := rapid.SampledFrom([]string{"n0", "mining", "été", "世界", "──●─", "    ", "f1c2…90", "x世", "한글", "a\U0001CD00b\U0001CDE5\U0001CD03"})
	styles := rapid.SampledFrom([]Style{{}, {FG: RGB(0x5ccfe6)}, {FG: ANSI(3), Bold: true}, {BG: RGB(0x223344)}, {Reverse: true}, {Dim: true, Underline: true}})
	rapid.Check(t, func(t *rapid.T) {
		p := Profile(rapid.IntRange(int(None), int(TrueColor)).Draw(t, "profile"))
		g := New(0, 0)
		told := vt.NewEmulator(1, 1)
		var shown Shown
		for range rapid.IntRange(1, 5).Draw(t, "frames") {
			if w, h := rapid.IntRange(1, 24).Draw(t, "w"), rapid.IntRange(1, 4).Draw(t, "h"); g.w == 0 || rapid.IntRange(0, 3).Draw(t, "resize") == 0 {
				g.Resize(w, h)
				told.Resize(w, h)
			}
			if rapid.Bool().Draw(t, "clear") {
				g.Clear()
			}
			if rapid.IntRange(0, 5).Draw(t, "scribble") == 0 {
				_, _ = told.Write([]byte("\x1b[Hsomebody else\x1b[3;2H\x1b[Kwrites"))
				shown.Forget()
			}
			for range rapid.IntRange(0, 6).Draw(t, "drawings") {
				x, y := rapid.IntRange(0, g.w-1).Draw(t, "x"), rapid.IntRange(0, g.h-1).Draw(t, "y")
				if s := styles.Draw(t, "style"); rapid.Bool().Draw(t, "restyle") {
					g.Restyle(Rect{x, y, 6, 1}, func(Style) Style { return s })
				} else {
					g.Text(x, y, words.Draw(t, "word"), s)
				}
			}
			_, _ = told.Write(shown.Changes(g, p))
			if again := shown.Changes(g, p); len(again) > 0 {
				t.Fatalf("nothing has changed, but %q is written", again)
			}
			whole := vt.NewEmulator(g.w, g.h)
			_, _ = whole.Write([]byte(strings.ReplaceAll(g.Render(p), "\n", "\r\n")))
			for y := range g.h {
				for x := range g.w {
					if got, want := looks(told.CellAt(x, y)), looks(whole.CellAt(x, y)); got != want {
						t.Fatalf("%d,%d shows %s, expected %s: the terminal shows\n%s\nexpected\n%s", x, y, got, want, told, whole)
					}
				}
			}
		}
	})
}

// A terminal that leaves out characters which are newer than itself shows all else where it belongs.
func TestOldTerminalsMissNoMore(t *testing.T) {
	const newer = "\U0001CD00\U0001CDE5\U0001CEA8"
	text := rapid.SampledFrom([]rune("ab─●  " + newer))
	rapid.Check(t, func(t *rapid.T) {
		g, old := New(12, 2), vt.NewEmulator(12, 2)
		var shown Shown
		for range rapid.IntRange(1, 4).Draw(t, "frames") {
			for range rapid.IntRange(1, 4).Draw(t, "drawings") {
				g.Text(rapid.IntRange(0, 11).Draw(t, "x"), rapid.IntRange(0, 1).Draw(t, "y"), string(rapid.SliceOfN(text, 1, 8).Draw(t, "text")), Style{})
			}
			_, _ = old.Write([]byte(strings.Map(func(r rune) rune {
				if strings.ContainsRune(newer, r) {
					return -1
				}
				return r
			}, string(shown.Changes(g, Mono)))))
		}
		for y := range g.h {
			for x := range g.w {
				want, _ := g.Cell(x, y)
				if strings.ContainsRune(newer, want) {
					want = ' '
				}
				if got := old.CellAt(x, y).Content; strings.TrimSpace(got) != strings.TrimSpace(string(want)) {
					t.Fatalf("%d,%d shows %q, expected %q:\n%s", x, y, got, want, old)
				}
			}
		}
	})
}

// looks is what an eye sees of a cell: a blank has no ink.
func looks(c *uv.Cell) string {
	if c == nil {
		return " "
	}
	s := c.Style
	if c.Content == " " && s.Attrs&uv.AttrReverse == 0 && s.Underline == 0 {
		return fmt.Sprint(" ", s.Bg)
	}
	return fmt.Sprint(c.Content, s)
}

func TestChanges(t *testing.T) {
	bold := Style{Bold: true}
	tests := []struct {
		name, before, after string
		styled              bool // the first word of after is bold
		want                string
	}{
		{"nothing", "height 120", "height 120", false, ""},
		{"a digit", "height 120", "height 121", false, "\x1b[;10H1"},
		{"two far apart", "1 mining and more 1", "2 mining and more 2", false, "\x1b[H2\x1b[19G2"},
		{"two close together", "12 34", "22 44", false, "\x1b[H22 4"},
		{"a style, and blanks have no ink", "n0   n1", "n0   n1", true, "\x1b[H\x1b[1mn0\x1b[m"},
		{"a wide one in place of two", "ab12", "世12", false, "\x1b[H世"},
		{"an accent", "ete", "e\u0301te", false, "\x1b[He\u0301"},
		{"another accent", "e\u0301te\u0301", "e\u0301te\u0300", false, "\x1b[;3He\u0300"},
		{"the same accents", "te\u0301", "te\u0301", false, ""},
		{"two in place of a wide one", "世12", "ab12", false, "\x1b[Hab"},
	}
	for _, c := range tests {
		g := New(20, 1)
		g.Text(0, 0, c.before, Style{})
		var shown Shown
		shown.Changes(g, TrueColor)
		g.Clear()
		g.Text(0, 0, c.after, Style{})
		if word, _, _ := strings.Cut(c.after, " "); c.styled {
			g.Text(0, 0, word+"  ", bold)
		}
		if got := string(shown.Changes(g, TrueColor)); got != c.want {
			t.Errorf("%s: got %q, expected %q", c.name, got, c.want)
		}
	}
}

// A jump is shorter than a colour: what has one colour is written together, and in reading order
// where that takes no more bytes.
func TestChangesOfManyStyles(t *testing.T) {
	red, blue := Style{FG: RGB(0xff0000)}, Style{FG: RGB(0x0000ff)}
	for p, want := range map[Profile]string{
		TrueColor: "\x1b[H\x1b[38;2;255;0;0ma\x1b[2Ha\x1b[;8H\x1b[38;2;0;0;255mb\x1b[2;8Hb\x1b[m",
		Mono:      "\x1b[Ha\x1b[8Gb\x1b[2Ha\x1b[8Gb",
	} {
		g := New(9, 2)
		var shown Shown
		shown.Changes(g, p)
		for y := range 2 {
			g.Text(0, y, "a", red)
			g.Text(7, y, "b", blue)
		}
		if got := string(shown.Changes(g, p)); got != want {
			t.Errorf("%v: got %q, expected %q", p, got, want)
		}
	}
}
