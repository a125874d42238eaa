// Package netmap draws the network: who is linked with whom, what is on its way, and
// what a partition keeps apart.
//
// Up to 16 nodes stand on a circle; the groups of a partition stand on circles of their
// own, with a wall ╎ between them. Where a node stands depends on the set of nodes and
// the groups alone, so that nothing jumps while the world runs. A link is a line, dotted
// where it is cut or where the partition stops it. A message is a mark on the line, as
// far along as its time is: (now-sent)/(arrival-sent).
//
// With more nodes, or without the room, the map becomes a matrix: a line per sender, a
// column per receiver, a small mark where the two are linked, and the message's mark
// where one is on its way.
//
// The package draws sim's view and knows nothing else of the world.
package netmap
