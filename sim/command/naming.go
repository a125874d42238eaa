package command

import "example.com/sosocoin/chain"

// naming gives a node's name; nil: its number, as journals need it.
type naming func(Node) string

func (by naming) node(n Node) string {
	if by == nil {
		return n.String()
	}
	return by(n)
}

// spoken is a command that speaks of nodes.
type spoken interface{ say(naming) string }

// Say writes a command as String does, for people: nodes by their names. Lines that are
// read with these names mean the same.
func Say(c Command, name func(int) string) string {
	if s, ok := c.(spoken); ok {
		return s.say(func(n Node) string { return name(int(n)) })
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
