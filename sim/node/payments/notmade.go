package payments

import (
	"errors"

	"example.com/sosocoin/chain"
)

// NotMade is why a random payment could not be made.
type NotMade uint8

// The reasons.
const (
	TooFewCoins    NotMade = iota // the payer has not so much that it could spend now
	NobodyToPay                   // it is the only node
	PoolFull                      // its mempool holds only payments that pay more
	AmountTooLarge                // more than all coins that there can ever be
	PoolRefuses                   // its mempool does not take the payment for another reason
	reasons
)

// String says it in words.
func (r NotMade) String() string {
	return [...]string{"the payer has too few coins", "nobody to pay", "the payer's mempool is full", "the amount is too large", "the payer's mempool refuses it"}[r]
}

// NotMadeCount counts payments that could not be made, by reason.
type NotMadeCount [reasons]uint64

// ReasonOf is why a payment failed.
func ReasonOf(err error) NotMade {
	var poor chain.ErrInsufficient
	var full chain.ErrFull
	var amount chain.ErrAmount
	switch {
	case errors.As(err, &poor):
		return TooFewCoins
	case errors.As(err, &full):
		return PoolFull
	case errors.As(err, &amount):
		return AmountTooLarge
	}
	return PoolRefuses
}
