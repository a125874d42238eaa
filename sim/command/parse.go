package command

import "fmt"

// Parse reads one command. A blank line or a comment gives nil and no error; every
// refusal is an *Error.
func Parse(line string) (Command, error) { return Known{}.Parse(line) }

// Parse reads one command as the function does, in which nodes may be called by their
// names, and the nodes of a region by that of the region.
func (k Known) Parse(line string) (Command, error) {
	if column := lineBreak(line); column > 0 {
		return nil, &Error{Column: column, Found: "\n", Expected: "one command a line"}
	}
	words, end := tokenize(line)
	if len(words) == 0 {
		return nil, nil
	}
	entries := table()
	e, err := find(words[0], entries)
	if err != nil {
		return nil, err
	}
	a := newArguments(entries, e, words[1:], end)
	a.known = k
	c := a.command()
	if a.err != nil {
		return nil, a.err
	}
	return c, nil
}

// command reads the arguments as those of their entry; the result counts only if
// err stays nil.
func (a *arguments) command() Command {
	a.checkOptions()
	c := a.entry.parse(a)
	a.finish()
	return c
}

// find returns the entry that a line's first word names.
func find(name word, entries []entry) (entry, error) {
	for _, e := range entries {
		if e.Name == name.text {
			return e, nil
		}
	}
	refusal := &Error{Column: name.column, Found: name.text, Expected: "a command", Hint: `"help" lists them`}
	if near := nearestCommand(name.text, entries); near != "" {
		refusal.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return entry{}, refusal
}

// nearestCommand returns the command that s was likely meant to be: another word
// for it first, then the one nearest in spelling.
func nearestCommand(s string, entries []entry) string {
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name
		for _, other := range e.also {
			if other == s {
				return e.Name
			}
		}
	}
	return Nearest(s, names)
}
