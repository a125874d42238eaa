package command

import (
	"fmt"
	"slices"
	"strings"
)

// Kind groups commands by what they can touch.
type Kind uint8

// The kinds of commands: those that change the world, those that only read it,
// and those that steer what is seen and how fast.
const (
	World Kind = iota
	Question
	View
)

// String returns the kind in one word.
func (k Kind) String() string { return [...]string{"world", "question", "view"}[k] }

// Spec describes a command to people.
type Spec struct {
	Name    string
	Args    string // "FROM TO AMOUNT [fee=AMOUNT]"; empty: none
	Summary string // one line
	Detail  string // what happens, in a paragraph or two
	Example string // a line that Parse accepts
	Kind    Kind
}

// entry is a command's row of the table.
type entry struct {
	Spec
	options   []string // the names of its key=value options
	oneOption bool     // of which at most one may be given
	also      []string // words by which a newcomer might look for it
	parse     func(*arguments) Command
}

func (s Spec) usage() string { return strings.TrimSuffix(s.Name+" "+s.Args, " ") }

// table is the list of all commands, in the order in which help shows them.
func table() []entry {
	return slices.Concat(ledgerCommands(), linkCommands(), faultCommands(), messageCommands(), nodeCommands(), questionCommands(), viewCommands())
}

// Specs describes all commands in the order in which help lists them.
func Specs() []Spec {
	entries := table()
	specs := make([]Spec, len(entries))
	for i, e := range entries {
		specs[i] = e.Spec
	}
	return specs
}

// Lookup returns the description of the command called name.
func Lookup(name string) (Spec, bool) {
	for _, e := range table() {
		if e.Name == name {
			return e.Spec, true
		}
	}
	return Spec{}, false
}

// KindOf returns what c can touch.
func KindOf(c Command) Kind {
	name, _, _ := strings.Cut(c.String(), " ")
	spec, ok := Lookup(name)
	if !ok {
		panic(fmt.Sprintf("command: %T is not in the table", c))
	}
	return spec.Kind
}

// bare makes the reader of a command without arguments.
func bare(c Command) func(*arguments) Command { return func(*arguments) Command { return c } }

// onNodes makes the reader of a command that takes a list of nodes.
func onNodes[C Command](of func(NodeList) C) func(*arguments) Command {
	return func(a *arguments) Command { return of(read(a, a.known.nodesKind())) }
}

// twoNodes reads two nodes that must differ.
func twoNodes(a *arguments, why string) (from, to Node) {
	from = read(a, a.known.nodeKind())
	kind := a.known.nodeKind()
	kind.offers = others(from)
	parse := kind.parse
	kind.parse = func(s string) (Node, error) {
		to, err := parse(s)
		if err == nil && to == from {
			err = a.known.otherThan(from, s, why)
		}
		return to, err
	}
	return from, read(a, kind)
}

// otherThan refuses a word that stands for the same node as an earlier one.
func (k Known) otherThan(from Node, word, why string) error {
	return &ValueError{Value: word, Expected: "another node than " + k.Names.Of(from), Problem: why}
}

// others offers all nodes but one.
func others(but Node) offers {
	return func(k Known) []string {
		return slices.DeleteFunc(nodeNames(k), func(s string) bool { return k.Node(s) == but })
	}
}

// endKind reads one end of links: a node, or some of them.
func (k Known) endKind() kind[NodeList] {
	end := kind[NodeList]{expected: k.endExpected(), offers: setNames, list: true}
	end.parse = func(s string) (NodeList, error) {
		list, err := k.ParseNodeList(s)
		if refused, ok := err.(*ValueError); ok && refused.Value == s {
			refused.Expected = k.endExpected()
		}
		if err == nil && (list.All || list.IsEmpty()) {
			err = &ValueError{Value: s, Expected: k.endExpected()}
		}
		return list, err
	}
	return end
}

func (k Known) endExpected() string {
	if len(k.Regions) == 0 {
		return nodeExpected
	}
	return nodeExpected + ", or a region such as " + k.Regions[0]
}

// pair reads "all", or two ends of links and perhaps "oneway".
func pair(a *arguments) Pair {
	if a.flag("all") {
		return Pair{All: true}
	}
	if !a.more(setNames) {
		a.missing("two nodes such as n0 n1, or all", true)
		return Pair{}
	}
	p := Pair{A: read(a, a.known.endKind())}
	other := a.known.endKind()
	if from, single := p.A.Single(); single {
		parse := other.parse
		other.offers = func(k Known) []string {
			return slices.DeleteFunc(setNames(k), func(s string) bool { return k.Node(s) == from })
		}
		other.parse = func(s string) (NodeList, error) {
			list, err := parse(s)
			if to, _ := list.Single(); err == nil && to == from {
				err = a.known.otherThan(from, s, "a link has two ends")
			}
			return list, err
		}
	}
	p.B = read(a, other)
	p.OneWay = a.flag("oneway")
	return p
}

// pairOrAll reads a pair; with no word left it is all links.
func pairOrAll(a *arguments) Pair {
	if !a.more(nil) {
		a.offer(words("all"))
		a.offer(setNames)
		a.list = a.err == nil
		return Pair{All: true}
	}
	return pair(a)
}
