package chain

import (
	"errors"
	"fmt"
	"regexp"
	"testing"
)

// Whatever a refusal names, Brief has it short, and says else the same as Error.
func TestBriefErrors(t *testing.T) {
	block, tx, other := Hash{31: 0xb1}, Hash{31: 0xc2}, Hash{31: 0xd3}
	at := Outpoint{other, 1}
	parentGone := ErrParentGone{tx, other, ErrConflict{other, block, at}}
	long := regexp.MustCompile("[0-9a-f]{40}")
	for _, c := range []struct {
		err  error
		want string
	}{
		{&ParentError{block, other}, "block 00b1: expected its parent 00d3 in the store, found none"},
		{&VoidError{block, block}, "block 00b1: this node's operator has called it invalid"},
		{&VoidError{block, other}, "block 00b1: this node's operator has called its ancestor 00d3 invalid"},
		{&RuleError{Rule: RuleDoubleSpend, Block: block, Tx: tx, Expected: "outputs that are spent once", Found: fmt.Sprintf("%s spent by %s too", at, other), names: []named{other}}, "rule double-spend broken in block 00b1 in transaction 00c2: expected outputs that are spent once, found 00d3:1 spent by 00d3 too"},
		{ErrConflict{tx, other, at}, "transaction 00c2: expected an unspent output at 00d3:1, found it spent by transaction 00d3"},
		{ErrMissingInput{tx, at}, "transaction 00c2: expected an unspent output at 00d3:1, found none in the chain or the mempool"},
		{ErrFull{Tx: tx, Limit: 10, Lowest: 2, Rate: 1}, "transaction 00c2: the mempool is full (10 bytes): expected a fee above 2 units per byte, found 1"},
		{parentGone, "transaction 00c2: expected its parent 00d3 in the mempool, found it dropped: transaction 00d3: expected an unspent output at 00d3:1, found it spent by transaction 00b1"},
		{fmt.Errorf("so: %w", parentGone), "so: transaction 00c2: expected its parent 00d3 in the mempool, found it dropped: transaction 00d3: expected an unspent output at 00d3:1, found it spent by transaction 00b1"},
		{errors.New("else"), "else"},
	} {
		got := Brief(c.err)
		if got != c.want || long.MatchString(got) {
			t.Errorf("got %q, want %q", got, c.want)
		}
		if _, same := c.err.(interface{ Brief() string }); same && !long.MatchString(c.err.Error()) {
			t.Errorf("in full it is %q", c.err)
		}
	}
}
