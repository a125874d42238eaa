package tui

import (
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/toasts"
	"example.com/sosocoin/tui/words"
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
		a.open(lying{&kit.TextBox{Title: "Answer", Lines: kit.PlainLines(answer), Searched: true}})
		return
	}
	a.status = status{text: answer, left: answerTicks}
}

// refuse says why a key did nothing.
func (s *status) refuse(why string) { *s = status{text: why, bad: true, left: answerTicks} }

// ask puts a question that the next key answers.
func (s *status) ask(question string) {
	*s = status{text: question, asks: true, left: refusalTicks}
}

// draw draws the last answer; else what happened a moment ago; else what world this is, or
// what the scenario says, which stays beside what happened, unless it is in sight elsewhere. It
// returns how many lines above its own it takes.
func (s *status) draw(f *kit.Frame, r grid.Rect, t *toasts.Toasts, said bool) (above int) {
	th := f.Theme
	_, r = r.SplitLeft(1)
	if left := t.Aside(f, r); grid.Width(s.text)+2 <= left.W {
		r = left // else the answer takes the whole line
	}
	switch {
	case s.text == "" && f.View.Script != nil && !said:
		scriptLine(f, r, t)
		return 0
	case s.text == "" && t.Any():
		t.Draw(f, r)
		return 0
	case s.text == "":
		f.Text(r, worldLine(f, r.W), th.Dim)
		return 0
	}
	sign, style := th.Glyphs.Check, th.Good
	switch {
	case s.asks:
		sign, style = th.Glyphs.Warn, th.Notice
	case s.bad:
		sign, style = th.Glyphs.Invalid, th.Bad
	}
	above = f.Upward(r, string(sign)+" "+s.text, style)
	_, beside := r.SplitLeft(grid.Width(s.text) + 2 + wordGap)
	t.Fits(f, beside)
	return above
}

// wordGap is how far parts of the line are apart.
const wordGap = 3

// scriptLine draws what a scenario said last, for who looks at another panel, and behind it
// what happened a moment ago.
func scriptLine(f *kit.Frame, r grid.Rect, t *toasts.Toasts) {
	s := f.View.Script
	switch {
	case s.Waiting && s.Open() == nil:
		r.W -= f.Right(r, f.Key("n")+" "+s.Say(view.GoesOn), f.Theme.Key) + 2
	case s.Open() != nil:
		r.W -= f.Right(r, f.Key("S")+" "+s.Say(view.ShowsHow), f.Theme.Key) + 2
	}
	text := s.Title
	if open := s.Open(); open != nil {
		text = "[ ] " + f.TaughtText(open.Text)
	} else if len(s.Tasks) > 0 {
		text = "[" + string(f.Theme.Glyphs.Check) + "] " + s.Say(view.TaskDone)
	} else if len(s.Told) > 0 {
		text = s.Told[len(s.Told)-1].Text
		if s.Lesson {
			text = f.TaughtText(text)
		}
	}
	if half := r.W / 2; t.Any() {
		beside := grid.Rect{X: r.X + r.W - half, Y: r.Y, W: half, H: 1}
		if w := grid.Width(text) + wordGap; w < r.W-half {
			_, beside = r.SplitLeft(w)
		}
		t.Draw(f, beside)
		r.W = beside.X - wordGap - r.X
	}
	f.Text(r, text, f.Theme.Accent)
}

// worldLine names where the node that is selected is reached, and the settings of the world, as
// many as have room.
func worldLine(f *kit.Frame, room int) (line string) {
	s := &f.View.Settings
	if s.Relay == "" {
		return ""
	}
	parts := []string{"relay " + s.Relay, "topology " + s.Topology, "blocks every " + words.Length(s.Interval), "retarget " + s.Retarget}
	if n := f.View.Focus; n != nil && n.Address != "" {
		parts = append([]string{f.View.Name(n.ID) + " at " + n.Address}, parts...)
	}
	for _, part := range parts {
		if line != "" {
			part = line + " " + string(f.Theme.Glyphs.Bullet) + " " + part
		}
		if grid.Width(part) > room && line != "" {
			break
		}
		line = part
	}
	return line
}
