package command

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Known is what there is in a world to choose from.
type Known struct {
	Nodes    int
	Names    Names    // of some of them
	Payments []string // that have a word
	// Scenarios are those that can be played by name.
	Scenarios []string
	// Steps are lines that are no commands but that the world takes as well.
	Steps []Spec
	// Messages are those under way, some of them at least.
	Messages []Message
}

// Step describes the step called name.
func (k Known) Step(name string) (Spec, bool) {
	i := slices.IndexFunc(k.Steps, func(s Spec) bool { return s.Name == name })
	if i < 0 {
		return Spec{}, false
	}
	return k.Steps[i], true
}

// Node returns what a word names, or -1.
func (k Known) Node(s string) Node {
	if n, named := k.Names[s]; named {
		return n
	}
	if n, err := ParseNode(s); err == nil {
		return n
	}
	return -1
}

// offers returns candidates for a word.
type offers func(Known) []string

// Complete returns what the last word of line could be or become: names of commands,
// nodes, options, values. A candidate replaces all that follows the last space. Where
// a number or a name has to be invented, a few are suggested.
func Complete(line string, known Known) []string {
	known.Nodes = min(max(known.Nodes, 0), MaxNodes)
	if lineBreak(line) > 0 {
		return nil
	}
	done, partial, ok := splitLast(line)
	if !ok {
		return nil
	}
	words, end := tokenize(done)
	if len(words) == 0 {
		names := make([]string, 0, 64)
		for _, e := range table() {
			names = append(names, e.Name)
		}
		for _, s := range known.Steps {
			names = append(names, s.Name)
		}
		return matching(slices.Sorted(slices.Values(names)), partial, glued(done))
	}
	known.Names.numbers(words)
	entries := table()
	e, err := find(words[0], entries)
	if err != nil {
		return nil
	}
	name, value, hasValue, isOption := splitOption(partial)
	prefix := glued(done)
	switch {
	case isOption && hasValue:
		words = append(words, word{text: "--" + name})
		prefix += strings.TrimSuffix(partial, value)
		partial = value
	case isOption:
		prefix, partial = prefix+"--", name
	}
	a := newArguments(entries, e, words[1:], end)
	a.known = known
	a.command()
	if a.err == nil && (!isOption || !hasValue) {
		a.offers = append(a.offers, a.unused()...)
	}
	if a.list {
		var head string
		head, partial, a.offers = known.listOffers(partial, a.offers)
		prefix += head
	}
	return matching(a.offers, partial, prefix)
}

// listOffers goes on with a list: of the offers it keeps the nodes that can follow
// what is there already.
func (k Known) listOffers(list string, offers []string) (head, partial string, fitting []string) {
	i := strings.LastIndexAny(list, ",-") + 1
	if i == 0 {
		return "", list, offers
	}
	comma := strings.LastIndexByte(list, ',')
	low := Node(-1)
	if comma < i-1 {
		first, err := ParseNode(list[comma+1 : i-1])
		if err != nil {
			return "", list, nil
		}
		low, k.Names = first, nil // a range has numbers at its ends
	}
	var named []int
	if comma >= 0 {
		words := []word{{}, {text: list[:comma]}}
		k.Names.numbers(words)
		before, err := ParseNodeList(words[1].text)
		if err != nil || before.All || before.IsEmpty() {
			return "", list, nil
		}
		named = before.Nodes
	}
	for _, candidate := range offers {
		n := k.Node(candidate)
		if _, found := slices.BinarySearch(named, int(n)); n > low && n >= 0 && !found {
			fitting = append(fitting, candidate)
		}
	}
	return list[:i], list[i:], fitting
}

// unused returns the options that may still be added.
func (a *arguments) unused() []string {
	var names []string
	if a.entry.oneOption && len(a.options) > 0 {
		return nil
	}
	for _, name := range a.entry.options {
		if !slices.ContainsFunc(a.options, func(g given) bool { return g.name == name }) {
			names = append(names, name+"=")
		}
	}
	return names
}

// splitLast takes the word that is being written off a line; it fails inside a comment.
func splitLast(line string) (done, partial string, ok bool) {
	start := 0
	for offset, r := range line {
		switch {
		case unicode.IsSpace(r) || isSeparator(r):
			start = offset + utf8.RuneLen(r)
		case r == '#' && offset == start:
			return "", "", false
		}
	}
	return line[:start], line[start:], true
}

// glued returns what stands before the last word without a space between: "n0|".
func glued(done string) string {
	return done[strings.LastIndexFunc(done, unicode.IsSpace)+1:]
}

// matching returns the candidates that begin with partial, each once, after prefix.
func matching(candidates []string, partial, prefix string) []string {
	var found []string
	offered := make(map[string]bool, len(candidates))
	for _, c := range candidates {
		if strings.HasPrefix(c, partial) && !offered[c] {
			offered[c] = true
			found = append(found, prefix+c)
		}
	}
	return found
}
