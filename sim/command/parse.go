package command

import (
	"fmt"

	"example.com/sosocoin/sim/lex"
)

// Parse reads one command. A blank line or a comment gives nil and no error; every
// refusal is an *lex.Error.
func Parse(line string) (Command, error) { return Known{}.Parse(line) }

// Parse reads one command as the function does, in which nodes may be called by their
// names, and the nodes of a region by that of the region.
func (k Known) Parse(line string) (Command, error) {
	if column := lex.LineBreak(line); column > 0 {
		return nil, &lex.Error{Column: column, Found: "\n", Expected: "one command a line"}
	}
	c, refused := k.Read(lex.NewCursor(line))
	if refused != nil {
		return nil, refused
	}
	return c, nil
}

// Read reads the rest of a line as Parse reads a whole one.
func (k Known) Read(line *lex.Cursor) (Command, *lex.Error) {
	words, end := line.Words()
	if len(words) == 0 {
		return nil, nil
	}
	rows := table()
	r, refused := find(words[0], rows)
	if refused != nil {
		return nil, refused
	}
	a := newArguments(k, r, words[1:], end)
	return r.parse(a), a.Finish()
}

// find returns the row that a line's first word names.
func find(name lex.Word, rows []row) (row, *lex.Error) {
	for _, r := range rows {
		if r.Name == name.Text {
			return r, nil
		}
	}
	refusal := name.Refuse("a command", `"help" lists them`)
	if near := nearestCommand(name.Text, rows); near != "" {
		refusal.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return row{}, refusal
}

// nearestCommand returns the command that s was likely meant to be: another word
// for it first, then the one nearest in spelling.
func nearestCommand(s string, rows []row) string {
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.Name
		for _, other := range r.also {
			if other == s {
				return r.Name
			}
		}
	}
	return lex.Nearest(s, names)
}
