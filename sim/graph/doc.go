// Package graph reads networks that others have made: who is linked with whom, what the links are
// like, and who the nodes are. It knows lists of links in CSV, tables of nodes in CSV, and GraphML
// as networkx, igraph and pkel/cpr write it; and it writes the network and the block tree of a run
// as GraphML and DOT.
//
// A network that is read becomes settings and commands at time 0, so that a journal needs no other
// file. Errors are *Error: they say where, what was found and what was expected.
package graph
