// Package nodes is the panel that lists the nodes, one a row, or the tips with the nodes that
// follow each. Its cursor is the node that the keys act on.
package nodes
