package grid

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"example.com/sosocoin/sim/plain"
)

func TestText(t *testing.T) {
	tests := []struct {
		name, text, want string
		columns          int
	}{
		{"plain", "abc", "abc     ", 3},
		{"clipped", "abcdefghij", "abcdefgh", 10},
		{"wide", "a世b", "a世b    ", 4},
		{"wide over the edge", "abcdefg世", "abcdefg ", 9},
		{"combining accent", "e\u0301a", "e\u0301a      ", 2},
		{"a pile of accents", "e" + strings.Repeat("\u0301", 50) + "a", "e\u0301\u0301\u0301a      ", 2},
		{"accent with no letter", "\u0301a", "a       ", 1},
		{"control characters", "a\x1b[2Jb", "a?[2Jb  ", 6},
		{"eight-bit control characters", "a\u009b2Jb", "a?2Jb   ", 5},
		{"line break and tab", "a\nb\tc", "a b c   ", 5},
		{"invalid UTF-8", "a\xff\xfeb", "a??b    ", 4},
		{"direction marks", "a\u202eb\u2066c", "abc     ", 3},
		{"zero width joiner", "a\u200db", "ab      ", 2},
		{"half a flag", "a🇩b", "ab      ", 2},
		{"family of four", "👨\u200d👩\u200d👧", "👨👩👧  ", 6},
		{"loose Hangul letters", "a\u1112\u1161\u11abb", "ab      ", 2},
		{"Hangul syllables", "한글", "한글    ", 4},
		{"box characters are narrow", "─│●◉▶", "─│●◉▶   ", 5},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := New(8, 1)
			if got := g.Text(0, 0, test.text, Style{}); got != test.columns {
				t.Errorf("%d columns, expected %d", got, test.columns)
			}
			if got := g.Render(None); got != test.want {
				t.Errorf("got %q, expected %q", got, test.want)
			}
			if got := Width(test.text); got != test.columns {
				t.Errorf("Width is %d, Text took %d columns", got, test.columns)
			}
		})
	}
}

func TestWideCharactersLoseBothHalves(t *testing.T) {
	for x, want := range []string{"世世", "x 世", " x世", "世x ", "世 x"} {
		g := New(4, 1)
		g.Text(0, 0, "世世", Style{})
		if x > 0 {
			g.Set(x-1, 0, 'x', Style{})
		}
		if got := g.Render(None); got != want {
			t.Errorf("after drawing over column %d: got %q, expected %q", x-1, got, want)
		}
	}
	g := New(4, 1)
	g.Text(0, 0, "世世", Style{})
	g.Text(1, 0, "界", Style{})
	if got, want := g.Render(None), " 界 "; got != want {
		t.Errorf("wide over two halves: got %q, expected %q", got, want)
	}
}

func TestTextIn(t *testing.T) {
	tests := []struct {
		text  string
		align Align
		want  string
	}{
		{"abc", Left, ".abc..."}, {"abc", Right, "...abc."}, {"abc", Centred, "..abc.."},
		{"abcdefg", Left, ".abcd…."}, {"abcdefg", Right, ".abcd…."}, {"ab cdef", Left, ".ab c…."},
		{"世界世界", Left, ".世界…."}, {"abc世d", Left, ".abc….."},
	}
	for _, test := range tests {
		g := New(7, 1)
		g.Fill(g.Bounds(), '.', Style{})
		g.TextIn(Rect{1, 0, 5, 1}, test.text, Style{}, test.align)
		if got := g.Render(None); got != test.want {
			t.Errorf("%q: got %q, expected %q", test.text, got, test.want)
		}
	}
}

