package scenario

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// MaxSize is how long a file may be, in bytes.
const MaxSize = 1 << 20

// Read reads a scenario from a file of the system. Errors are *Error.
func Read(path string) (*Scenario, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, &Error{File: path, Problem: cause(err)}
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, MaxSize+1))
	if err != nil {
		return nil, &Error{File: path, Problem: cause(err)}
	}
	return Parse(path, string(text))
}

// cause leaves out the name, which is told already.
func cause(err error) string {
	if err, ok := err.(*os.PathError); ok {
		return err.Err.Error()
	}
	return err.Error()
}

// parser reads a file line by line.
type parser struct {
	scenario *Scenario
	config   sim.Config // what the settings so far would make
	line     int
	// When the next step can happen: settle and until take some time up to a limit.
	earliest, latest time.Duration
}

// Parse reads a scenario. Errors are *Error and name the file as it is given here.
func Parse(file, text string) (*Scenario, error) {
	if len(text) > MaxSize {
		return nil, &Error{File: file, Problem: fmt.Sprintf("it has more than %d bytes, the most that a scenario may have", MaxSize)}
	}
	p := &parser{scenario: &Scenario{File: file}, config: sim.DefaultConfig()}
	text = strings.TrimPrefix(text, "\ufeff") // some editors begin their files so
	for line := range strings.Lines(text) {
		p.line++
		line = strings.TrimRight(line, "\r\n")
		if column := notText(line); column > 0 {
			return nil, &Error{file, p.line, column, "this is not text in UTF-8, as a scenario has to be"}
		}
		err := p.read(line)
		if refused, ok := err.(*command.Error); ok {
			return nil, &Error{file, p.line, refused.Column, refused.Problem()}
		}
		if err != nil {
			return nil, err
		}
	}
	if len(p.scenario.Lines) == 0 {
		return nil, &Error{File: file, Problem: "there is nothing to do in it; expected lines such as: run 1m"}
	}
	sortSettings(p.scenario.Settings)
	return p.scenario, nil
}

// notText is the column of the first character that no text has, or 0.
func notText(line string) int {
	column := 0
	for i, r := range line {
		column++
		broken := false
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(line[i:])
			broken = size == 1
		}
		if broken || r != '\t' && unicode.IsControl(r) {
			return column
		}
	}
	return 0
}

// read reads a line. Errors are *command.Error, or *Error for a setting.
func (p *parser) read(line string) error {
	c := &cursor{line, 1}
	if title, ok := strings.CutPrefix(line, "#"); ok && p.line == 1 {
		p.scenario.Title = strings.TrimSpace(title)
		return nil
	}
	first := c.peek()
	switch {
	case first.text == "":
		return nil
	case slices.Contains(headerWords(), first.text):
		c.word()
		return p.header(first, c)
	}
	stamp, refused := p.stamp(c)
	if refused != nil {
		return refused
	}
	if stamp.Kind != Next && c.peek().text == "" {
		return refusal(c.peek(), "what happens then", "run 30s only lets time pass")
	}
	c.blank()
	s, refused := step(c)
	if refused != nil {
		return refused
	}
	p.scenario.Lines = append(p.scenario.Lines, Line{p.line, stamp, s})
	return p.pass(first, s)
}

// stamp reads the time before a step, if there is one.
func (p *parser) stamp(c *cursor) (Stamp, *command.Error) {
	w := c.peek()
	kind := Next
	switch w.text[0] {
	case '@':
		kind = At
	case '+':
		kind = After
	default:
		return Stamp{}, nil
	}
	c.word()
	const expected = "a time such as @30s or +5s"
	d, err := command.ParseDuration(w.text[1:])
	if err != nil {
		return Stamp{}, unfit(err, word{w.text[1:], w.column + 1}, expected)
	}
	if kind == After {
		p.earliest, p.latest = p.earliest+d, p.latest+d
		return Stamp{After, d}, nil
	}
	if d < p.earliest {
		return Stamp{}, refusal(w, "a time from "+command.FormatDuration(p.earliest)+" on", "time would go backwards")
	}
	p.earliest, p.latest = d, d
	return Stamp{At, d}, nil
}

// pass counts the time that a step takes.
func (p *parser) pass(at word, s Step) error {
	switch s := s.(type) {
	case Run:
		p.earliest, p.latest = p.earliest+s.For, p.latest+s.For
	case Until:
		p.latest += s.Within
	case Settle:
		p.latest += s.Within
	}
	if p.latest > command.MaxDuration {
		return refusal(at, "an end after "+command.FormatDuration(command.MaxDuration)+" at the latest", "")
	}
	return nil
}
