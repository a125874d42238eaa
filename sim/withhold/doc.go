// Package withhold says what a miner does who keeps the blocks that it finds back for a while:
// a [Policy], which is a table with an action for each state of the race between its private
// branch and the public one. [Parse] reads one that somebody wrote down.
//
// What a policy earns is the business of package theory; package node follows one.
package withhold
