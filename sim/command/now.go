package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Now brings a situation about that a class is to see, at once: "now race n0 n3".
type Now struct {
	What Situation
	Who  []nodeset.Node // up to two; the first ones that run where fewer are named
}

// Situation is something that else one has to wait for.
type Situation uint8

// The situations.
const (
	BlockNow Situation = iota
	RaceNow
	ReorgNow
	LossNow
	ConflictNow
	HalvesNow
)

// SituationWords are how a situation is called, and what happens.
type SituationWords struct{ Word, Means string }

// Situations are the words of all, in the order of their constants.
func Situations() []SituationWords {
	return []SituationWords{
		{Word: "block", Means: "a node finds a block"},
		{Word: "race", Means: "two nodes find a block at once"},
		{Word: "reorg", Means: "one finds two blocks, another three"},
		{Word: "lost", Means: "a block is found, and news of it lost"},
		{Word: "double-spend", Means: "two rival payments are under way"},
		{Word: "halves", Means: "the network falls into two halves"},
	}
}

// String returns the situation's word.
func (s Situation) String() string { return Situations()[s].Word }

func (Now) Row() grammar.Row {
	return grammar.Row{
		Name: "now", Args: "SITUATION [NODE [NODE]]",
		Summary: "bring about a situation at once, to show it",
		Detail:  situationsDoc() + " Blocks are really searched for, while time stands. Nodes that are not named are the first ones that run, and mine on one block.",
		Example: "now race n0 n3",
		Also:    []string{"situation", "race", "teach"},
		Parse:   parseNow,
	}
}

func situationsDoc() (doc string) {
	for _, s := range Situations() {
		doc += s.Word + ": " + s.Means + ". "
	}
	return doc[:max(len(doc)-1, 0)]
}

func parseNow(a *grammar.Arguments) Command {
	words := make([]string, 0, len(Situations()))
	for _, s := range Situations() {
		words = append(words, s.Word)
	}
	c := Now{What: grammar.Read(a, argument.OneOf[Situation](words))}
	if c.What == HalvesNow {
		return c
	}
	first, ok := grammar.Optional(a, a.Known.NodeKind())
	if !ok {
		return c
	}
	c.Who = []nodeset.Node{first}
	if c.What == BlockNow {
		return c
	}
	if second, ok := grammar.Optional(a, a.Known.OtherKind(first, "it takes two")); ok {
		c.Who = append(c.Who, second)
	}
	return c
}

func (c Now) String() string { return c.say(nil) }

func (c Now) say(by nodeset.By) string {
	text := "now " + c.What.String()
	for _, n := range c.Who {
		text += " " + by.Node(n)
	}
	return text
}
