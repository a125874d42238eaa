package command

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// MaxNodes bounds the numbers that a node can have in the language: n0 to n99999.
const MaxNodes = 100_000

const nodeExpected = "a node such as n0"

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
	if !isDigits(digits) {
		return 0, &ValueError{Value: s, Expected: nodeExpected}
	}
	number, err := strconv.Atoi(digits)
	if err != nil || number >= MaxNodes {
		return 0, &ValueError{Value: s, Expected: nodeExpected, Problem: fmt.Sprintf("%s is too high a number: the highest is n%d", show(s), MaxNodes-1)}
	}
	return Node(number), nil
}

// ParseNode reads "n3" or "3", or the name of a node.
func (k Known) ParseNode(s string) (Node, error) {
	if n, named := k.Names[s]; named {
		return n, nil
	}
	n, err := ParseNode(s)
	if refused, ok := err.(*ValueError); ok && refused.Problem == "" {
		if slices.Contains(k.Regions, s) {
			refused.Problem = "that is a region; one node is needed"
		} else if near := nearName(s, slices.Sorted(maps.Keys(k.Names))); near != "" {
			refused.Problem = "did you mean " + near + "?"
		}
	}
	return n, err
}
