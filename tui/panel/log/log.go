package log

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// Panel lists what happened, the newest at the bottom. It follows until it is
// scrolled up, and then holds the line under its cursor.
type Panel struct {
	list  kit.List[kit.LineKey] // rows counted from the newest
	drawn []grid.Rect           // of the lines in sight, from the newest
}

func (l *Panel) Spec() kit.Spec { return kit.Spec{Name: "Log", Area: kit.AreaEvents, Keys: l.keys} }

func (l *Panel) keys(k *keymap.Map) []kit.Key {
	held := func(kit.Host) bool { return l.list.At > 0 }
	return append([]kit.Key{
		{Binding: &k.End, Does: "follow what is new", Word: "follow", When: held},
		{Binding: &k.Reorg, Word: "reorg", When: kit.SomeReorg}, {Binding: &k.Copy, Word: "copy", When: held},
	}, kit.InList(k, l)...)
}

func (l *Panel) Draw(f *kit.Frame, r grid.Rect, focused bool) string {
	lines := f.View.Log
	newest := func(back int) view.LogLine { return lines[len(lines)-1-back] }
	shown := l.list.Pick(len(lines), func(back int) string { return logText(f.View, newest(back)) })
	line := func(row int) view.LogLine { return newest(shown[row]) }
	l.list.Settle(len(shown), r.H, func(row int) kit.LineKey {
		l := line(row)
		return kit.LineKeyOf(&l)
	})
	if len(lines) == 0 {
		f.Empty(r, "nothing has happened yet: m mines a block")
	}
	narrow := r.W < narrowLog
	width := r.W - logColumns(f.View, narrow)
	parts := func(row int) []string { return f.Wrap(textOf(line(row), narrow), width, r.H) }
	drawn, high := l.window(len(shown), r.H, parts)
	y := r.Y + min(high, r.H)
	l.drawn = l.drawn[:0]
	for i, parts := range drawn {
		row := l.list.Top + i
		y -= len(parts)
		at := grid.Rect{X: r.X, Y: y, W: r.W, H: len(parts)}
		logLine(f, at, line(row), parts, narrow)
		if l.drawn = append(l.drawn, at); at.Y >= r.Y {
			f.Spot(at)
		}
		if l.list.At > 0 {
			f.Mark(at, row == l.list.At, focused)
		}
	}
	if l.list.At > 0 {
		return "held; end follows"
	}
	return "follow"
}

// window scrolls so that the line under the cursor is among height rows, of which lines may
// take several, and returns the lines from there on that there is room for, in their parts,
// and how high they are: of the last one the first rows may be hidden.
func (l *Panel) window(lines, height int, parts func(line int) []string) (drawn [][]string, high int) {
	for line, n := l.list.At, 0; line > l.list.Top; line-- {
		if n += len(parts(line)); n+len(parts(line-1)) > height {
			l.list.Top = line
		}
	}
	for line := l.list.Top; line < lines && high < height; line++ {
		drawn = append(drawn, parts(line))
		high += len(drawn[len(drawn)-1])
	}
	l.list.Page = max(len(drawn)-1, 1)
	return drawn, high
}

// logText is what a line says.
func logText(v *view.View, l view.LogLine) string {
	who := "world"
	if l.Node >= 0 {
		who = v.Name(l.Node)
	}
	return words.Stamp(l.At) + " " + who + " " + l.Verb + " " + l.Text
}

// The columns of a line before its text.
const (
	logStamp = 9
	logVerb  = 9
)

// logWho is how many columns the names of nodes get.
func logWho(v *view.View) int { return max(len("world"), kit.WidestName(v)) }

// narrowLog is the width below which verbs have no column of their own: texts would have to be
// wrapped into few cells.
const narrowLog = 52

// logColumns is how many columns are before the text.
func logColumns(v *view.View, narrow bool) int {
	columns := 1 + logStamp + 1 + logWho(v) + 1
	if narrow {
		return columns
	}
	return columns + logVerb + 1
}

// textOf is what is wrapped behind the columns.
func textOf(l view.LogLine, narrow bool) string {
	if narrow {
		return l.Verb + " " + l.Text
	}
	return l.Text
}

// logLine draws a line, its text in parts one below the other.
func logLine(f *kit.Frame, r grid.Rect, l view.LogLine, parts []string, narrow bool) {
	th := f.Theme
	verbStyle := [...]grid.Style{view.Info: th.Text, view.Good: th.Good, view.Notice: th.Notice, view.Bad: th.Bad}[l.Severity]
	style := verbStyle
	if l.Severity == view.Info || l.Severity == view.Good {
		style = th.Text
	}
	_, r = r.SplitLeft(1)
	at, rest := r.SplitLeft(logStamp)
	f.Grid.TextIn(at, words.Stamp(l.At), th.Dim, grid.Right)
	_, rest = rest.SplitLeft(1)
	who, rest := rest.SplitLeft(logWho(f.View))
	if l.Node >= 0 {
		name, tint := kit.NodeName(f, l.Node)
		f.Text(who, name, tint)
	} else {
		f.Text(who, "world", th.Dim)
	}
	_, rest = rest.SplitLeft(1)
	verb, text := rest.SplitLeft(logVerb)
	_, text = text.SplitLeft(1)
	if narrow {
		verb, text = rest.Line(0), rest
	}
	for i, part := range parts {
		f.Text(text.Line(i), part, style)
	}
	f.Text(verb, l.Verb, verbStyle) // in a narrow panel over the text's first word
}

// Copy gives the line under the cursor.
func (l *Panel) Copy(v *view.View) (what, text string) {
	if at := l.list.Item(len(v.Log)); at >= 0 {
		return "the line", logText(v, v.Log[len(v.Log)-1-at])
	}
	return "", ""
}

// Click holds the line of a row.
func (l *Panel) Click(_ kit.Host, x, y int) {
	for i, at := range l.drawn {
		if at.Contains(x, y) {
			l.list.Move(l.list.Top + i - l.list.At)
		}
	}
}

func (l *Panel) Filter(*view.View) *kit.Filter { return &l.list.Find }

func (l *Panel) Key(h kit.Host, msg keymap.Msg) bool {
	if l.list.Held && keymap.Pressed(msg, h.Keys().Reorg) {
		h.Reorg(view.ReorgsAt(l.list.Key.At, l.list.Key.Node))
		return true
	}
	return l.list.Rise(h.Keys(), msg)
}
