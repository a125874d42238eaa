package command

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"example.com/sosocoin/sim/plain"
)

// helpWidth is the longest line of a help text, in characters.
const helpWidth = 76

// HelpText explains the command called about, or lists all commands if it is
// empty. An unknown command is an *Error with the nearest known one.
func HelpText(about string) (string, error) {
	entries := table()
	if about == "" {
		return listText(entries), nil
	}
	e, err := find(word{text: about, column: 1}, entries)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s\n\n%s.\n\n%s\n\nExample: %s\n", e.usage(), sentence(e.Summary), wrapped(e.Detail), e.Example), nil
}

func listText(entries []entry) string {
	titles := [...]string{World: "Commands that change the world:", Question: "Questions:", View: "Commands for what is seen and how fast:"}
	widest := 0
	for _, e := range entries {
		widest = max(widest, len(e.Name))
	}
	var b strings.Builder
	for kind, title := range titles {
		fmt.Fprintf(&b, "%s\n", title)
		for _, e := range entries {
			if e.Kind == Kind(kind) {
				fmt.Fprintf(&b, "  %-*s  %s\n", widest, e.Name, e.Summary)
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

func wrapped(text string) string { return strings.Join(plain.Wrap(text, helpWidth), "\n") }
