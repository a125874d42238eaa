// Package inflight keeps what a node waits for: blocks and transactions that were announced and
// asked for, catchings-up with neighbours, questions that have no answer yet, and the places on
// its own line. It sends nothing and sets no timer: that is the node's.
package inflight
