// Package cluster is a network of nodes as commands act on it: the nodes and their links, what
// links and nodes of the future will be like, the names of nodes, whom addresses belong to, and
// the payments that have a word. It watches nothing, and knows no figures: that is for the world
// around it, whose goroutine owns it.
package cluster
