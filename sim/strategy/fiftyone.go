package strategy

import (
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// FiftyOne mines in private for as long as it takes until it is ahead by a margin.
type FiftyOne struct{ Margin int }

const defaultMargin = 6

// Text has the margin.
func (v FiftyOne) Text(nodeset.By) string { return "fifty-one margin=" + strconv.Itoa(v.Margin) }

func (FiftyOne) form() form {
	return form{
		pools: true,
		word:  "fifty-one", options: []option{{name: "margin", value: "BLOCKS"}},
		gist: "undoes what the others agreed on",
		doc:  "fifty-one mines in private and publishes nothing until its branch is margin blocks longer than that of the others, 6 unless it is given, and then all of it, so that what they agreed on is undone; it never gives up, so it takes more than half of the hash rate.",
		read: func(a *grammar.Arguments) Way {
			return FiftyOne{optional(a, "margin", argument.Whole("a number of blocks from 1 to 1000", 1, 1000), defaultMargin)}
		},
	}
}

func (v FiftyOne) plan(Site) (func(*node.Node) node.Strategy, error) {
	return func(n *node.Node) node.Strategy { return &fiftyOne{taken{v}, branchOf(n), v.Margin} }, nil
}

// fiftyOne keeps all back until it is ahead by the margin.
type fiftyOne struct {
	taken
	branch
	margin int
}

func (f *fiftyOne) Name() string { return "fifty-one" }

func (f *fiftyOne) does() string {
	return "mines in private until it is ahead by " + strconv.Itoa(f.margin)
}

func (f *fiftyOne) Found(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	f.add(block)
	return f.strike()
}

func (f *fiftyOne) Heard(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	if !f.hear(block) {
		return nil
	}
	return f.strike()
}

// strike publishes all if it is far enough ahead of others who have found something.
func (f *fiftyOne) strike() []*chain.Entry {
	own, others := f.since()
	if others == 0 || own-others < f.margin || f.own.Work().Cmp(f.public.Work()) <= 0 {
		return nil
	}
	return f.override(f.own)
}

func (f *fiftyOne) Clone() node.Strategy {
	c := *f
	c.branch = f.branch.clone()
	return &c
}
