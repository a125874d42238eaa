package scenario

import (
	"slices"
	"strings"
	"time"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/settings"
)

// parser reads a file line by line.
type parser struct {
	scenario *Scenario
	config   settings.Config // what the settings so far would make
	line     int
	known    command.Known // what lines so far have given a name
	clock    clock
	regions  []regionLine
	open     []opened // repeats
	paged    bool     // a page was begun
	tasked   bool     // and has a task
	tasking  bool     // a task is read: its payments may get their words by what is to do
	promised []promise
}

// promise is the word of a payment that a later line has to give.
type promise struct {
	word lex.Word
	line int
}

// clock is when the next step can happen: settle and until take some time up to a
// limit.
type clock struct{ earliest, latest time.Duration }

// opened is a repeat that is not closed yet, by its index in Lines, and when it begins.
type opened struct {
	line  int
	began clock
}

// read reads a line. Errors are *lex.Error, or *Error for a setting.
func (p *parser) read(line string) error {
	c := lex.NewCursor(line)
	if title, ok := strings.CutPrefix(line, "#"); ok && p.line == 1 {
		p.scenario.Title = strings.TrimSpace(title)
		return nil
	}
	first := c.Peek()
	switch {
	case first.Text == "":
		return nil
	case slices.Contains(headerWords(), first.Text):
		c.Word()
		return p.header(first, c)
	}
	stamp, refused := p.stamp(c)
	if refused != nil {
		return refused
	}
	if stamp.Kind != Next && c.Peek().Text == "" {
		return c.Peek().Refuse("what happens then", "run 30s only lets time pass")
	}
	c.Blank()
	name := c.Peek()
	s, refused := p.step(c)
	if refused != nil {
		return refused
	}
	if s, refused = p.place(name, s); refused != nil {
		return refused
	}
	p.scenario.Lines = append(p.scenario.Lines, Line{p.line, stamp, s})
	if refused := p.pass(first, s); refused != nil {
		return refused
	}
	return nil
}

// stamp reads the time before a step, if there is one.
func (p *parser) stamp(c *lex.Cursor) (Stamp, *lex.Error) {
	w := c.Peek()
	kind := Next
	switch w.Text[0] {
	case '@':
		kind = At
	case '+':
		kind = After
	default:
		return Stamp{}, nil
	}
	c.Word()
	const expected = "a time such as @30s or +5s"
	d, err := quantity.ParseDuration(w.Text[1:])
	if err != nil {
		return Stamp{}, w.From(1).Misread(err, expected)
	}
	now := &p.clock
	switch {
	case kind == After:
		now.earliest, now.latest = now.earliest+d, now.latest+d
		return Stamp{After, d}, nil
	case len(p.open) > 0:
		return Stamp{}, w.Refuse("a time such as +5s, or none", "what is repeated happens at more than one time")
	case d < now.earliest:
		return Stamp{}, w.Refuse("a time from "+quantity.FormatDuration(now.earliest)+" on", "time would go backwards")
	}
	now.earliest, now.latest = d, d
	return Stamp{At, d}, nil
}

// place refuses a step that cannot stand here, and notes what it begins or ends.
func (p *parser) place(at lex.Word, s Step) (Step, *lex.Error) {
	if _, ended := p.last().(End); ended {
		return nil, at.Refuse("nothing after the end of a journal", "")
	}
	switch s.(type) {
	case Repeat:
		p.open = append(p.open, opened{len(p.scenario.Lines), p.clock})
	case Close:
		if len(p.open) == 0 {
			return nil, at.Refuse("a step", "no repeat is open here")
		}
		return p.close(at)
	case Page:
		if len(p.open) > 0 {
			return nil, at.Refuse("a step that can be repeated", "a page stands outside")
		}
		p.paged, p.tasked = true, false
	case Task:
		if !p.paged {
			return nil, at.Refuse("a page before its first task", "begin one with: page TITLE")
		}
		p.tasked = true
	case Hint, Solve:
		if !p.tasked {
			return nil, at.Refuse("a task before", "")
		}
	case End:
		if !p.scenario.Journal {
			return nil, at.Refuse("a step", "only a journal has an end")
		}
	}
	return s, nil
}

// last is the step before, nil for the first.
func (p *parser) last() Step {
	if n := len(p.scenario.Lines); n > 0 {
		return p.scenario.Lines[n-1].Step
	}
	return nil
}

// close ends the innermost repeat, and counts the time of its other rounds.
func (p *parser) close(at lex.Word) (Step, *lex.Error) {
	inner := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	lines := p.scenario.Lines
	repeat := lines[inner.line].Step.(Repeat)
	repeat.after = len(lines) + 1
	lines[inner.line].Step = repeat
	times, now := time.Duration(repeat.Times-1), &p.clock
	if round := now.latest - inner.began.latest; round > 0 && times > (quantity.MaxDuration-now.latest)/round {
		return nil, tooLong(at)
	}
	now.earliest += times * (now.earliest - inner.began.earliest)
	now.latest += times * (now.latest - inner.began.latest)
	return Close{inner.line}, nil
}

// pass counts the time that a step takes.
func (p *parser) pass(at lex.Word, s Step) *lex.Error {
	now := &p.clock
	switch s := s.(type) {
	case Run:
		now.earliest, now.latest = now.earliest+s.For, now.latest+s.For
	case Until:
		now.latest += s.Within
	case Settle:
		now.latest += s.Within
	}
	if now.latest > quantity.MaxDuration {
		return tooLong(at)
	}
	return nil
}

func tooLong(at lex.Word) *lex.Error {
	return at.Refuse("an end after "+quantity.FormatDuration(quantity.MaxDuration)+" at the latest", "")
}

// finish refuses what is missing at the end.
func (p *parser) finish() error {
	if len(p.open) > 0 {
		line := p.scenario.Lines[p.open[len(p.open)-1].line]
		return &Error{File: p.scenario.File, Line: line.Number, Problem: "this repeat is not closed; expected a line with a } after what is repeated"}
	}
	for _, promise := range p.promised {
		if !slices.Contains(p.known.Payments, promise.word.Text) {
			refused := refusePayment(promise.word)
			return &Error{p.scenario.File, promise.line, refused.Column, refused.Problem()}
		}
	}
	if len(p.scenario.Lines) == 0 {
		return &Error{File: p.scenario.File, Problem: "there is nothing to do in it; expected lines such as: run 1m"}
	}
	sortSettings(p.scenario.Settings)
	return p.settleRegions()
}
