package command

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/nodeset"
)

// spoken is a command that speaks of nodes.
type spoken interface{ say(nodeset.By) string }

// Say writes a command as String does, for people: nodes by their names. Lines that are
// read with these names mean the same.
func Say(c Command, name func(int) string) string {
	if s, ok := c.(spoken); ok {
		return s.say(func(n nodeset.Node) string { return name(int(n)) })
	}
	return c.String()
}

func asOption(word string) string {
	if word == "" {
		return ""
	}
	return " as=" + word
}

func feeOption(fee chain.Amount) string {
	if fee == 0 {
		return ""
	}
	return " fee=" + fee.String()
}
