// Package nodeset is how nodes, and sets of them, are called: by numbers, by the names that they
// were given and by the regions that they are in.
//
//	node    n3, or 3
//	nodes   all, or a list: n0-n4,n7 or 0,2-4; no node twice, no spaces
//	region  all nodes in it; where nodes can stand, beside them too: europe,n3
//
// What is written by numbers is read back as the same set. Texts for people, by names, come
// from [By], [Say] and [List.Say]; [Called] reads them again. Which nodes are in a region is for
// a world to say, when a [List] is resolved. Every refusal is a [*lex.ValueError].
package nodeset
