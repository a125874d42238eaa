package grid

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

func TestRender(t *testing.T) {
	red, bold := Style{FG: RGB(0xff0000)}, Style{Bold: true}
	g := New(6, 2)
	g.Text(0, 0, "ab", red)
	g.Text(2, 0, " c", bold)
	g.Text(0, 1, "d", red.WithBG(ANSI(4)))
	for p, want := range map[Profile]string{
		None:      "ab c  \nd     ",
		Mono:      "ab \x1b[1mc  \x1b[m\nd     ",
		ANSI16:    "\x1b[91mab \x1b[0;1mc  \x1b[m\n\x1b[91;44md\x1b[m     ",
		ANSI256:   "\x1b[38;5;196mab \x1b[0;1mc  \x1b[m\n\x1b[38;5;196;44md\x1b[m     ",
		TrueColor: "\x1b[38;2;255;0;0mab \x1b[0;1mc  \x1b[m\n\x1b[38;2;255;0;0;44md\x1b[m     ",
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
