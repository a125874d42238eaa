package grammar

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// longestWord is how long a name may be: tables have to show it.
const longestWord = 8

const wordExpected = "a word of at most 8 letters, digits, - and _ that begins with a letter"

// WordKind reads a name that is given to something, such as one of these.
func (a *Arguments) WordKind(such ...string) argument.Kind[string] {
	return argument.Kind[string]{Expected: wordExpected, Offers: argument.Words(such...), Parse: func(s string) (string, error) {
		fits := s != "" && len(s) <= longestWord && isLetter(rune(s[0])) && strings.Trim(s, wordCharacters) == ""
		if !fits {
			return "", &lex.ValueError{Value: s, Expected: wordExpected}
		}
		if problem := a.language.taken(s); problem != "" {
			return "", &lex.ValueError{Value: s, Expected: "a word with no meaning of its own", Problem: problem}
		}
		return s, nil
	}}
}

// PaymentKind reads the name of a payment that was made before.
func (a *Arguments) PaymentKind() argument.Kind[string] {
	const expected = "the name of a payment, which send gave it: send n0 n1 5 as=rent"
	kind := a.WordKind(a.Known.Payments...)
	word := kind.Parse
	kind.Expected, kind.Parse = expected, func(s string) (string, error) {
		w, err := word(s)
		if refused, ok := err.(*lex.ValueError); ok {
			refused.Expected = expected
		}
		return w, err
	}
	return kind
}

const wordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// taken says why a word cannot be a name: lines, or people, would take it for something
// else. It returns "" for a word that can.
func (l Language) taken(s string) string {
	_, notNode := nodeset.ParseNode(s)
	switch {
	case notNode == nil || slices.Contains(l.reserved(), s):
		return lex.Show(s) + " has a meaning of its own"
	case nodeset.LikeNumber(s):
		return lex.Show(s) + " could be taken for a node's number"
	}
	return ""
}

// reserved are the words that stand where a node could stand, too.
func (l Language) reserved() []string {
	words := []string{"all", "none", "oneway"}
	for _, c := range l {
		words = append(words, c.Row().Reserves...)
	}
	return words
}
