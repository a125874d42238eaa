// Package effect is what the commands of the language do to a cluster, one file a topic. An
// effect answers in words; with an error it has done nothing. The list in table.go says which
// command has which effect, so a new one is a function and a line.
package effect
