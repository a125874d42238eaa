// Package command is the language in which a world is steered. A key press in the
// dashboard, a line at its prompt, a --do flag and a line of a file are all the
// same [Command], so whatever a hand can do a script can do too.
//
// # A line
//
// A line is one command: a name, its arguments in a fixed order, then its options
// in any order, separated by spaces. A word that starts with # begins a comment
// that runs to the end of the line.
//
//	mine n0-n2 on                       # three nodes mine until told to stop
//	send n0 n3 2.5 fee=0.01             # n0 pays n3
//	partition n0-n3 | n4-n7             # two halves that cannot hear each other
//	latency 200ms n0 n1 oneway          # slow down one direction of one link
//
// There are three kinds of command. World commands change the world; a world
// records them with their virtual time. Questions read something and change
// nothing. View commands steer what is seen and how fast, and cannot touch the
// world. [KindOf] tells them apart.
//
// # Arguments
//
//	node         n3, or 3
//	nodes        all, or a list: n0-n4,n7 or 0,2-4; no node twice, no spaces
//	region       all nodes in it; where nodes can stand, beside them too: europe,n3
//	duration     200ms, 1.5s, 10m, 1h30m; units ns us ms s m h; 0 needs none
//	amount       2.5 (coins, up to eight decimals)
//	rate         100, 2kH/s, 1.5MH/s (hashes per virtual second)
//	bandwidth    64kB, 1MB (bytes per virtual second, kB = 1000 B); 0: unlimited
//	probability  0.1 or 10%
//	links        nothing: all links; A B: both directions of one, or of those between
//	             the nodes of A and of B; A B oneway: A to B
//	option       fee=0.01; --fee 0.01 and --fee=0.01 mean the same
//
// Each of them has an exported parser ([quantity.ParseDuration], [nodeset.ParseList], ...), which
// the program's flags use as well, and all of them are exact: what a value prints,
// its parser reads back to the bit. The letter case of units matters.
//
// # One file a command
//
// A command is a type with a file of its own: what it holds, its row (name, arguments, what
// they do, an example), the function that reads its arguments, and how it is written. table.go
// lists them in the order of the help, so a new command is one file and one line. How lines
// are read, completed and explained by the rows is package grammar's. What a command does is
// listed elsewhere, by whoever carries it out (package dispatch).
//
// # Names
//
// A node may be called by the name that it was given, and the nodes of a region by that of
// the region, by [ParseWith]. A command keeps the numbers of nodes and the names of
// regions: whoever carries it out says who is in a region then. Its String is by numbers, so
// that a journal replays whatever nodes are called; [Say] is for people, by names.
//
// [Parse] refuses what would be wrong in any world (linking a node with itself,
// sending nothing); whether a node exists and can do what it is told is for the
// world to say. Every refusal is an [*lex.Error] with the column, what was found, what
// was expected and, where there is one, a hint.
package command
