package command

import (
	"slices"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Pair picks the links that a setting applies to: all links, or those between nodes of A
// and of B, in both directions unless OneWay restricts it to A to B. Two single nodes have
// one link at most; the links inside a region are those between it and itself.
type Pair struct {
	All    bool
	A, B   nodeset.List
	OneWay bool
}

// What the details of commands say of links: of those that are broken and mended, and of
// those that are set.
const (
	faultLinks   = " With two nodes it is the link between them; with oneway only the direction from A to B; all means every link. A and B can also be lists or regions: every link between a node of A and one of B."
	settingLinks = " Without nodes it is set for all links, also those made later; with two nodes, for the link between them; with oneway, only for what A sends to B. A and B can also be lists or regions: then it is set for every link between a node of A and one of B, and of regions also for those made later."
)

// String returns what follows a setting: nothing for all links, else " n0 n1" or
// " n0 n1 oneway".
func (p Pair) String() string { return p.say(nil) }

func (p Pair) say(by nodeset.By) string {
	if p.All {
		return ""
	}
	s := " " + p.A.Text(by) + " " + p.B.Text(by)
	if p.OneWay {
		s += " oneway"
	}
	return s
}

// must writes the links of a command that has to name them: "all" is written out.
func (p Pair) must(by nodeset.By) string {
	if p.All {
		return " all"
	}
	return p.say(by)
}

// endKind reads one end of links: a node, or some of them.
func (k Known) endKind() kind[nodeset.List] {
	end := kind[nodeset.List]{expected: k.endExpected(), offers: setNames, list: true}
	end.parse = func(s string) (nodeset.List, error) {
		list, err := k.ParseNodeList(s)
		if refused, ok := err.(*lex.ValueError); ok && refused.Value == s {
			refused.Expected = k.endExpected()
		}
		if err == nil && (list.All || list.IsEmpty()) {
			err = &lex.ValueError{Value: s, Expected: k.endExpected()}
		}
		return list, err
	}
	return end
}

func (k Known) endExpected() string {
	if len(k.Regions) == 0 {
		return nodeset.NodeExpected
	}
	return nodeset.NodeExpected + ", or a region such as " + k.Regions[0]
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
		other.parse = func(s string) (nodeset.List, error) {
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
