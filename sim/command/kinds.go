package command

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// kind is what an argument can be: how it is read, described, and completed.
type kind[T any] struct {
	expected string
	parse    func(string) (T, error)
	offers   offers // nil: nothing can be suggested
	list     bool   // elements joined by commas
}

// words returns candidates that do not depend on the world.
func words(list ...string) offers { return func(Known) []string { return list } }

func nodeNames(k Known) []string {
	names := make([]string, max(k.Nodes, 0), max(k.Nodes, 0)+len(k.Names)+1)
	for i := range names {
		names[i] = nodeset.Node(i).String()
	}
	return append(names, slices.Sorted(maps.Keys(k.Names))...)
}

// setNames are regions, of which there are few, and nodes.
func setNames(k Known) []string { return slices.Concat(k.Regions, nodeNames(k)) }

func listNames(k Known) []string { return append(setNames(k), "all") }

// The kinds of arguments.

func (k Known) nodeKind() kind[nodeset.Node] {
	return kind[nodeset.Node]{expected: nodeset.NodeExpected, parse: k.ParseNode, offers: nodeNames}
}

func (k Known) nodesKind() kind[nodeset.List] {
	return kind[nodeset.List]{expected: k.NodesExpected(), parse: func(s string) (nodeset.List, error) {
		list, err := k.ParseNodeList(s)
		if err == nil && list.IsEmpty() {
			err = &lex.ValueError{Value: s, Expected: k.NodesExpected(), Problem: "at least one node is needed"}
		}
		return list, err
	}, offers: listNames, list: true}
}

func durationKind() kind[time.Duration] {
	return kind[time.Duration]{expected: quantity.DurationExpected, parse: quantity.ParseDuration, offers: words("0s", "50ms", "200ms", "1s", "5s")}
}

func offsetKind() kind[time.Duration] {
	return kind[time.Duration]{expected: quantity.DurationExpected, parse: quantity.ParseOffset, offers: words("0s", "30s", "90s", "-30s", "-90s")}
}

func amountKind() kind[chain.Amount] {
	return kind[chain.Amount]{expected: "an amount of coins such as 2.5", parse: chain.ParseAmount}
}

func addressKind() kind[chain.Address] {
	return kind[chain.Address]{expected: addressExpected, parse: chain.ParseAddress}
}

const addressExpected = "an address of 66 hex digits"

func perSecondKind() kind[float64] {
	return kind[float64]{expected: quantity.PerSecondExpected, parse: quantity.ParsePerSecond, offers: words("0", "0.1", "0.5", "2")}
}

func probabilityKind() kind[float64] {
	return kind[float64]{expected: quantity.ProbabilityExpected, parse: quantity.ParseProbability, offers: words("0%", "1%", "10%", "50%", "100%")}
}

func bytesKind() kind[float64] {
	return kind[float64]{expected: quantity.BytesExpected, parse: quantity.ParseBytes, offers: words("0", "16kB", "64kB", "1MB")}
}

func rateKind() kind[float64] {
	return kind[float64]{expected: quantity.RateExpected, parse: quantity.ParseRate, offers: words("100H/s", "500H/s", "1kH/s", "2kH/s")}
}

func speedKind() kind[float64] {
	return kind[float64]{expected: quantity.SpeedExpected, parse: quantity.ParseSpeed, offers: words("1/8", "1", "4", "16", "64", "max")}
}

// OneOf lists two words or more to choose from: "a, b or c".
func OneOf(list []string) string {
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}

// oneOf reads one of a few words as its place in the list.
func oneOf[T ~uint8](list []string) kind[T] {
	expected := OneOf(list)
	return kind[T]{expected: expected, parse: func(s string) (T, error) {
		if i := slices.Index(list, s); i >= 0 {
			return T(i), nil
		}
		refused := &lex.ValueError{Value: s, Expected: expected}
		if near := lex.Nearest(s, list); near != "" {
			refused.Problem = fmt.Sprintf("did you mean %q?", near)
		}
		return 0, refused
	}, offers: words(list...)}
}

// onOff are the words of a switch, and offOn a switch as their number.
func onOff() []string { return []string{"off", "on"} }

func offOn(on bool) uint8 {
	if on {
		return 1
	}
	return 0
}

// fileKind reads a file's name, or another word without a space.
func fileKind(expected string) kind[string] {
	return kind[string]{expected: expected, parse: func(s string) (string, error) {
		if len(s) > 4096 {
			return "", &lex.ValueError{Value: s, Expected: expected, Problem: fmt.Sprintf("it has %d characters, expected at most 4096", len(s))}
		}
		return s, nil
	}}
}

// twoNodes reads two nodes that must differ.
func twoNodes(a *arguments, why string) (from, to nodeset.Node) {
	from = read(a, a.known.nodeKind())
	kind := a.known.nodeKind()
	kind.offers = others(from)
	parse := kind.parse
	kind.parse = func(s string) (nodeset.Node, error) {
		to, err := parse(s)
		if err == nil && to == from {
			err = a.known.otherThan(from, s, why)
		}
		return to, err
	}
	return from, read(a, kind)
}

// otherThan refuses a word that stands for the same node as an earlier one.
func (k Known) otherThan(from nodeset.Node, word, why string) error {
	return &lex.ValueError{Value: word, Expected: "another node than " + k.Names.Of(from), Problem: why}
}

// others offers all nodes but one.
func others(but nodeset.Node) offers {
	return func(k Known) []string {
		return slices.DeleteFunc(nodeNames(k), func(s string) bool { return k.Node(s) == but })
	}
}
