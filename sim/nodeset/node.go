package nodeset

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// MaxNodes is how many nodes a world can have, and a line can name: n0 to n99999. It is far
// beyond what a machine can run.
const MaxNodes = 100_000

// NodeExpected is what is expected where a node cannot be read.
const NodeExpected = "a node such as n0"

// Node is a node's number; it is written "n3" and read as "n3" or "3".
type Node int

// NoNodeError says that a world has no such node.
type NoNodeError struct {
	Node  int
	Count int // how many nodes the world has
}

// Error names the nodes that there are.
func (e *NoNodeError) Error() string {
	switch e.Count {
	case 0:
		return fmt.Sprintf("n%d is not a node: there are none", e.Node)
	case 1:
		return fmt.Sprintf("n%d is not a node: there is only n0", e.Node)
	}
	return fmt.Sprintf("n%d is not a node: there are n0 to n%d", e.Node, e.Count-1)
}

// String returns the node's name, "n3".
func (n Node) String() string { return "n" + strconv.Itoa(int(n)) }

// Check returns a *NoNodeError unless n is one of count nodes.
func (n Node) Check(count int) error {
	if n < 0 || int(n) >= count {
		return &NoNodeError{Node: int(n), Count: count}
	}
	return nil
}

// ParseNode reads "n3" or "3".
func ParseNode(s string) (Node, error) {
	digits := strings.TrimPrefix(s, "n")
	if !lex.IsDigits(digits) {
		return 0, &lex.ValueError{Value: s, Expected: NodeExpected}
	}
	number, err := strconv.Atoi(digits)
	if err != nil || number >= MaxNodes {
		return 0, &lex.ValueError{Value: s, Expected: NodeExpected, Problem: fmt.Sprintf("%s is too high a number: the highest is n%d", lex.Show(s), MaxNodes-1)}
	}
	return Node(number), nil
}

// LikeNumber reports whether a word looks like a node's number or like a range that begins
// with one, in whatever letters: "n3", "N3", "3", "n0-n4", "n3-x".
func LikeNumber(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(s), "-")
	return lex.IsDigits(strings.TrimPrefix(first, "n"))
}
