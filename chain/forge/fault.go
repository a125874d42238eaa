package forge

import (
	"fmt"

	"example.com/sosocoin/chain"
)

// Fault says what is wrong with a block or a transaction that somebody has made to see what
// becomes of it.
type Fault struct {
	Rule chain.RuleName // that is broken
	What string         // in words: "pays out more than it takes in"
}

// Error says what it does, and against which rule.
func (f *Fault) Error() string {
	return fmt.Sprintf("it %s, against the rule %s", f.What, string(f.Rule))
}

// Unwrap is the rule.
func (f *Fault) Unwrap() error { return f.Rule }
