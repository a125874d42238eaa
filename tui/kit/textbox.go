package kit

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/words"
)

// PlainLines returns the text's lines, without style.
func PlainLines(text string) func(*Frame) [][]grid.Span {
	lines := strings.Split(text, "\n")
	return func(f *Frame) [][]grid.Span {
		spans := make([][]grid.Span, len(lines))
		for i, line := range lines {
			spans[i] = []grid.Span{{Text: line, Style: f.Theme.Text}}
		}
		return spans
	}
}

// TextBox shows lines of text over the panels: the help, or a long answer.
type TextBox struct {
	Title string
	Lines func(f *Frame) [][]grid.Span
	Hints [][2]string // of keys that somebody else acts on
	Wide  int         // the least width

	Leads func(k *keymap.Map) *keymap.Binding // a key that leaves it, for what that does everywhere; nil: none

	Searched bool // one can look for something in it
	Find     Filter

	Scroll
	parts []int // where parts begin: a heading, after a blank line
}

func (b *TextBox) Draw(f *Frame, body grid.Rect) {
	lines := b.Lines(f)
	width := max(grid.Width(b.Title)+20, b.Wide)
	for _, line := range lines {
		width = max(width, grid.SpansWidth(line)+4)
	}
	inside := InFull(body, width)
	high := max(1, min(len(f.Folded(lines, inside)), body.H-4))
	if b.Find.On() {
		lines = b.sift(lines)
	}
	lines = f.Folded(lines, inside)
	b.parts = partsOf(lines)
	b.Settle(len(lines), min(high, len(lines)))
	caption := ""
	if b.rows > b.page {
		caption = words.Count(b.Top+1) + "-" + words.Count(b.Top+b.page) + " of " + words.Count(b.rows)
	}
	r := f.FullPopup(body, width, high+4, b.Title, caption)
	for i := range b.page {
		f.Grid.Spans(r.Line(i), lines[b.Top+i])
	}
	if b.Find.Typing || b.Find.On() {
		f.Highlight(grid.Rect{X: r.X, Y: r.Y, W: r.W, H: high}, &b.Find)
		f.FilterLine(r.Line(high+1), &b.Find, b.Find.Typing)
		return
	}
	keys := append([][2]string{{"esc", "close"}}, b.Hints...)
	if b.rows > b.page {
		keys = append(keys, [2]string{"↑↓", "scroll"})
	}
	if len(b.parts) > 1 && b.rows > b.page {
		keys = append(keys, [2]string{"tab", "next part"})
	}
	if b.Searched {
		keys = append(keys, [2]string{"/", "look for something"})
	}
	f.Hints(r.Line(high+1), keys)
}

// partsOf are the lines with which parts begin: the first, and those after a blank one.
func partsOf(lines [][]grid.Span) []int {
	var parts []int
	for i := range lines {
		if i == 0 || SpansText(lines[i-1]) == "" && SpansText(lines[i]) != "" {
			parts = append(parts, i)
		}
	}
	return parts
}

// leaf goes to the next part, or the one before; after the last comes the first.
func (b *TextBox) leaf(on bool) {
	if len(b.parts) == 0 {
		return
	}
	at, found := slices.BinarySearch(b.parts, b.Top)
	switch {
	case on && found:
		at++
	case !on:
		at--
	}
	if on && (at == len(b.parts) || b.Top+b.page >= b.rows) {
		at = 0
	}
	b.Top = b.parts[max(at, 0)]
}

// sift leaves the lines that have what is looked for, under their headings: a heading is
// the first line after a blank one, and with it all of its section is found.
func (b *TextBox) sift(lines [][]grid.Span) [][]grid.Span {
	var kept [][]grid.Span
	b.Find.Shown, b.Find.All = 0, 0
	head, whole, open := -1, false, false
	for i, line := range lines {
		text := SpansText(line)
		switch {
		case text == "":
			continue
		case i == 0 || SpansText(lines[i-1]) == "":
			head, whole, open = i, b.Find.Matches(text), false
			continue
		}
		b.Find.All++
		if !whole && !b.Find.Matches(text) {
			continue
		}
		if !open {
			if len(kept) > 0 {
				kept = append(kept, nil)
			}
			kept, open = append(kept, lines[head]), true
		}
		kept = append(kept, line)
		b.Find.Shown++
	}
	return kept
}

func (b *TextBox) Key(h Host, msg keymap.Msg) {
	k := h.Keys()
	switch {
	case b.Find.Typing:
		b.Find.Handle(k, msg)
		b.Top = 0
		return
	case b.Searched && keymap.Pressed(msg, k.Filter):
		b.Find.Typing = true
	case b.Find.On() && keymap.Pressed(msg, k.Escape):
		b.Find.Drop()
	case b.Find.On() && keymap.Pressed(msg, k.PrevMatch):
		b.Top--
	case b.Find.On() && keymap.Pressed(msg, k.NextMatch):
		b.Top++
	case keymap.Pressed(msg, k.NextPanel), keymap.Pressed(msg, k.PrevPanel):
		b.leaf(keymap.Pressed(msg, k.NextPanel))
	case msg.Type == tea.KeySpace:
		b.Top += b.page
	case b.Leads != nil && keymap.Pressed(msg, *b.Leads(k)):
		h.Close(b)
		h.Pass(msg)
	case b.Handle(k, msg):
	case b.Closes(k, msg):
		h.Close(b)
	default:
		h.Pass(msg)
	}
	b.Settle(b.rows, b.page)
}

// Closes says whether a key is one that leaves the box.
func (b *TextBox) Closes(k *keymap.Map, msg keymap.Msg) bool {
	return keymap.Pressed(msg, k.Escape) || keymap.Pressed(msg, k.Enter) || keymap.Pressed(msg, k.Help) || keymap.Pressed(msg, k.Quit)
}

// Typing says whether a key is one of what is looked for.
func (b *TextBox) Typing() bool { return b.Find.Typing }
