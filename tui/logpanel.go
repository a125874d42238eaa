package tui

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// logView lists what happened, the newest at the bottom. It follows until it is
// scrolled up, and then holds the line under its cursor.
type logView struct {
	list list[lineKey] // rows counted from the newest
}

// lineKey tells lines of the log apart from frame to frame.
type lineKey struct {
	number int
	at     netsim.Time
	node   int
}

func keyOf(l *view.LogLine) lineKey { return lineKey{l.Number, l.At, l.Node} }

func (l *logView) Title(*frame) string { return "Log" }

func (l *logView) Draw(f *frame, r grid.Rect, focused bool) string {
	lines := f.v.Log
	newest := func(back int) view.LogLine { return lines[len(lines)-1-back] }
	shown := l.list.pick(len(lines), func(back int) string { return logText(f.v, newest(back)) })
	line := func(row int) view.LogLine { return newest(shown[row]) }
	l.list.settle(len(shown), r.H, func(row int) lineKey {
		l := line(row)
		return keyOf(&l)
	})
	if len(lines) == 0 {
		f.none(r, "nothing has happened yet: m mines a block")
	}
	width := r.W - logColumns(f.v)
	parts := func(row int) []string { return f.wrap(line(row).Text, width, r.H) }
	drawn, high := l.window(len(shown), r.H, parts)
	y := r.Y + min(high, r.H)
	for i, parts := range drawn {
		row := l.list.top + i
		y -= len(parts)
		at := grid.Rect{X: r.X, Y: y, W: r.W, H: len(parts)}
		f.logLine(at, line(row), parts)
		if l.list.at > 0 {
			f.mark(at, row == l.list.at, focused)
		}
	}
	if l.list.at > 0 {
		return "held; end follows"
	}
	return "follow"
}

// window scrolls so that the line under the cursor is among height rows, of which lines may
// take several, and returns the lines from there on that there is room for, in their parts,
// and how high they are: of the last one the first rows may be hidden.
func (l *logView) window(lines, height int, parts func(line int) []string) (drawn [][]string, high int) {
	for line, n := l.list.at, 0; line > l.list.top; line-- {
		if n += len(parts(line)); n+len(parts(line-1)) > height {
			l.list.top = line
		}
	}
	for line := l.list.top; line < lines && high < height; line++ {
		drawn = append(drawn, parts(line))
		high += len(drawn[len(drawn)-1])
	}
	l.list.page = max(len(drawn)-1, 1)
	return drawn, high
}

// logText is what a line says.
func logText(v *view.View, l view.LogLine) string {
	who := "world"
	if l.Node >= 0 {
		who = v.Name(l.Node)
	}
	return stamp(l.At) + " " + who + " " + l.Verb + " " + l.Text
}

// The columns of a line before its text.
const (
	logStamp = 9
	logVerb  = 9
)

// logWho is how many columns the names of nodes get.
func logWho(v *view.View) int { return max(len("world"), widestName(v)) }

func logColumns(v *view.View) int { return 1 + logStamp + 1 + logWho(v) + 1 + logVerb + 1 }

// logLine draws a line, its text in parts one below the other.
func (f *frame) logLine(r grid.Rect, l view.LogLine, parts []string) {
	th := f.th
	style := [...]grid.Style{view.Info: th.Text, view.Good: th.Good, view.Notice: th.Notice, view.Bad: th.Bad}[l.Severity]
	_, r = r.SplitLeft(1)
	at, rest := r.SplitLeft(logStamp)
	f.g.TextIn(at, stamp(l.At), th.Dim, grid.Right)
	_, rest = rest.SplitLeft(1)
	who, rest := rest.SplitLeft(logWho(f.v))
	if l.Node >= 0 {
		name, tint := f.node(l.Node)
		f.text(who, name, tint)
	} else {
		f.text(who, "world", th.Dim)
	}
	_, rest = rest.SplitLeft(1)
	verb, rest := rest.SplitLeft(logVerb)
	f.text(verb, l.Verb, style)
	_, rest = rest.SplitLeft(1)
	if l.Severity == view.Info || l.Severity == view.Good {
		style = th.Text
	}
	for i, part := range parts {
		f.text(rest.Line(i), part, style)
	}
}

// Copy gives the line under the cursor.
func (l *logView) Copy(v *view.View) (what, text string) {
	if at := l.list.item(len(v.Log)); at >= 0 {
		return "the line", logText(v, v.Log[len(v.Log)-1-at])
	}
	return "", ""
}

func (l *logView) filter(*view.View) *filter { return &l.list.find }

func (l *logView) Key(a *App, msg keyMsg) bool {
	if l.list.held && pressed(msg, a.keys.Reorg) {
		a.openReorgCard(toldBy(l.list.key))
		return true
	}
	return l.list.rise(&a.keys, msg)
}
