package prompt

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// specOf describes a command or a step of a scenario.
func specOf(name string, known command.Known) (command.Spec, bool) {
	if spec, ok := command.Lookup(name); ok {
		return spec, true
	}
	return known.Step(name)
}

// usage writes a command with its arguments, the one at the cursor marked.
func usage(f *kit.Frame, spec command.Spec, before string) []grid.Span {
	th := f.Theme
	spans := []grid.Span{{Text: spec.Name, Style: th.Key}}
	tokens := argumentTokens(spec.Args)
	at := -1
	if words := strings.Fields(before); len(words) > 0 && strings.TrimLeft(before, " ") != words[0] {
		words = words[1:]
		if strings.HasSuffix(before, " ") {
			words = append(words, "")
		}
		at = argumentAt(tokens, words)
	}
	for i, token := range tokens {
		style := th.Strong
		if i == at {
			style = th.Accent.WithBold()
			style.Underline = true
		}
		spans = append(spans, grid.Span{Text: " ", Style: th.Text}, grid.Span{Text: token, Style: style})
	}
	return spans
}

// argumentTokens parts "A B [fee=AMOUNT | x]" at the spaces outside of brackets.
func argumentTokens(args string) []string {
	var tokens []string
	depth, from := 0, 0
	for i, r := range args + " " {
		switch r {
		case '[':
			depth++
		case ']':
			depth--
		case ' ':
			if depth == 0 {
				if i > from {
					tokens = append(tokens, args[from:i])
				}
				from = i + 1
			}
		}
	}
	return tokens
}

// argumentAt is the token that the last of the words stands for; -1: none. A word that
// stands in the usage itself, such as "block" or "|", leads to its place, key= to the
// option of that name, and any other word to the next place.
func argumentAt(tokens, words []string) int {
	at, next := -1, 0
	for _, word := range words {
		at = next
		if key, _, isOption := strings.Cut(word, "="); isOption {
			if i := slices.IndexFunc(tokens, func(t string) bool { return strings.HasPrefix(strings.Trim(t, "["), key+"=") }); i >= 0 {
				at = i
				continue
			}
		}
		if i := slices.Index(tokens[min(next, len(tokens)):], word); i >= 0 && word != "" {
			at = next + i
		}
		if at < len(tokens) && tokens[at] == "..." {
			at, next = at-1, at // any more of them
			continue
		}
		next = at + 1
	}
	if at >= len(tokens) || at >= 0 && (tokens[at] == "|" || tokens[at] == "or") {
		return -1
	}
	return at
}
