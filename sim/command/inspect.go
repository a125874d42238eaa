package command

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
)

// Inspect shows a block or a transaction in depth: "inspect 9d0a". ID is the beginning
// or the end of its hash in hex, of at least MinID digits; empty for "inspect off".
type Inspect struct{ ID string }

func (Inspect) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "inspect", Args: "ID|off",
		Summary: "show a block or a transaction in depth",
		Detail: "ID is a block's hash or a transaction's id, or at least four digits of its beginning or of its end, as lists show it. " +
			"The dashboard opens it and keeps it up to date: the header and its work, the Merkle tree, the transactions with where their coins come from, the rules, and what became of it at each node. off ends that.",
		Example: "inspect 4711",
		Also:    []string{"txid", "hash", "life"},
		Parse: func(a *grammar.Arguments) Command {
			if a.Flag("off") {
				return Inspect{}
			}
			return Inspect{grammar.Read(a, idKind())}
		},
	}
}

// MinID and MaxID are how many hex digits of a hash name a block or a transaction.
const (
	MinID = 4
	MaxID = 64
)

const idExpected = "a hash, or at least 4 hex digits of its beginning or its end"

// ParseID reads the beginning or the end of a hash, and returns it in small letters.
// The error is a *lex.ValueError.
func ParseID(s string) (string, error) {
	refused := &lex.ValueError{Value: s, Expected: idExpected}
	if n := len(s); n < MinID || n > MaxID {
		refused.Problem = fmt.Sprintf("it has %d characters", n)
		return "", refused
	}
	for i, r := range s {
		if !strings.ContainsRune("0123456789abcdefABCDEF", r) {
			refused.Problem = fmt.Sprintf("character %d is no hex digit", i+1)
			return "", refused
		}
	}
	return strings.ToLower(s), nil
}

func idKind() argument.Kind[string] {
	return argument.Kind[string]{Expected: idExpected, Parse: ParseID}
}

func (c Inspect) String() string {
	if c.ID == "" {
		return "inspect off"
	}
	return "inspect " + c.ID
}
