// Package headline sets the moment in large type, for those who sit far from the screen: how
// high the chain is, what time it is, what is the matter between the nodes, in one word, and the
// story in a sentence. Its letters are made of cells: of halves of them, which every font has,
// or of "#" on a terminal that has nothing else.
//
// The band takes so many lines that the panels below keep the places that they have without it;
// where there is no room for that, there is none. Nothing in it moves when a number gets another
// digit.
package headline
