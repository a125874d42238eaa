package policy

import (
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
)

// row is one policy.
type row struct {
	name, value string // fork-choice, longest|uniform|ghost
	doc         string // "fork-choice=longest does so ...": one or more sentences

	read  func(a *grammar.Arguments, to *node.Policies) bool // whether the line names it
	write func(p *node.Policies) string
	take  func(to, from *node.Policies)
}

// of is the row of a policy that is kept at a place and read as a kind.
func of[T any](name, value, doc string, kind argument.Kind[T], at func(*node.Policies) *T, write func(T) string) row {
	return row{
		name: name, value: value, doc: doc,
		read: func(a *grammar.Arguments, to *node.Policies) bool {
			v, ok := grammar.Option(a, name, kind)
			if ok {
				*at(to) = v
			}
			return ok
		},
		write: func(p *node.Policies) string { return write(*at(p)) },
		take:  func(to, from *node.Policies) { *at(to) = *at(from) },
	}
}

// rows are all policies, in the order in which help shows them.
func rows() []row {
	return []row{forkChoice(), maxReorg(), minFeeRate(), replaceByFee(), poolSize(), spendUnconfirmed(), blockSize(), templateDelay(), ban(), banTime()}
}

func forkChoice() row {
	words := []string{chain.MostWork: "longest", chain.UniformTies: "uniform", chain.HeaviestSubtree: "ghost"}
	return of("fork-choice", "longest|uniform|ghost",
		"fork-choice=longest follows the branch with the most work, the first seen among equals. With uniform a lot decides among equals. ghost goes from block to block to where most work was built, side branches counted, as far as the node has heard of them.",
		argument.OneOf[chain.ForkChoice](words),
		func(p *node.Policies) *chain.ForkChoice { return &p.Following.Choice },
		func(v chain.ForkChoice) string { return words[v] })
}

func maxReorg() row {
	return of("max-reorg", "BLOCKS",
		"max-reorg=6 takes off at most 6 blocks when it changes branches, and stays on its own where it would be more: what is 6 blocks deep is final for it. 0 takes off any number.",
		argument.Whole[uint32]("a number of blocks, 0 for any", 0, grammar.MaxHeight).Offering(argument.Words("6", "10", "0")),
		func(p *node.Policies) *uint32 { return &p.Following.MaxReorg },
		func(v uint32) string { return strconv.Itoa(int(v)) })
}
