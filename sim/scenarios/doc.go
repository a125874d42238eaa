// Package scenarios holds the scenarios that come with the program, a file each,
// which --scenario plays by name. The first line of a file is a comment that says
// what it is about. Each tells what happens while it happens, and expects what it
// tells; where chance could spoil an expectation, a comment says how likely.
//
//   - seed: the four flows of the first sosocoin's readme
//   - fork: two blocks at one height, and the next block that decides
//   - partition: two halves that cannot hear each other, and what is left of them
//   - crash: what a node keeps and what it forgets
//   - one-way: a cut in one direction only
//   - latency: slow news makes blocks stale
package scenarios
