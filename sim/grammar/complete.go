package grammar

import (
	"cmp"
	"slices"
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Complete returns what the last word of line could be or become: names of commands,
// nodes, options, values. A candidate replaces all that follows the last space. Where
// a number or a name has to be invented, a few are suggested.
func (l Language) Complete(line string, known Known) []string {
	known.Nodes = min(max(known.Nodes, 0), nodeset.MaxNodes)
	if lex.LineBreak(line) > 0 {
		return nil
	}
	done, partial, ok := lex.SplitLast(line)
	if !ok {
		return nil
	}
	words, end := lex.NewCursor(done).Words()
	if len(words) == 0 {
		names := make([]string, 0, 64)
		for _, r := range l.rows() {
			names = append(names, r.Name)
		}
		for _, s := range known.Steps {
			names = append(names, s.Name)
		}
		slices.SortFunc(names, wordsFirst)
		return matching(names, partial, lex.Glued(done))
	}
	r, refused := l.find(words[0])
	if refused != nil {
		return nil
	}
	name, value, hasValue, isOption := argument.SplitOption(partial)
	prefix := lex.Glued(done)
	switch {
	case isOption && hasValue:
		words = append(words, lex.Word{Text: "--" + name})
		prefix += strings.TrimSuffix(partial, value)
		partial = value
	case isOption:
		prefix, partial = prefix+"--", name
	}
	a := l.arguments(known, r, words[1:], end)
	r.Parse(a)
	a.Finish()
	if !isOption || !hasValue {
		a.OfferOptions()
	}
	offers, list := a.Offered()
	if list {
		var head string
		head, partial, offers = known.Continue(partial, offers)
		prefix += head
	}
	return matching(offers, partial, prefix)
}

// wordsFirst orders names from A, and what is a sign and no word behind them.
func wordsFirst(a, b string) int {
	if letter(a) != letter(b) {
		return cmp.Compare(b, a) // signs come before letters
	}
	return cmp.Compare(a, b)
}

func letter(name string) bool { return name != "" && name[0] >= 'a' }

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
