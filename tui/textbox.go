package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
)

// textBox shows lines of text over the panels: the help, or a long answer.
type textBox struct {
	title string
	lines func(f *frame) [][]grid.Span
	hints [][2]string // of keys that somebody else acts on
	wide  int         // the least width

	searched bool // one can look for something in it
	find     filter

	scroll
}

func (b *textBox) Draw(f *frame, body grid.Rect) {
	lines := b.lines(f)
	width := max(grid.Width(b.title)+20, b.wide)
	for _, line := range lines {
		width = max(width, grid.SpansWidth(line)+4)
	}
	inside := min(width, body.W-4) - 4
	high := max(1, min(len(f.folded(lines, inside)), body.H-4))
	if b.find.on() {
		lines = b.sift(lines)
	}
	lines = f.folded(lines, inside)
	b.settle(len(lines), min(high, len(lines)))
	caption := ""
	if b.rows > b.page {
		caption = count(b.top+1) + "-" + count(b.top+b.page) + " of " + count(b.rows)
	}
	r := f.popup(body, width, high+4, b.title, caption)
	for i := range b.page {
		f.g.Spans(r.Line(i), lines[b.top+i])
	}
	if b.find.typing || b.find.on() {
		f.highlight(grid.Rect{X: r.X, Y: r.Y, W: r.W, H: high}, &b.find)
		f.filterLine(r.Line(high+1), &b.find, b.find.typing)
		return
	}
	keys := append([][2]string{{"esc", "close"}}, b.hints...)
	if b.rows > b.page {
		keys = append(keys, [2]string{"↑↓", "scroll"})
	}
	if b.searched {
		keys = append(keys, [2]string{"/", "look for something"})
	}
	f.hints(r.Line(high+1), keys)
}

// sift leaves the lines that have what is looked for, under their headings: a heading is
// the first line after a blank one, and with it all of its section is found.
func (b *textBox) sift(lines [][]grid.Span) [][]grid.Span {
	var kept [][]grid.Span
	b.find.shown, b.find.all = 0, 0
	head, whole, open := -1, false, false
	for i, line := range lines {
		text := spansText(line)
		switch {
		case text == "":
			continue
		case i == 0 || spansText(lines[i-1]) == "":
			head, whole, open = i, b.find.matches(text), false
			continue
		}
		b.find.all++
		if !whole && !b.find.matches(text) {
			continue
		}
		if !open {
			if len(kept) > 0 {
				kept = append(kept, nil)
			}
			kept, open = append(kept, lines[head]), true
		}
		kept = append(kept, line)
		b.find.shown++
	}
	return kept
}

func (b *textBox) Key(h Host, msg keyMsg) {
	k := h.Keys()
	switch {
	case b.find.typing:
		b.find.handle(k, msg)
		b.top = 0
		return
	case b.searched && pressed(msg, k.Filter):
		b.find.typing = true
	case b.find.on() && pressed(msg, k.Escape):
		b.find.drop()
	case b.find.on() && pressed(msg, k.PrevMatch):
		b.top--
	case b.find.on() && pressed(msg, k.NextMatch):
		b.top++
	case msg.Type == tea.KeySpace:
		b.top += b.page
	case b.handle(k, msg):
	case b.closes(k, msg):
		h.Close(b)
	default:
		h.Pass(msg)
	}
	b.settle(b.rows, b.page)
}

// closes says whether a key is one that leaves the box.
func (b *textBox) closes(k *keyMap, msg keyMsg) bool {
	return pressed(msg, k.Escape) || pressed(msg, k.Enter) || pressed(msg, k.Help) || pressed(msg, k.Quit)
}

// Typing says whether a key is one of what is looked for.
func (b *textBox) Typing() bool { return b.find.typing }
