// Package cost guesses what a world will cost before it is made: its links, its memory, how much
// happens in it, and how fast it can run.
//
// The figures behind the guesses were measured with worlds of 8 to 10,000 nodes, observed as for
// a dashboard, on one core of a small virtual machine. What a world really costs depends on how
// often its blocks race and on the machine: the guess is good for a factor of three, which is
// enough to tell a world that runs from one that crawls.
package cost
