// Package samples notes how large something of a node was at moments that an observer wants to
// know of, before the node handles what happens then or later: so nobody has to stop the network
// at those moments.
package samples
