// Package policy is the table of what nodes decide each for itself: which of several valid
// branches they follow, how far they go back, what they keep in their mempools, and what they
// mine. Rules say what is valid, and who has others is in another network; policies differ among
// nodes that agree on what is valid, and nobody else can tell.
//
// A policy is a row of the table: its name, what it can be, how a line says it, and where a node
// keeps it. From the table the command "policy" is read and written, its help is made, and the
// dashboard tells of nodes whose policies are not those of the start. What a node does because of
// a policy is mechanism: see node.Policies.
package policy
