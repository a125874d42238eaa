// Package inspect shows a block or a transaction in depth, a page at a time, over the
// panels: its header and why its hash is work, its Merkle tree, its transactions, how it
// spread, what the rules say of it, and what has become of it at each node.
//
// The world puts what is inspected into each picture, so that the pages are as new as it.
// What a page speaks of can be gone to, and come back from.
//
// A page is a file: it makes rows of what the view has (see page), which are drawn, scrolled,
// looked through and clicked alike.
package inspect
