// Package netmap draws the network: who is linked with whom, what is on its way, and
// what a partition keeps apart.
//
// Up to 16 nodes are a map. A line, a star and everything else, which is drawn as a circle,
// are told by their links when the nodes are first seen; nodes of regions stand together, on a
// map of the earth where the names tell of places on it and there is room. The order on the circle is one in
// which few links cross. After that nothing moves a node but a partition, whose groups shift
// apart as they are, in a few pictures, while a wall ╎ grows between them.
//
// A link is a line of dots, two by four a cell, from the label of one node to that of the
// other, bent aside where it would pass behind a third node or along another link; where two
// cross, the one below has a gap. All that is found once for each layout (Map). Every third
// dot is a link that is cut or that the partition stops. A message is a mark on its link, as
// far along as its time is: (now-sent)/(arrival-sent). Terminals without dots get lines of
// ASCII characters.
//
// With more nodes, or without the room, the map becomes a matrix: a line per sender, a
// column per receiver, a small mark where the two are linked, and the message's mark
// where one is on its way.
//
// The package draws sim's view and knows nothing else of the world.
package netmap
