package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/quantity"
)

// Spec describes a kind of step to people.
type Spec struct{ Name, Args, Summary, Example string }

// entry is a row of the table of steps.
type entry struct {
	Spec
	parse func(*parser, *lex.Cursor) (Step, *lex.Error)
}

// Steps describes the steps that are not commands.
func Steps() []Spec {
	specs := []Spec{}
	for _, e := range table() {
		specs = append(specs, e.Spec)
	}
	return specs
}

func table() []entry {
	return []entry{
		{Spec{"run", "DURATION", "let time pass", "run 30s"}, parseRun},
		{Spec{"until", "CONDITION within=DURATION", "let time pass until something holds; it fails if that takes longer", "until height >= 3 within=10m"}, parseUntil},
		{Spec{"settle", "within=DURATION", "the command settle, and time until all nodes agree; it fails if that takes longer", "settle within=2m"}, parseSettle},
		{Spec{"repeat", "TIMES {", "do the lines up to the next line with a } so many times", "repeat 10 {"}, parseRepeat},
		{Spec{"}", "", "the end of what is repeated", "}"}, parseClose},
		{Spec{"say", "TEXT", "tell something, with the virtual time; the text is the rest of the line", "say Who is right?"}, text(func(s string) Step { return Say{s} })},
		{Spec{"wait", "key", "wait until somebody presses n; only a dashboard does", "wait key"}, parseWait},
		{Spec{"expect", "CONDITION", "fail unless the condition is true", "expect tips == 1"}, parseExpect},
		{Spec{"!", "expect CONDITION", "fail unless the condition is false; what was not measured fails too", "! expect reorg.depth > 6"}, parseNot},
		{Spec{"page", "TITLE", "begin a page of a lesson", "page Two tips"}, text(func(s string) Step { return Page{s} })},
		{Spec{"task", "CONDITION: TEXT", "something for the reader to do; it is done once the condition was true", "task height(n0) >= 1: Press m to mine a block."}, parseTask},
		{Spec{"hint", "TEXT", "help with the task before", "hint n0 has to be selected."}, text(func(s string) Step { return Hint{s} })},
		{Spec{"solve", "STEP", "do the task before, for who wants to see it done; a run without a dashboard solves all tasks so", "solve mine n0 on"}, parseSolve},
		{Spec{"digest", "HEX", "fail unless the run up to here is the one that was recorded", "digest " + strings.Repeat("0123456789abcdef", 4)}, parseDigest},
	}
}

const within = "within="

// mostRepeats bounds a repeat: beyond it is a mistake.
const mostRepeats = 1_000_000

func parseRun(_ *parser, c *lex.Cursor) (Step, *lex.Error) {
	d, refused := span(c.Word())
	return Run{d}, refused
}

func parseUntil(p *parser, c *lex.Cursor) (Step, *lex.Error) {
	cond, refused := p.condition(c, true)
	if refused != nil {
		return nil, refused
	}
	d, refused := deadline(c)
	return Until{cond, d}, refused
}

func parseSettle(_ *parser, c *lex.Cursor) (Step, *lex.Error) {
	if c.Peek().Text == "" {
		return Do{command.Settle{}}, nil
	}
	d, refused := deadline(c)
	return Settle{d}, refused
}

func parseRepeat(_ *parser, c *lex.Cursor) (Step, *lex.Error) {
	w := c.Word()
	times, err := strconv.Atoi(w.Text)
	if err != nil || times < 1 || times > mostRepeats {
		return nil, w.Refuse(fmt.Sprintf("how often, from 1 to %d", mostRepeats), "")
	}
	if w := c.Word(); w.Text != "{" {
		return nil, w.Refuse("{ at the end of the line", "")
	}
	return Repeat{Times: times}, nil
}

func parseClose(*parser, *lex.Cursor) (Step, *lex.Error) { return Close{}, nil }

func parseWait(_ *parser, c *lex.Cursor) (Step, *lex.Error) {
	if w := c.Word(); w.Text != "key" {
		return nil, w.Refuse("key after wait", "run 30s lets time pass")
	}
	return WaitKey{}, nil
}

// text reads the rest of the line as it is.
func text(step func(string) Step) func(*parser, *lex.Cursor) (Step, *lex.Error) {
	return func(_ *parser, c *lex.Cursor) (Step, *lex.Error) {
		w := c.Text()
		if w.Text == "" {
			return nil, w.Refuse("the text to tell", "")
		}
		return step(w.Text), nil
	}
}

func parseExpect(p *parser, c *lex.Cursor) (Step, *lex.Error) {
	cond, refused := p.condition(c, false)
	return Expect{Condition: cond}, refused
}

func parseNot(p *parser, c *lex.Cursor) (Step, *lex.Error) {
	if w := c.Word(); w.Text != "expect" {
		return nil, w.Refuse("expect after !", "")
	}
	cond, refused := p.condition(c, false)
	return Expect{cond, true}, refused
}

