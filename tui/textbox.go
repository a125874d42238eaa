package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
)

// textBox shows lines of text over the panels: the help, or a long answer.
type textBox struct {
	title string
	lines func(f *frame, a *App) [][]grid.Span
	hints [][2]string // of keys that somebody else acts on
	wide  int         // the least width
	top   int
	count int // lines there were last time
	page  int // lines drawn last time
}

func (b *textBox) draw(f *frame, a *App, body grid.Rect) {
	lines := b.lines(f, a)
	width := max(grid.Width(b.title)+20, b.wide)
	for _, line := range lines {
		width = max(width, grid.SpansWidth(line)+4)
	}
	b.count, b.page = len(lines), max(1, min(len(lines), body.H-4))
	b.top = max(0, min(b.top, b.count-b.page))
	caption := ""
	if b.count > b.page {
		caption = count(b.top+1) + "-" + count(b.top+b.page) + " of " + count(b.count)
	}
	r := f.popup(body, width, b.page+4, b.title, caption)
	for i := range b.page {
		f.g.Spans(r.Line(i), lines[b.top+i])
	}
	keys := append([][2]string{{"esc", "close"}}, b.hints...)
	if b.count > b.page {
		keys = append(keys, [2]string{"↑↓", "scroll"})
	}
	f.hints(r.Line(b.page+1), keys)
}

func (b *textBox) key(a *App, msg keyMsg) tea.Cmd {
	k := &a.keys
	switch {
	case pressed(msg, k.Up):
		b.top--
	case pressed(msg, k.Down):
		b.top++
	case pressed(msg, k.PageUp):
		b.top -= b.page
	case pressed(msg, k.PageDown), msg.Type == tea.KeySpace:
		b.top += b.page
	case pressed(msg, k.Home):
		b.top = 0
	case pressed(msg, k.End):
		b.top = b.count
	case b.closes(k, msg):
		a.close(b)
	}
	b.top = max(0, min(b.top, b.count-b.page))
	return nil
}

// closes says whether a key is one that leaves the box.
func (b *textBox) closes(k *keyMap, msg keyMsg) bool {
	return pressed(msg, k.Escape) || pressed(msg, k.Enter) || pressed(msg, k.Help) || pressed(msg, k.Quit)
}
