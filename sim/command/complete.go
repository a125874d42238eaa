package command

import (
	"slices"
	"strings"
	"unicode"
)

// Known is what there is in a world to choose from. Lines that are read with it may call
// nodes by their names, and the nodes of a region by that of the region.
type Known struct {
	Nodes    int
	Names    Names    // of some of them
	Regions  []string // that they are in
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

// payer is a command that makes a payment, which may get a word.
type payer interface{ word() string }

// Learn notes what a command gives later lines to speak of: the name of a node, the word of a
// payment.
func (k *Known) Learn(c Command) {
	if k.Names != nil {
		k.Names.Learn(c)
	}
	if p, ok := c.(payer); ok && p.word() != "" {
		k.Payments = append(k.Payments, p.word())
	}
}

// Node returns what a word names, or -1.
func (k Known) Node(s string) Node {
	if n, err := k.ParseNode(s); err == nil {
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
	words, end := NewCursor(done).words()
	if len(words) == 0 {
		names := make([]string, 0, 64)
		for _, r := range table() {
			names = append(names, r.Name)
		}
		for _, s := range known.Steps {
			names = append(names, s.Name)
		}
		return matching(slices.Sorted(slices.Values(names)), partial, glued(done))
	}
	rows := table()
	r, refused := find(words[0], rows)
	if refused != nil {
		return nil
	}
	name, value, hasValue, isOption := splitOption(partial)
	prefix := glued(done)
	switch {
	case isOption && hasValue:
		words = append(words, Word{Text: "--" + name})
		prefix += strings.TrimSuffix(partial, value)
		partial = value
	case isOption:
		prefix, partial = prefix+"--", name
	}
	a := newArguments(rows, r, words[1:], end)
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

// listOffers goes on with a list: of the offers it keeps the nodes and regions that can
// follow what is there already.
func (k Known) listOffers(list string, offers []string) (head, partial string, fitting []string) {
	i := strings.LastIndexByte(list, ',') + 1
	low := Node(-1)
	if from, _, isRange := strings.Cut(list[i:], "-"); isRange && likeNodes(from) {
		first, err := ParseNode(from)
		if err != nil {
			return "", list, nil
		}
		i += len(from) + 1
		low, k.Names, k.Regions = first, nil, nil // a range has numbers at its ends
	}
	if i == 0 {
		return "", list, offers
	}
	var before NodeList
	if comma := strings.LastIndexByte(list[:i], ','); comma >= 0 {
		var err error
		if before, err = k.ParseNodeList(list[:comma]); err != nil || before.All || before.IsEmpty() {
			return "", list, nil
		}
	}
	for _, candidate := range offers {
		n := k.Node(candidate)
		_, found := slices.BinarySearch(before.Nodes, int(n))
		fits := n > low && n >= 0 && !found
		if slices.Contains(k.Regions, candidate) {
			fits = !slices.Contains(before.Regions, candidate)
		}
		if fits {
			fitting = append(fitting, candidate)
		}
	}
	return list[:i], list[i:], fitting
}

// unused returns the options that may still be added.
func (a *arguments) unused() []string {
	var names []string
	if a.row.oneOption && len(a.options) > 0 {
		return nil
	}
	for _, name := range a.row.options {
		if !slices.ContainsFunc(a.options, func(g given) bool { return g.name == name }) {
			names = append(names, name+"=")
		}
	}
	return names
}

// splitLast takes the word that is being written off a line; it fails inside a comment.
func splitLast(line string) (done, partial string, ok bool) {
	c := NewCursor(line)
	words, _ := c.words()
	if c.comment {
		return "", "", false
	}
	if n := len(words); n > 0 && strings.HasSuffix(line, words[n-1].Text) && !strings.ContainsFunc(words[n-1].Text, isSeparator) {
		partial = words[n-1].Text
	}
	return strings.TrimSuffix(line, partial), partial, true
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
