package command

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Keys shows a node's private keys to its operator: "keys n0".
type Keys struct{ Node nodeset.Node }

func (Keys) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.Question,
		Name: "keys", Args: "NODE",
		Summary: "show a node's private keys to its operator",
		Detail:  "You are the operator of every node here, so you may see them. Another node that asks for them with ask is refused. Whoever has a private key can spend what its address holds. All keys follow from the seed, so that anybody who knows the seed of a world can compute them.",
		Example: "keys n0",
		Also:    []string{"privatekey", "secret"},
		Parse:   func(a *grammar.Arguments) Command { return Keys{a.Node()} },
	}
}

func (c Keys) String() string { return c.say(nil) }

func (c Keys) say(by nodeset.By) string { return "keys " + by.Node(c.Node) }

// KeyPair is a line of the answer to Keys.
type KeyPair struct{ Private, Address string } // in hex

func (p KeyPair) String() string { return fmt.Sprintf("private %s public %s", p.Private, p.Address) }

// KeyPairs reads the answer to Keys; what is none of its lines is left out.
func KeyPairs(answer string) []KeyPair {
	var pairs []KeyPair
	for line := range strings.Lines(answer) {
		words := strings.Fields(line)
		if len(words) != 4 {
			continue
		}
		if p := (KeyPair{words[1], words[3]}); p.String() == strings.Join(words, " ") {
			pairs = append(pairs, p)
		}
	}
	return pairs
}
