package grammar

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/plain"
)

// HelpWidth is the longest line of a help text, in characters: what a box over the smallest
// dashboard has room for, so that no line is broken a second time.
const HelpWidth = 56

// Help explains the command called about, or lists all commands if it is
// empty. An unknown command is a *lex.Error with the nearest known one.
func (l Language) Help(about string) (string, error) {
	if about == "" {
		return listText(l.rows()), nil
	}
	r, refused := l.find(lex.Word{Text: about, Column: 1})
	if refused != nil {
		return "", refused
	}
	return fmt.Sprintf("%s\n\n%s.\n\n%s\n\nExample: %s\n", r.Spec().usage(), sentence(r.Summary), wrapped(r.Detail), r.Example), nil
}

func listText(rows []Row) string {
	titles := [...]string{World: "Commands that change the world:", Question: "Questions:", View: "Commands for what is seen and how fast:"}
	widest := 0
	for _, r := range rows {
		widest = max(widest, len(r.Name))
	}
	var b strings.Builder
	for kind, title := range titles {
		fmt.Fprintf(&b, "%s\n", title)
		for _, r := range rows {
			if r.Kind == Kind(kind) {
				hang := widest + 4
				lines := plain.Wrap(r.Summary, HelpWidth-hang)
				fmt.Fprintf(&b, "  %-*s  %s\n", widest, r.Name, strings.Join(lines, "\n"+strings.Repeat(" ", hang)))
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString(wrapped("A node is n3 or 3, or its name; NODES are all, or a list such as n0-n4,n7, in which a region stands for the nodes in it. Times are 200ms, 1.5s, 2m. " +
		"Amounts are in coins. fee=1 and --fee 1 mean the same. # starts a comment. \"help COMMAND\" says more."))
	b.WriteByte('\n')
	return b.String()
}

// sentence begins s with a capital letter.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(first)) + s[size:]
}

func wrapped(text string) string { return strings.Join(plain.Wrap(text, HelpWidth), "\n") }

// CommandKind reads the name of a command.
func (a *Arguments) CommandKind() argument.Kind[string] {
	rows := a.language.rows()
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.Name
	}
	return argument.Kind[string]{Expected: "a command", Offers: argument.Words(names...), Parse: func(s string) (string, error) {
		r, refused := a.language.find(lex.Word{Text: s, Column: 1})
		if refused != nil {
			return "", &lex.ValueError{Value: s, Expected: refused.Expected, Problem: refused.Hint}
		}
		return r.Name, nil
	}}
}
