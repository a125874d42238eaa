package grammar

import (
	"fmt"
	"slices"

	"example.com/sosocoin/sim/lex"
)

// Language are the commands that there are, in the order in which help shows them.
type Language []Command

// rows are the rows of all commands, without what is long about them.
func (l Language) rows() []Row {
	rows := make([]Row, len(l))
	for i, c := range l {
		rows[i] = c.Row()
	}
	return rows
}

// Specs describes all commands.
func (l Language) Specs() []Spec {
	specs := make([]Spec, len(l))
	for i, c := range l {
		specs[i] = c.Row().Spec()
	}
	return specs
}

// Lookup returns the description of the command called name.
func (l Language) Lookup(name string) (Spec, bool) {
	r, ok := l.row(name)
	return r.Spec(), ok
}

// Parse reads one command, in which nodes may be called by what is known of them. A blank line
// or a comment gives nil and no error; every refusal is a *lex.Error.
func (l Language) Parse(line string, known Known) (Command, error) {
	if column := lex.LineBreak(line); column > 0 {
		return nil, &lex.Error{Column: column, Found: "\n", Expected: "one command a line"}
	}
	c, refused := l.Read(lex.NewCursor(line), known)
	if refused != nil {
		return nil, refused
	}
	return c, nil
}

// Read reads the rest of a line as Parse reads a whole one.
func (l Language) Read(line *lex.Cursor, known Known) (Command, *lex.Error) {
	words, end := line.Words()
	if len(words) == 0 {
		return nil, nil
	}
	r, refused := l.find(words[0])
	if refused != nil {
		return nil, refused
	}
	a := l.arguments(known, r, words[1:], end)
	return r.Parse(a), a.Finish()
}

// row returns the row of the command called name.
func (l Language) row(name string) (r Row, ok bool) {
	for _, c := range l {
		if r := c.Row(); r.Name == name {
			return r.Whole(), true
		}
	}
	return Row{}, false
}

// find returns the row that a line's first word names.
func (l Language) find(name lex.Word) (Row, *lex.Error) {
	if r, ok := l.row(name.Text); ok {
		return r, nil
	}
	refusal := name.Refuse("a command", `"help" lists them`)
	if near := nearest(name.Text, l.rows()); near != "" {
		refusal.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return Row{}, refusal
}

// nearest returns the command that s was likely meant to be: another word
// for it first, then the one nearest in spelling.
func nearest(s string, rows []Row) string {
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.Name
		if slices.Contains(r.Whole().Also, s) {
			return r.Name
		}
	}
	return lex.Nearest(s, names)
}
