package grid

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
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

func TestRender(t *testing.T) {
	red, bold := Style{FG: RGB(0xff0000)}, Style{Bold: true}
	g := New(6, 2)
	g.Text(0, 0, "ab", red)
	g.Text(2, 0, " c", bold)
	g.Text(0, 1, "d", red.WithBG(ANSI(4)))
	for p, want := range map[Profile]string{
		None:      "ab c  \nd     ",
		Mono:      "ab \x1b[1mc  \x1b[m\nd     ",
		ANSI16:    "\x1b[91mab \x1b[1;39mc  \x1b[m\n\x1b[91;44md\x1b[39;49m     ",
		ANSI256:   "\x1b[38;5;196mab \x1b[1;39mc  \x1b[m\n\x1b[38;5;196;44md\x1b[39;49m     ",
		TrueColor: "\x1b[38;2;255;0;0mab \x1b[1;39mc  \x1b[m\n\x1b[38;2;255;0;0;44md\x1b[39;49m     ",
	} {
		if got := g.Render(p); got != want {
			t.Errorf("%v: got %q, expected %q", p, got, want)
		}
	}
}

// anyText yields what a hostile node might call itself.
func anyText() *rapid.Generator[string] {
	odd := []rune{'a', ' ', '世', '\u0301', '\u200d', '\u202e', 0x1b, 0x9b, 0, '\n', '🇩', '🇪', '👨', '\U0001f3fd', '\ufe0f', '⚠',
		'\u1112', '\u1161', '\u11ab', '한', '\u094d', '\u0915', '\u0600', '\u0e33', '\u20e3', '1', '─', '●', utf8.RuneError, '\u2028', '\U0001f468', '\u115f', '\u3164', '\u0d4e'}
	piece := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom(odd)), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
	return rapid.Map(rapid.SliceOfN(piece, 0, 3), func(p []string) string { return strings.Join(p, "") })
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Render yields exactly h lines of w columns, whoever measures them, and nothing drawn
// leaves the clip.
func TestRenderIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 30).Draw(t, "w"), rapid.IntRange(1, 5).Draw(t, "h")
		g := New(w, h)
		g.SetASCII(rapid.IntRange(0, 3).Draw(t, "ascii") == 0)
		g.Fill(g.Bounds(), '#', Style{})
		rect := func(name string) Rect {
			n := rapid.SliceOfN(rapid.IntRange(-4, 32), 4, 4).Draw(t, name)
			return Rect{n[0], n[1], n[2], n[3]}
		}
		clip := rect("clip")
		restore := g.Clip(clip)
		style := rapid.Custom(func(t *rapid.T) Style {
			c := rapid.SampledFrom([]Color{0, RGB(0x123456), ANSI(3), ANSI(200)})
			b := rapid.Bool()
			return Style{c.Draw(t, "fg"), c.Draw(t, "bg"), b.Draw(t, "bold"), b.Draw(t, "dim"), b.Draw(t, "underline"), b.Draw(t, "reverse")}
		})
		for range rapid.IntRange(1, 6).Draw(t, "drawings") {
			s, text, at := style.Draw(t, "style"), anyText().Draw(t, "text"), rect("at")
			switch rapid.IntRange(0, 4).Draw(t, "kind") {
			case 0:
				g.Text(at.X, at.Y, text, s)
			case 1:
				g.TextIn(at, text, s, Align(rapid.IntRange(0, 2).Draw(t, "align")))
			case 2:
				g.Box(at, []Span{{text, s}, {text, s}}, text, s, Unicode)
			case 3:
				g.Fill(at, rapid.Rune().Draw(t, "rune"), s)
			case 4:
				g.Restyle(at, func(Style) Style { return s })
			}
		}
		restore()
		for y := range h {
			for x := range w {
				if r, _ := g.Cell(x, y); r != '#' && !clip.Contains(x, y) {
					t.Fatalf("%q at %d,%d, outside of the clip %+v", r, x, y, clip)
				}
			}
		}
		for p := None; p <= TrueColor; p++ {
			text := g.Render(p)
			lines := strings.Split(text, "\n")
			if len(lines) != h {
				t.Fatalf("%d lines, expected %d", len(lines), h)
			}
			for _, line := range lines {
				bare := escapes.ReplaceAllString(line, "")
				for _, r := range bare {
					if r < 0x20 || r >= 0x7f && r < 0xa0 || r == utf8.RuneError {
						t.Fatalf("control character %q in %q", r, line)
					}
				}
				if p == None && bare != line {
					t.Fatalf("escape codes without a terminal: %q", line)
				}
				if got := ansi.StringWidth(line); got != w {
					t.Fatalf("%d columns by x/ansi, expected %d: %q", got, w, line)
				}
				if got := uniseg.StringWidth(bare); got != w {
					t.Fatalf("%d columns by uniseg, expected %d: %q", got, w, line)
				}
			}
		}
		svg := g.SVG("picture")
		if !utf8.ValidString(svg) || strings.ContainsAny(svg, "\x00\x1b\u009b") {
			t.Fatalf("a control character in the picture")
		}
	})
}

// On a terminal that draws ambiguous characters two columns wide each line has its width,
// too.
func TestRenderIsExactWhereAmbiguousIsWide(t *testing.T) {
	wide := displaywidth.Options{EastAsianWidth: true}
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(0, 30).Draw(t, "w")
		g := New(w, 3)
		g.SetWide(true)
		piece := rapid.OneOf(anyText(), rapid.StringOf(rapid.SampledFrom([]rune("αβé─│╭●◉■→…×·a 世"))))
		g.Box(g.Bounds(), []Span{{Text: piece.Draw(t, "title")}}, piece.Draw(t, "right"), Style{}, Narrow())
		g.TextIn(g.Bounds().Inset(1), piece.Draw(t, "text"), Style{}, Align(rapid.IntRange(0, 2).Draw(t, "align")))
		for _, line := range strings.Split(g.Render(None), "\n") {
			if got := wide.String(line); got != w {
				t.Fatalf("%d columns, expected %d: %q", got, w, line)
			}
		}
	})
}

// What is drawn does not depend on the environment.
func TestWidthsIgnoreTheEnvironment(t *testing.T) {
	if os.Getenv("RUNEWIDTH_EASTASIAN") == "" {
		binary, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		again := exec.Command(binary, "-test.run=^TestWidthsIgnoreTheEnvironment$")
		again.Env = append(os.Environ(), "RUNEWIDTH_EASTASIAN=1", "LANG=ja_JP.UTF-8", "LC_ALL=ja_JP.UTF-8")
		if told, err := again.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, told)
		}
	}
	g := New(12, 1)
	if n := g.Text(0, 0, "─●◉→…αé世", Style{}); n != 9 || Width("─●◉→…αé世") != 9 {
		t.Errorf("%d columns, Width %d, expected 9", n, Width("─●◉→…αé世"))
	}
	if got := g.Render(None); got != "─●◉→…αé世   " {
		t.Errorf("drawn is %q", got)
	}
}

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
			gl.Cross, gl.Rise, gl.Fall, gl.Main, gl.Side, gl.Best, gl.Tip, gl.Invalid, gl.Block, gl.Tx, gl.Inv, gl.Sync, gl.Cut, gl.Held, gl.Wall,
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
		for _, group := range [][]rune{{gl.Main, gl.Side, gl.Best, gl.Tip, gl.Invalid, gl.New, gl.ArrowUp, gl.ArrowDown, gl.PointRight}, {gl.Block, gl.Tx, gl.Inv, gl.Sync, gl.Ask, gl.Cut, gl.Held, gl.Wall}} {
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