func TestBox(t *testing.T) {
	tests := []struct {
		w, h         int
		title, right string
		want         string
	}{
		{24, 3, "2 Tree", "3 tips", "╭─ 2 Tree ───── 3 tips ╮\n│                      │\n╰──────────────────────╯\n"},
		{20, 2, "2 Tree", "3 tips", "╭─ 2 Tree ─────────╮\n╰──────────────────╯\n"},
		{12, 2, "a long title", "", "╭─ a lon… ─╮\n╰──────────╯\n"},
		{4, 2, "title", "", "╭──╮\n╰──╯\n"},
		{10, 2, "", "", "╭────────╮\n╰────────╯\n"},
	}
	for _, test := range tests {
		g := New(test.w, test.h)
		g.Box(g.Bounds(), []Span{{Text: test.title}}, test.right, Style{}, Unicode)
		if got := g.Plain(); got != test.want {
			t.Errorf("got\n%sexpected\n%s", got, test.want)
		}
	}
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestFitNeverExceeds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, w := anyText().Draw(t, "text"), rapid.IntRange(-2, 12).Draw(t, "w")
		got := Fit(text, w, '…')
		if n := Width(got); n > max(w, 0) {
			t.Fatalf("%q in %d columns: %q has %d", text, w, got, n)
		}
		if w > 0 && Width(text) <= w && got != text {
			t.Fatalf("%q fits in %d columns, but became %q", text, w, got)
		}
	})
}

// The quick answers of measure agree with the library's.
func TestQuickWidths(t *testing.T) {
	for r := rune(0xa0); r < 0x10000; r++ {
		if w, known := plain.Quick(r); known && r != utf8.RuneError {
			if s := string(r); int(w) != ansi.StringWidth(s) || uniseg.GraphemeClusterCount("a"+s+s+"a") != 4 {
				t.Errorf("%q (%U): quick says %d, x/ansi %d", r, r, w, ansi.StringWidth(s))
			}
		}
	}
}

func TestRect(t *testing.T) {
	r := Rect{2, 3, 10, 6}
	tests := []struct {
		name      string
		got, want Rect
	}{
		{"inset", r.Inset(1), Rect{3, 4, 8, 4}},
		{"inset to nothing", r.Inset(4), Rect{6, 7, 2, 0}},
		{"intersect", r.Intersect(Rect{0, 0, 5, 5}), Rect{2, 3, 3, 2}},
		{"line", r.Line(5), Rect{2, 8, 10, 1}},
		{"centre", r.Centre(4, 2), Rect{5, 5, 4, 2}},
		{"centre of a small one", r.Centre(40, 20), r},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got %+v, expected %+v", test.name, test.got, test.want)
		}
	}
	if !r.Line(6).Empty() || !r.Inset(4).Empty() || r.Empty() {
		t.Error("emptiness")
	}
}

// Both parts of a split together are the whole.
func TestSplits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Rect{rapid.IntRange(-5, 5).Draw(t, "x"), rapid.IntRange(-5, 5).Draw(t, "y"), rapid.IntRange(0, 20).Draw(t, "w"), rapid.IntRange(0, 20).Draw(t, "h")}
		n := rapid.IntRange(-3, 30).Draw(t, "n")
		for i, split := range []func(int) (Rect, Rect){r.SplitTop, r.SplitBottom, r.SplitLeft, r.SplitRight} {
			a, b := split(n)
			if a.W < 0 || a.H < 0 || b.W < 0 || b.H < 0 || a.W*a.H+b.W*b.H != r.W*r.H || !a.Intersect(b).Empty() {
				t.Fatalf("split %d of %+v at %d: %+v and %+v", i, r, n, a, b)
			}
			if want := min(max(n, 0), []int{r.H, r.W}[i/2]); []int{a.H, a.W}[i/2] != want {
				t.Fatalf("split %d of %+v at %d: the part cut off is %+v", i, r, n, a)
			}
		}
	})
}

