package scenario

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

// MaxSize is how long a file may be, in bytes: a journal of a long session fits.
const MaxSize = 16 << 20

// Read reads a scenario from a file of the system. Errors are *Error.
func Read(path string) (*Scenario, error) {
	raw, err := files.Read(path, MaxSize)
	if err != nil {
		return nil, &Error{File: path, Problem: err.Error()}
	}
	return Parse(path, string(raw))
}

// Parse reads a scenario. Errors are *Error and name the file as it is given here.
func Parse(file, text string) (*Scenario, error) {
	if len(text) > MaxSize {
		return nil, &Error{File: file, Problem: fmt.Sprintf("it has more than %d bytes, the most that a scenario may have", MaxSize)}
	}
	plain, err := files.Text([]byte(text))
	if err != nil {
		return nil, &Error{file, 1, 1, err.Error()}
	}
	text = string(plain)
	p := newParser(file)
	for line := range strings.Lines(text) {
		if err := p.next(line); err != nil {
			return nil, err
		}
	}
	if err := p.finish(); err != nil {
		return nil, err
	}
	if p.scenario.Journal {
		if err := checkJournal(p.scenario, text); err != nil {
			return nil, err
		}
	}
	return p.scenario, nil
}

// Head reads what a list says of a scenario: its title, the rule that it is an exhibit of, and
// its pages without what is on them. Errors are *Error.
func Head(file, text string) (*Scenario, error) {
	p := newParser(file)
	for line := range strings.Lines(text) {
		first := lex.NewCursor(line).Peek().Text
		if p.line > 0 && first != "exhibit" && first != "page" {
			p.line++
			continue
		}
		if err := p.next(line); err != nil {
			return nil, err
		}
	}
	return p.scenario, nil
}

func newParser(file string) *parser {
	return &parser{scenario: &Scenario{File: file}, config: settings.Default(), known: command.Known{Called: nodeset.Called{Names: nodeset.Names{}}}}
}

// next reads the next line of a file. Errors are *Error.
func (p *parser) next(line string) error {
	p.line++
	line = strings.TrimSuffix(line, "\n")
	if column := notText(line); column > 0 {
		return &Error{p.scenario.File, p.line, column, "this is not text in UTF-8, as a scenario has to be"}
	}
	err := p.read(line)
	if refused, ok := err.(*lex.Error); ok {
		return &Error{p.scenario.File, p.line, refused.Column, refused.Problem()}
	}
	return err
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
