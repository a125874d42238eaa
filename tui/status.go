package tui

import (
	"fmt"
	"strings"

	"example.com/sosocoin/tui/grid"
)

// status is the line of text above the keys: what the last command answered.
type status struct {
	text string
	bad  bool
	asks bool // a question, which the next key answers
	left int  // ticks until it goes
}

// How long an answer and a refusal stay, in ticks.
const (
	answerTicks  = 8 * framesPerSecond
	refusalTicks = 20 * framesPerSecond
)

// tick counts down and says whether the text went.
func (s *status) tick() bool {
	if s.left == 0 {
		return false
	}
	s.left--
	if s.left == 0 {
		s.text = ""
		return true
	}
	return false
}

// say shows what a command answered: in the status line, or in a box of its own
// when it has several lines.
func (a *App) say(answer string, err error) {
	a.stale = true
	if err != nil {
		a.status = status{text: err.Error(), bad: true, left: refusalTicks}
		return
	}
	answer = strings.TrimRight(answer, "\n")
	if strings.Contains(answer, "\n") {
		a.open(lying{&textBox{title: "Answer", lines: plainLines(answer), searched: true}})
		return
	}
	a.status = status{text: answer, left: answerTicks}
}

// refuse says why a key did nothing.
func (a *App) refuse(why string) { a.status = status{text: why, bad: true, left: answerTicks} }

// askBack puts a question that the next key answers.
func (a *App) askBack(question string) {
	a.status = status{text: question, asks: true, left: refusalTicks}
}

// drawStatus draws the last answer, or else what world this is.
func (a *App) drawStatus(f *frame, r grid.Rect) {
	th := f.th
	_, r = r.SplitLeft(1)
	switch {
	case a.status.text == "" && f.v.Script != nil:
		f.told(r)
	case a.status.text == "":
		f.text(r, f.worldLine(), th.Dim)
	case a.status.asks:
		f.upward(r, string(th.Glyphs.Warn)+" "+a.status.text, th.Notice)
	case a.status.bad:
		f.upward(r, string(th.Glyphs.Invalid)+" "+a.status.text, th.Bad)
	default:
		f.upward(r, string(th.Glyphs.Check)+" "+a.status.text, th.Good)
	}
}

// told draws what a scenario said last, for who looks at another panel.
func (f *frame) told(r grid.Rect) {
	s := f.v.Script
	if s.Waiting {
		r.W -= f.right(r, f.key("n")+" goes on", f.th.Key) + 2
	}
	text := s.Title
	if open := firstOpen(s); open != nil {
		text = "[ ] " + open.Text
	} else if len(s.Told) > 0 {
		text = s.Told[len(s.Told)-1].Text
	}
	f.text(r, text, f.th.Accent)
}

// right draws text at the right end of r, and returns its width.
func (f *frame) right(r grid.Rect, text string, style grid.Style) int {
	f.g.TextIn(r, text, style, grid.Right)
	return grid.Width(text)
}

// statusLines is how many lines a long answer may take.
const statusLines = 4

// upward draws a text that ends in the line of r, over as many lines above it as
// the text needs.
func (f *frame) upward(r grid.Rect, text string, style grid.Style) {
	lines := f.wrap(text, r.W, statusLines)
	for i, line := range lines {
		at := grid.Rect{X: r.X, Y: r.Y - len(lines) + 1 + i, W: r.W, H: 1}
		f.g.Fill(grid.Rect{X: at.X - 1, Y: at.Y, W: at.W + 1, H: 1}, ' ', f.th.Text)
		f.text(at, line, style)
	}
}

// worldLine names the settings of the world.
func (f *frame) worldLine() string {
	s := &f.v.Settings
	if s.Relay == "" {
		return ""
	}
	dot := " " + string(f.th.Glyphs.Bullet) + " "
	return fmt.Sprintf("relay %s%stopology %s%sblocks every %s%sretarget %s", s.Relay, dot, s.Topology, dot, span(s.Interval), dot, s.Retarget)
}

// footer names the most useful keys, as many as there is room for.
func (f *frame) footer(r grid.Rect, k *keyMap) {
	hints := k.footer()
	width := func(h hint) int { return grid.Width(h.binding.Help().Key) + len(h.word) + 3 }
	limit, total := 0, 0
	for _, h := range hints {
		limit = max(limit, h.rank)
		total += width(h)
	}
	for ; total > r.W && limit > 0; limit-- {
		for _, h := range hints {
			if h.rank == limit {
				total -= width(h)
			}
		}
	}
	x := r.X
	for _, h := range hints {
		if h.rank > limit {
			continue
		}
		x += f.g.Text(x, r.Y, h.binding.Help().Key, f.th.Key)
		x += f.g.Text(x+1, r.Y, h.word, f.th.KeyText) + 3
	}
}
