package chain

import (
	"errors"
	"fmt"
)

// Refusals that say nothing about a block's validity.
var (
	// ErrKnown: this node has the block or transaction already.
	ErrKnown = errors.New("already known")
	// ErrOrphan: this node does not know the block's parent; fetch that first.
	ErrOrphan = errors.New("parent is not known to this node")
	// ErrUnknownParent: no node of the world has ever stored the block's parent.
	ErrUnknownParent = errors.New("parent is not in the store")
)

// ParentError says which parent of which block is missing; it is an ErrUnknownParent.
type ParentError struct{ Block, Parent Hash }

// Error names both blocks.
func (e *ParentError) Error() string {
	return fmt.Sprintf("block %s: expected its parent %s in the store, found none", e.Block, e.Parent)
}

// Unwrap makes errors.Is(err, ErrUnknownParent) true.
func (e *ParentError) Unwrap() error { return ErrUnknownParent }

// VoidError is the refusal of a block because of a word of the node's operator.
type VoidError struct {
	Block Hash
	Void  Hash // the block that the operator called invalid: this one or an ancestor
}

// Error names both blocks.
func (e *VoidError) Error() string {
	if e.Void == e.Block {
		return fmt.Sprintf("block %s: this node's operator has called it invalid", e.Block)
	}
	return fmt.Sprintf("block %s: this node's operator has called its ancestor %s invalid", e.Block, e.Void)
}

// DecodeError says where bytes stop being an encoded header, transaction or block.
type DecodeError struct {
	What            string // what was read: "header", "transaction", "block"
	Offset          int    // in bytes from the start
	Expected, Found string
}

// Error says what was expected and found, and where.
func (e *DecodeError) Error() string {
	return fmt.Sprintf("%s: expected %s at byte %d, found %s", e.What, e.Expected, e.Offset, e.Found)
}

// RuleError is the refusal of a block or a transaction by a rule.
// errors.Is(err, RuleWork) asks for one rule.
type RuleError struct {
	Rule            RuleName
	Block           Hash // zero when a lone transaction was checked
	Tx              Hash // zero when the rule looks at the whole block
	Expected, Found string

	names []named // in these two
}

// Error names the rule, the place, what was expected and what was found.
func (e *RuleError) Error() string {
	where := ""
	if !e.Block.IsZero() {
		where = " in block " + e.Block.String()
	}
	if !e.Tx.IsZero() {
		where += " in transaction " + e.Tx.String()
	}
	return fmt.Sprintf("rule %s broken%s: expected %s, found %s", string(e.Rule), where, e.Expected, e.Found)
}

// Unwrap returns the rule's name.
func (e *RuleError) Unwrap() error { return e.Rule }
