// Package quantity reads and writes the values of the language that are numbers:
//
//	duration     200ms, 1.5s, 10m, 1h30m; units ns us ms s m h; 0 needs none
//	rate         100, 2kH/s, 1.5MH/s (hashes per virtual second)
//	bandwidth    64kB, 1MB (bytes per virtual second, kB = 1000 B); 0: unlimited
//	probability  0.1 or 10%
//	speed        4, 1/8, max (virtual seconds per wall second)
//	message      17, or c1: the number of a message of its sender, or of a copy
//
// All of it is exact: what a value prints, its parser reads back to the bit. The letter case
// of units matters. Every refusal is a [*lex.ValueError].
package quantity
