package command

import (
	"slices"
	"strings"
)

// Names are words that stand for nodes: those that the command name gave them.
type Names map[string]Node

// Learn notes the name that a command gives, if it gives one; the node loses the one that
// it had.
func (n Names) Learn(c Command) {
	named, ok := c.(Name)
	if !ok {
		return
	}
	for word, node := range n {
		if node == named.Node {
			delete(n, word)
		}
	}
	n[named.Name] = named.Node
}

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

// nameKind reads a name for a node, which no other node and no region may have.
func (k Known) nameKind(node Node) kind[string] {
	name := wordKind("alice", "bob", "merchant")
	parse := name.parse
	name.parse = func(s string) (string, error) {
		s, err := parse(s)
		if err != nil {
			return "", err
		}
		return s, k.CheckName(Name{node, s})
	}
	return name
}

// CheckName refuses a name that stands for something else in a world: a *ValueError.
func (k Known) CheckName(c Name) error {
	if holder, taken := k.Names[c.Name]; taken && holder != c.Node {
		return &ValueError{Value: c.Name, Expected: "a name that no other node has", Problem: "it is that of " + holder.String()}
	}
	if slices.Contains(k.Regions, c.Name) {
		return &ValueError{Value: c.Name, Expected: "a name that no region has", Problem: "a region is called " + c.Name}
	}
	return nil
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
	return slices.Concat([]string{"all", "none", "oneway", "start", "end"}, mineWords(), askWords(), stepWords())
}
