// Package reorgs works out what a reorganisation did: to the blocks of both branches, to
// payments, and to balances. That is the card that a dashboard shows of it, and which payments
// of the two branches spend the same coins.
//
// It keeps nothing. Whoever watches nodes reorganise asks, and keeps the answer.
package reorgs
