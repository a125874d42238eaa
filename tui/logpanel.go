package tui

import (
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// logView lists what happened, the newest at the bottom. It follows until it is
// scrolled up, and then holds the line under its cursor.
type logView struct {
	list list[sim.LogLine] // rows counted from the newest
}

func (l *logView) Title(*frame) string { return "Log" }

func (l *logView) Draw(f *frame, r grid.Rect, focused bool) string {
	lines := f.v.Log
	newest := func(back int) sim.LogLine { return lines[len(lines)-1-back] }
	shown := l.list.pick(len(lines), func(back int) string { return f.logText(newest(back)) })
	line := func(row int) sim.LogLine { return newest(shown[row]) }
	l.list.settle(len(shown), r.H, line)
	if len(lines) == 0 {
		f.none(r, "nothing has happened yet: m mines a block")
	}
	drawn := min(r.H, len(shown)-l.list.top)
	for i := range drawn {
		row := l.list.top + drawn - 1 - i
		f.logLine(r.Line(i), line(row))
		if l.list.at > 0 {
			f.mark(r.Line(i), row == l.list.at, focused)
		}
	}
	if l.list.at > 0 {
		return "held; end follows"
	}
	return "follow"
}

func (f *frame) logText(l sim.LogLine) string {
	who := "world"
	if l.Node >= 0 {
		who = shownName(f.v, l.Node)
	}
	return stamp(l.At) + " " + who + " " + l.Verb + " " + l.Text
}

func (f *frame) logLine(r grid.Rect, l sim.LogLine) {
	th := f.th
	style := [...]grid.Style{sim.Info: th.Text, sim.Good: th.Good, sim.Notice: th.Notice, sim.Bad: th.Bad}[l.Severity]
	_, r = r.SplitLeft(1)
	at, rest := r.SplitLeft(9)
	f.g.TextIn(at, stamp(l.At), th.Dim, grid.Right)
	_, rest = rest.SplitLeft(1)
	who, rest := rest.SplitLeft(5)
	if l.Node >= 0 {
		name, tint := f.node(l.Node)
		f.text(who, name, tint)
	} else {
		f.text(who, "world", th.Dim)
	}
	_, rest = rest.SplitLeft(1)
	verb, rest := rest.SplitLeft(9)
	f.text(verb, l.Verb, style)
	_, rest = rest.SplitLeft(1)
	if l.Severity == sim.Info || l.Severity == sim.Good {
		style = th.Text
	}
	f.text(rest, l.Text, style)
}

// Copy gives the line under the cursor.
func (l *logView) Copy(v *sim.View) (what, text string) {
	if at := l.list.item(len(v.Log)); at >= 0 {
		return "the line", (&frame{v: v}).logText(v.Log[len(v.Log)-1-at])
	}
	return "", ""
}

func (l *logView) filter(*frame) *filter { return &l.list.find }

func (l *logView) Key(a *App, msg keyMsg) bool {
	if l.list.held && pressed(msg, a.keys.Reorg) {
		a.openReorgCard(toldBy(l.list.key))
		return true
	}
	return l.list.rise(&a.keys, msg)
}
