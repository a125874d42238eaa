package edit

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

func drawn(t interface{ Fatal(...any) }, l *Line, width int, focused bool) (text string, cursor int) {
	th, err := theme.New("dark", grid.TrueColor, false)
	if err != nil {
		t.Fatal(err)
	}
	g := th.NewGrid(width, 1)
	l.Draw(g, th, g.Bounds(), focused)
	cursor = -1
	for x := range width {
		if r, s := g.Cell(x, 0); s.Reverse || r == th.Glyphs.Cursor && s.FG == th.Accent.FG {
			cursor = x
			break
		}
	}
	text = strings.ReplaceAll(g.Plain(), string(th.Glyphs.Cursor), "_")
	return strings.TrimRight(text, " \n"), cursor
}

func TestLineIsScrolledToItsCursor(t *testing.T) {
	for _, c := range []struct {
		line   string
		shows  string
		cursor int
	}{
		{"|", "_", 0},
		{"abc|", "abc_", 3},
		{"|abc", "abc", 0},
		{"a|bc", "abc", 1},
		{"abcdefgh|", "bcdefgh_", 7},
		{"abcdefghij|", "defghij_", 7},
		{"abcdefghi|j", "cdefghij", 7},
		{"|abcdefghij", "abcdefgh", 0},
		{"一二三四五|", "三四五_", 6},
		{"一二三四|五", "二三四五", 6},
		{"e\u0301e\u0301|", "e\u0301e\u0301_", 2},
	} {
		if shows, cursor := drawn(t, at(c.line), 8, true); shows != c.shows || cursor != c.cursor {
			t.Errorf("%s shows %q with the cursor in column %d, expected %q and %d", c.line, shows, cursor, c.shows, c.cursor)
		}
	}
	if shows, cursor := drawn(t, at("abcdefghij|"), 8, false); shows != "abcdefg…" || cursor >= 0 {
		t.Errorf("without the focus the line shows %q with the cursor in column %d", shows, cursor)
	}
}

// The cursor shows wherever it is, in any text and any width.
func TestCursorShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l Line
		l.Set(rapid.StringOfN(rapid.RuneFrom([]rune("ab 日é")), 0, 60, -1).Draw(t, "text"))
		l.input.SetCursor(rapid.IntRange(0, 60).Draw(t, "cursor"))
		width := rapid.IntRange(2, 30).Draw(t, "width")
		if shows, cursor := drawn(t, &l, width, true); cursor < 0 {
			t.Fatalf("%s shows %q in %d columns, without the cursor", l.shown(), shows, width)
		}
	})
}