// Every glyph is one column wide, has an ASCII twin, and what stands for different
// things in one place looks different.
func TestGlyphs(t *testing.T) {
	list := func(gl Glyphs) []rune {
		return append([]rune{gl.Horizontal, gl.Vertical, gl.TopLeft, gl.TopRight, gl.BottomLeft, gl.BottomRight, gl.TeeDown, gl.TeeUp, gl.TeeRight, gl.TeeLeft,
			gl.Cross, gl.Rise, gl.Fall, gl.Main, gl.Side, gl.Best, gl.Tip, gl.Kept, gl.Invalid, gl.Block, gl.Tx, gl.Inv, gl.Sync, gl.Cut, gl.Held, gl.Wall,
			gl.PointLeft, gl.PointRight, gl.PointUp, gl.PointDown, gl.ArrowLeft, gl.ArrowRight, gl.ArrowUp, gl.ArrowDown, gl.Play, gl.Pause, gl.Warn, gl.Check, gl.Bullet, gl.Ellipsis, gl.Times}, append(gl.Bars[:], gl.Dots[:]...)...)
	}
	for _, r := range list(Unicode) {
		if Width(string(r)) != 1 {
			t.Errorf("%q is %d columns wide", r, Width(string(r)))
		}
		if twin(r) == unknown {
			t.Errorf("%q has no ASCII twin", r)
		}
	}
	for _, r := range list(ASCII) {
		if r <= ' ' || r > '~' {
			t.Errorf("%q is not ASCII", r)
		}
	}
	for _, r := range list(Narrow()) {
		if Width(string(r)) != 1 || plain.Ambiguous(r) {
			t.Errorf("%q is not one column wide everywhere", r)
		}
	}
	for _, gl := range []Glyphs{Unicode, ASCII, Narrow()} {
		for _, group := range [][]rune{{gl.Main, gl.Side, gl.Best, gl.Tip, gl.Kept, gl.Invalid, gl.New, gl.ArrowUp, gl.ArrowDown, gl.PointRight}, {gl.Block, gl.Tx, gl.Inv, gl.Sync, gl.Ask, gl.Cut, gl.Held, gl.Wall}} {
			seen := map[rune]bool{}
			for _, r := range group {
				if seen[r] {
					t.Errorf("%q stands for two things", r)
				}
				seen[r] = true
			}
		}
	}
}

// An ellipsis ends a line that does not fit, wherever the edge is: it stands for the pieces
// that follow, too. Blanks that do not fit are no loss.
func TestSpansEndWithOneEllipsis(t *testing.T) {
	for _, test := range []struct {
		width int
		want  string
		texts []string
	}{
		{11, "ab in the…", []string{"ab ", "in the way", "  more"}},
		{5, "ab i…", []string{"ab ", "in", " more"}},
		{6, "ab in…", []string{"ab ", "in", " more"}},
		{5, "ab in", []string{"ab ", "in", "  "}},
		{5, "ab in", []string{"ab ", "in", ""}},
		{5, "ab in", []string{"ab ", "in"}},
		{2, "a…", []string{"ab", "in"}},
		{3, "ab…", []string{"ab ", "in"}},
		{4, "区…", []string{"区区", "more"}},
		{3, "区…", []string{"区", "区"}},
		{0, "", []string{"区", "区"}},
	} {
		g := New(12, 1)
		var spans []Span
		for _, text := range test.texts {
			spans = append(spans, Span{Text: text})
		}
		used := g.Spans(Rect{0, 0, test.width, 1}, spans)
		got := strings.TrimRight(g.Plain(), " \n")
		if got != test.want || used > test.width || used < Width(got) {
			t.Errorf("drawn in %d columns is %q, %d of them used; expected %q", test.width, got, used, test.want)
		}
	}
}

// Either all is drawn, or an ellipsis tells that it is not.
func TestSpansHideNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var spans []Span
		for _, text := range rapid.SliceOfN(rapid.StringMatching(`[ab区 ]{0,4}`), 0, 5).Draw(t, "texts") {
			spans = append(spans, Span{Text: text})
		}
		var whole string
		for _, p := range spans {
			whole += p.Text
		}
		w := rapid.IntRange(1, 12).Draw(t, "width")
		g := New(20, 1)
		g.Spans(Rect{0, 0, w, 1}, spans)
		got := strings.TrimRight(g.Plain(), " \n")
		if got != strings.TrimRight(whole, " ") && !strings.HasSuffix(got, "…") || Width(got) > w {
			t.Fatalf("%q is drawn as %q in %d columns", whole, got, w)
		}
	})
}
