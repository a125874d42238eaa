package command

import (
	"fmt"
	"strconv"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Add adds a node linked to Peers; with none named, to Links random ones: "add links=3",
// "add peers=n0,n4".
type Add struct {
	Links int // 0: as many as the topology gives
	Peers nodeset.List
}

func (Add) Row() grammar.Row {
	return grammar.Row{
		Name: "add", Args: "[links=COUNT | peers=NODES]",
		Summary: "add a node to the network",
		Detail: "The new node gets the next free name and knows nothing but genesis: it fetches the chain from its peers. peers= names them; links= gives it so many random ones; " +
			"with neither it gets as many as the topology gives. It does not mine until it is told to. In a world of regions it is in a random one, by their shares.",
		Example:   "add peers=n0,n4",
		Options:   []string{"links", "peers"},
		OneOption: true,
		Also:      []string{"node", "spawn"},
		Parse:     parseAdd,
	}
}

func parseAdd(a *grammar.Arguments) Command {
	c := Add{}
	c.Links, _ = grammar.Option(a, "links", argument.Kind[int]{Expected: linksExpected, Parse: parseLinks, Offers: argument.Words("1", "2", "3")})
	c.Peers, _ = grammar.Option(a, "peers", a.Known.NodesKind())
	return c
}

func (c Add) String() string { return c.say(nil) }

func (c Add) say(by nodeset.By) string {
	switch {
	case !c.Peers.IsEmpty():
		return "add peers=" + c.Peers.Text(by)
	case c.Links > 0:
		return "add links=" + strconv.Itoa(c.Links)
	}
	return "add"
}

const linksExpected = "a number of links such as 3"

func parseLinks(s string) (int, error) {
	if !lex.IsDigits(s) {
		return 0, &lex.ValueError{Value: s, Expected: linksExpected}
	}
	count, err := strconv.Atoi(s)
	switch {
	case err != nil || count >= nodeset.MaxNodes:
		return 0, quantity.TooMuch(s, linksExpected, fmt.Sprint(nodeset.MaxNodes-1))
	case count == 0:
		return 0, &lex.ValueError{Value: s, Expected: linksExpected, Problem: "at least one link is needed"}
	}
	return count, nil
}
