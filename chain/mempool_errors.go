package chain

import (
	"errors"
	"fmt"
)

// Sentinels of Mempool.Add; both come wrapped with the transaction's id.
var (
	// ErrPooled says that the mempool holds the transaction already.
	ErrPooled = fmt.Errorf("%w to the mempool", ErrKnown)
	// ErrConfirmed says that a block of the chain holds the transaction already.
	ErrConfirmed = errors.New("already confirmed")
)

// ErrConflict says that two transactions spend one output. The one seen first,
// or the one in a block, stays.
type ErrConflict struct {
	Tx       Hash // the transaction refused or dropped
	With     Hash // the one that spends the output already
	Outpoint Outpoint
}

func (e ErrConflict) Error() string {
	return fmt.Sprintf("transaction %s: expected an unspent output at %s, found it spent by transaction %s", e.Tx, e.Outpoint, e.With)
}

// ErrMissingInput says that a transaction spends an output that neither the
// chain nor the mempool has: never made, spent long ago, or not heard of yet.
type ErrMissingInput struct {
	Tx       Hash
	Outpoint Outpoint
}

func (e ErrMissingInput) Error() string {
	return fmt.Sprintf("transaction %s: expected an unspent output at %s, found none in the chain or the mempool", e.Tx, e.Outpoint)
}

// ErrFull says that the mempool is at its size limit and that a transaction
// pays less per byte than all that stays. Rates are base units per byte.
type ErrFull struct {
	Tx     Hash
	Rate   float64 // of the transaction, or of a package that it goes with
	Lowest float64 // the cheapest rate that stays, 0 if not known
	Limit  int     // bytes
}

func (e ErrFull) Error() string {
	return fmt.Sprintf("transaction %s: the mempool is full (%d bytes): expected a fee above %.4g units per byte, found %.4g", e.Tx, e.Limit, e.Lowest, e.Rate)
}

// ErrParentGone says that a transaction was dropped because an unconfirmed one
// that it spends from was; Unwrap tells why that was.
type ErrParentGone struct {
	Tx, Parent Hash
	Why        error
}

func (e ErrParentGone) Error() string {
	return fmt.Sprintf("transaction %s: expected its parent %s in the mempool, found it dropped: %v", e.Tx, e.Parent, e.Why)
}

// Unwrap returns why the parent was dropped.
func (e ErrParentGone) Unwrap() error { return e.Why }
