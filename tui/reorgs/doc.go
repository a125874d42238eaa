// Package reorgs tells of reorganisations, a card each: which nodes gave up which blocks for
// which others, what that did to payments, and whose balances it changed.
//
// A card asks the world for nothing: a view has the newest reorganisations, and what they did
// is worked out when somebody looks (view.ReorgCard).
package reorgs