func parseTask(p *parser, c *lex.Cursor) (Step, *lex.Error) {
	condition, _, found := strings.Cut(c.Rest(), ": ")
	if !found {
		rest := c.Text()
		return nil, lex.Word{Column: rest.Column + utf8.RuneCountInString(rest.Text)}.Refuse("a colon and what there is to do, after the condition", "")
	}
	head := c.Part(len(condition))
	p.tasking = true
	cond, refused := p.condition(head, true)
	p.tasking = false
	if refused != nil {
		return nil, refused
	}
	if left := head.Word(); left.Text != "" {
		return nil, left.Refuse("a colon after the condition", "")
	}
	c.Skip(len(": "))
	w := c.Text()
	if w.Text == "" {
		return nil, w.Refuse("what there is to do", "")
	}
	return Task{cond, w.Text}, nil
}

func parseSolve(p *parser, c *lex.Cursor) (Step, *lex.Error) {
	c.Blank()
	first := c.Peek()
	s, refused := p.step(c)
	if refused != nil {
		return nil, refused
	}
	switch s.(type) {
	case Do, Run, Until:
		return Solve{s}, nil
	}
	return nil, first.Refuse("a command, run or until", "")
}

func parseDigest(_ *parser, c *lex.Cursor) (Step, *lex.Error) {
	w := c.Word()
	if len(w.Text) != 64 || strings.Trim(w.Text, "0123456789abcdef") != "" {
		return nil, w.Refuse("a digest of 64 hex digits", "")
	}
	return Digest{w.Text}, nil
}

// deadline reads "within=60s".
func deadline(c *lex.Cursor) (time.Duration, *lex.Error) {
	w := c.Word()
	if !strings.HasPrefix(w.Text, within) {
		return 0, w.Refuse("within= and a duration such as within=60s", "")
	}
	return span(w.From(len(within)))
}

func span(w lex.Word) (time.Duration, *lex.Error) {
	const expected = "a duration such as 200ms, 1.5s or 2m"
	if w.Text == "" {
		return 0, w.Refuse(expected, "")
	}
	d, err := quantity.ParseDuration(w.Text)
	switch {
	case err != nil:
		return 0, w.Misread(err, expected)
	case d == 0:
		return 0, w.Refuse(expected, "no time is too little")
	}
	return d, nil
}

// step reads a step from the start of its first word.
func (p *parser) step(c *lex.Cursor) (Step, *lex.Error) {
	name := c.Peek()
	if name.Text == "end" && p.scenario.Journal {
		c.Word()
		return parseEnd(c)
	}
	for _, e := range table() {
		if e.Name != name.Text {
			continue
		}
		c.Word()
		s, refused := e.parse(p, c)
		if left := c.Word(); refused == nil && left.Text != "" {
			refused = left.Refuse("the end of the line", "usage: "+strings.TrimSpace(e.Name+" "+e.Args))
		}
		return s, refused
	}
	return p.do(c, name)
}

// do reads a command of the world, a question, or what a dashboard is to show.
func (p *parser) do(c *lex.Cursor, name lex.Word) (Step, *lex.Error) {
	parsed, refused := command.Read(c, p.known)
	if refused != nil {
		if slices.Contains(headerWords(), name.Text) {
			return nil, name.Refuse("a step", name.Text+" sets the world up, so it stands at the start of a line, before all steps")
		}
		if _, known := command.Lookup(name.Text); !known {
			return nil, unknown(name, refused.Hint)
		}
		return nil, refused
	}
	if !command.Scripted(parsed) {
		return nil, name.Refuse("a command for the world", name.Text+" is for the dashboard")
	}
	p.known.Learn(parsed)
	return Do{parsed}, nil
}

// unknown refuses a word that begins no step.
func unknown(name lex.Word, hint string) *lex.Error {
	var names []string
	for _, e := range table() {
		names = append(names, e.Name)
	}
	for _, s := range command.Specs() {
		names = append(names, s.Name)
	}
	if near := lex.Nearest(name.Text, slices.Concat(names, headerWords())); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return name.Refuse("a command or a step such as run, say or expect", hint)
}

// LoneSteps describes the steps that make sense by themselves.
func LoneSteps() []Spec {
	return slices.DeleteFunc(Steps(), func(s Spec) bool { return !slices.Contains([]string{"run", "until", "expect", "!"}, s.Name) })
}

// ParseStep reads a line that may be one of LoneSteps. It returns nil for any other line.
// Known is what there is in the world. The error is a *lex.Error.
func ParseStep(line string, known command.Known) (Step, error) {
	c := lex.NewCursor(line)
	if !slices.ContainsFunc(LoneSteps(), func(s Spec) bool { return s.Name == c.Peek().Text }) {
		return nil, nil
	}
	p := &parser{scenario: &Scenario{}, known: known}
	c.Blank()
	s, refused := p.step(c)
	if refused != nil {
		return nil, refused
	}
	return s, nil
}
