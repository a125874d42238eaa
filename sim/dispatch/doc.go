// Package dispatch finds what is to be done for a command by its type: the language, package
// command, says what can be written, and whoever carries commands out lists here what each of
// them does to a cluster, or to the pace of a world. No command names its effects, and no type
// switch has to be extended for a new one.
package dispatch
