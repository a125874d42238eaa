// Package wire is what travels between nodes, a file a message: how large it is, of which kind, what
// it is about and to which blocks it refers, and how people read it. What its receiver does is
// the node's part, a file msg_NAME.go of package node.
//
// A message names a block by its store entry. On a real wire that would be its
// hash; the entry saves every receiver a look-up and tells it nothing more,
// because a node reads an entry's contents only once the block was delivered; of a
// compact block, the header.
package wire
