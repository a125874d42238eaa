package scenario

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/sosocoin/sim/command"
)

// Step is one thing that happens. String writes it as it is read.
type Step interface{ String() string }

// The kinds of steps.
type (
	// Do is a command to the world, or a question, whose answer is told.
	Do struct{ Command command.Command }
	// Run lets time pass: "run 30s".
	Run struct{ For time.Duration }
	// Until lets time pass until a condition holds: "until tips == 1 within=60s".
	Until struct {
		Condition Condition
		Within    time.Duration
	}
	// Settle ends all faults and lets the nodes agree: "settle within=60s".
	Settle struct{ Within time.Duration }
	// Say tells something: "say Both halves kept mining."
	Say struct{ Text string }
	// Expect wants a condition to be true, or, with Not, false: "! expect tips == 1".
	Expect struct {
		Condition Condition
		Not       bool
	}
)

func (s Do) String() string  { return s.Command.String() }
func (s Run) String() string { return "run " + command.FormatDuration(s.For) }
func (s Until) String() string {
	return fmt.Sprintf("until %s %s%s", s.Condition, within, command.FormatDuration(s.Within))
}
func (s Settle) String() string { return "settle " + within + command.FormatDuration(s.Within) }
func (s Say) String() string    { return "say " + s.Text }
func (s Expect) String() string {
	if s.Not {
		return "! expect " + s.Condition.String()
	}
	return "expect " + s.Condition.String()
}

// Spec describes a kind of step to people.
type Spec struct{ Name, Args, Summary, Example string }

// entry is a row of the table of steps.
type entry struct {
	Spec
	parse func(*cursor) (Step, *command.Error)
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
		{Spec{"say", "TEXT", "tell something, with the virtual time; the text is the rest of the line", "say Who is right?"}, parseSay},
		{Spec{"expect", "CONDITION", "fail unless the condition is true", "expect tips == 1"}, parseExpect},
		{Spec{"!", "expect CONDITION", "fail unless the condition is false", "! expect reorg.depth > 6"}, parseNot},
	}
}

const within = "within="

func parseRun(c *cursor) (Step, *command.Error) {
	d, refused := span(c.word())
	return Run{d}, refused
}

func parseUntil(c *cursor) (Step, *command.Error) {
	cond, refused := condition(c)
	if refused != nil {
		return nil, refused
	}
	d, refused := deadline(c)
	return Until{cond, d}, refused
}

func parseSettle(c *cursor) (Step, *command.Error) {
	if c.peek().text == "" {
		return Do{command.Settle{}}, nil
	}
	d, refused := deadline(c)
	return Settle{d}, refused
}

func parseSay(c *cursor) (Step, *command.Error) {
	w := c.text()
	if w.text == "" {
		return nil, refusal(w, "the text to tell", "")
	}
	return Say{w.text}, nil
}

func parseExpect(c *cursor) (Step, *command.Error) {
	cond, refused := condition(c)
	return Expect{Condition: cond}, refused
}

func parseNot(c *cursor) (Step, *command.Error) {
	if w := c.word(); w.text != "expect" {
		return nil, refusal(w, "expect after !", "")
	}
	cond, refused := condition(c)
	return Expect{cond, true}, refused
}

// deadline reads "within=60s".
func deadline(c *cursor) (time.Duration, *command.Error) {
	w := c.word()
	text, ok := strings.CutPrefix(w.text, within)
	if !ok {
		return 0, refusal(w, "within= and a duration such as within=60s", "")
	}
	return span(word{text, w.column + len(within)})
}

func span(w word) (time.Duration, *command.Error) {
	const expected = "a duration such as 200ms, 1.5s or 2m"
	if w.text == "" {
		return 0, refusal(w, expected, "")
	}
	d, err := command.ParseDuration(w.text)
	switch {
	case err != nil:
		return 0, unfit(err, w, expected)
	case d == 0:
		return 0, refusal(w, expected, "no time is too little")
	}
	return d, nil
}

// step reads a step from the start of its first word.
func step(c *cursor) (Step, *command.Error) {
	whole := *c
	name := c.word()
	for _, e := range table() {
		if e.Name != name.text {
			continue
		}
		s, refused := e.parse(c)
		if left := c.word(); refused == nil && left.text != "" {
			refused = refusal(left, "the end of the line", "usage: "+e.Name+" "+e.Args)
		}
		return s, refused
	}
	return do(whole, name)
}

// do reads a command of the world or a question.
func do(c cursor, name word) (Step, *command.Error) {
	parsed, err := command.Parse(c.rest)
	if refused, ok := err.(*command.Error); ok {
		if slices.Contains(headerWords(), name.text) {
			return nil, refusal(name, "a step", name.text+" sets the world up, so it stands at the start of a line, before all steps")
		}
		if _, known := command.Lookup(name.text); !known {
			return nil, unknown(name, refused.Hint)
		}
		refused.Column += c.column - 1
		return nil, refused
	}
	if command.KindOf(parsed) == command.View {
		return nil, refusal(name, "a command for the world", name.text+" is for the dashboard")
	}
	return Do{parsed}, nil
}

// unknown refuses a word that begins no step.
func unknown(name word, hint string) *command.Error {
	var names []string
	for _, e := range table() {
		names = append(names, e.Name)
	}
	for _, s := range command.Specs() {
		names = append(names, s.Name)
	}
	if near := command.Nearest(name.text, slices.Concat(names, headerWords())); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return refusal(name, "a command or a step such as run, say or expect", hint)
}
