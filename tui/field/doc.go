// Package field draws a network of many nodes as a field of cells, one a node, in the order of
// their numbers. A cell's sign and colour say what the node follows: ■ the best tip, ∙ an
// earlier block of its chain, since the newer ones have not reached it yet, □ another branch, in
// the colour of its tip's miner each; a crashed node is ✗, a frozen one ‖. So the wave of a
// block, a fork, a partition and a crash are seen at a glance. The groups of a partition stand
// side by side with a wall ╎ between them, and so do the regions of a whole network, under their
// names.
//
// Where there is room, each cell has its node's name beside it. Where there is none for all
// nodes, a cell has two, one above the other: a braille character says of each what it follows
// by its half of the dots (all: the best tip; one: an earlier block; the lower two: another
// branch; two across: crashed; the left two: frozen), and has the colour of the one that is
// less usual. Of two in an ASCII character, that one alone shows. Where even so there is no
// room, the rows around the selected node are shown.
//
// The package draws sim's view and knows nothing else of the world.
package field
