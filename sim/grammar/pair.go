package grammar

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// What the details of commands say of links: of those that are broken and mended, and of
// those that are set.
const (
	FaultLinks   = " With two nodes it is the link between them; with oneway only the direction from A to B; all means every link. A and B can also be lists or regions: every link between a node of A and one of B."
	SettingLinks = " Without nodes it is set for all links, also those made later; with two nodes, for the link between them; with oneway, only for what A sends to B. A and B can also be lists or regions: then it is set for every link between a node of A and one of B, and of regions also for those made later."
)

// endKind reads one end of links: a node, or some of them.
func (k Known) endKind() argument.Kind[nodeset.List] {
	expected := k.endExpected()
	return argument.Kind[nodeset.List]{Expected: expected, Offers: k.SetNames, List: true, Parse: func(s string) (nodeset.List, error) {
		list, err := k.ParseNodeList(s)
		if refused, ok := err.(*lex.ValueError); ok && refused.Value == s {
			refused.Expected = expected
		}
		return list, err
	}}.Checked(func(list nodeset.List, s string) error {
		if list.All || list.IsEmpty() {
			return &lex.ValueError{Value: s, Expected: expected}
		}
		return nil
	})
}

func (k Known) endExpected() string {
	if len(k.Regions) == 0 {
		return nodeset.NodeExpected
	}
	return nodeset.NodeExpected + ", or a region such as " + k.Regions[0]
}

// Pair reads "all", or two ends of links and perhaps "oneway".
func (a *Arguments) Pair() nodeset.Pair {
	if a.Flag("all") {
		return nodeset.Pair{All: true}
	}
	if !a.More(nil) {
		a.OfferList(a.Known.SetNames)
		a.Missing("two nodes such as n0 n1, or all")
		return nodeset.Pair{}
	}
	p := nodeset.Pair{A: Read(a, a.Known.endKind())}
	other := a.Known.endKind()
	if from, single := p.A.Single(); single {
		other = other.Offering(func() []string { return a.Known.Without(from, a.Known.SetNames()) }).
			Checked(func(list nodeset.List, s string) error {
				if to, single := list.Single(); single {
					return a.Known.otherThan(from, to, s, "a link has two ends")
				}
				return nil
			})
	}
	p.B = Read(a, other)
	p.OneWay = a.Flag("oneway")
	return p
}

// PairOrAll reads a pair; with no word left it is all links.
func (a *Arguments) PairOrAll() nodeset.Pair {
	if !a.More(nil) {
		a.Offer(argument.Words("all"))
		a.OfferList(a.Known.SetNames)
		return nodeset.Pair{All: true}
	}
	return a.Pair()
}
