// Package outcome is what is left of a run: a Report sums it up in figures, and a History tells
// its course, block by block and payment by payment. Both are snapshots that nobody writes to
// any more; sim/report writes them for people and for other programs.
package outcome
