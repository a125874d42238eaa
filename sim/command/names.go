package command

import (
	"slices"
	"strings"
)

// Names are words that stand for nodes: those that the command name gave them.
type Names map[string]Node

// Of is a node's name: the one that it was given, else n3.
func (n Names) Of(node Node) string {
	for word, named := range n {
		if named == node {
			return word
		}
	}
	return node.String()
}

// longestWord is how long a name may be: tables have to show it.
const longestWord = 8

const wordExpected = "a word of at most 8 letters, digits, - and _ that begins with a letter"

// wordKind reads a name that is given to something, such as one of these.
func wordKind(such ...string) kind[string] {
	return kind[string]{expected: wordExpected, offers: words(such...), parse: func(s string) (string, error) {
		fits := s != "" && len(s) <= longestWord && isLetter(rune(s[0])) && strings.Trim(s, wordCharacters) == ""
		if !fits {
			return "", &ValueError{Value: s, Expected: wordExpected}
		}
		if problem := taken(s); problem != "" {
			return "", &ValueError{Value: s, Expected: "a word with no meaning of its own", Problem: problem}
		}
		return s, nil
	}}
}

const wordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// taken says why a word cannot be a name: lines, or people, would take it for something
// else. It returns "" for a word that can.
func taken(s string) string {
	_, notNode := ParseNode(s)
	switch {
	case notNode == nil || slices.Contains(reserved(), s):
		return show(s) + " has a meaning of its own"
	case likeNodes(s):
		return show(s) + " could be taken for a node's number"
	}
	return ""
}

// likeNodes reports whether a word looks like a node's number or like a range that begins
// with one, in whatever letters: "n3", "N3", "3", "n0-n4", "n3-x".
func likeNodes(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(s), "-")
	return isDigits(strings.TrimPrefix(first, "n"))
}

// reserved are the words that stand where a node could stand, too.
func reserved() []string {
	words := []string{"all", "none", "oneway"}
	for _, r := range table() {
		words = append(words, r.reserves...)
	}
	return words
}
