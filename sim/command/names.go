package command

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Names are words that stand for nodes: those that the command name gave them. The nil
// map reads lines as Parse does.
type Names map[string]Node

// Parse reads a command in which nodes may be called by their names. Unless it is nil,
// it learns the name that a name command gives, as if that had been carried out.
func (n Names) Parse(line string) (Command, error) {
	c, err := parse(line, n.numbers)
	if named, ok := c.(Name); ok {
		if holder, taken := n[named.Name]; taken && holder != named.Node {
			return nil, &Error{Column: utf8.RuneCountInString(line[:strings.LastIndex(line, named.Name)]) + 1, Found: named.Name,
				Expected: "a name that no other node has", Hint: fmt.Sprintf("it is that of %v", holder)}
		}
		if n != nil {
			n.learn(named)
		}
	}
	return c, err
}

// learn notes a name; the node loses the one that it had.
func (n Names) learn(c Name) {
	for word, node := range n {
		if node == c.Node {
			delete(n, word)
		}
	}
	n[c.Name] = c.Node
}

// numbers puts n3 in the place of a name, in a word or an element of a list.
func (n Names) numbers(words []word) {
	if len(n) == 0 {
		return
	}
	for i := range words {
		if i == 0 || i == 2 && words[0].text == "name" || i == 1 && (words[0].text == "respend" || words[0].text == "inspect") {
			continue
		}
		key, list, isOption := strings.Cut(words[i].text, "=")
		if !isOption {
			key, list = "", words[i].text
		} else if key += "="; key == "as=" {
			continue
		}
		parts := strings.Split(list, ",")
		for j, part := range parts {
			if node, ok := n[part]; ok {
				parts[j] = node.String()
			}
		}
		words[i].text = key + strings.Join(parts, ",")
	}
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
		if _, err := ParseNode(s); err == nil || slices.Contains(reserved(), s) {
			return "", &ValueError{Value: s, Expected: "a word with no meaning of its own", Problem: show(s) + " has a meaning of its own"}
		}
		return s, nil
	}}
}

const wordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// reserved are the words that stand where a node could stand, too.
func reserved() []string {
	return slices.Concat([]string{"all", "none", "oneway", "start", "end"}, mineWords(), askWords(), stepWords())
}
