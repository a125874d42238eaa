// Package plot draws courses of numbers on the grid: bars from 0 up, one per column, in
// eighths of a line, and over them a dotted line for a second course that is never below
// the first, such as the most beside the mean. Both have the same scale, which ends at a
// round number so that it seldom moves. A wanted value is a line across, seen where no
// bar hides it.
//
// A column about which nothing is known stays empty; one with a measured 0 has a faint
// foot. Where the terminal knows nothing but ASCII, the glyph set has coarser twins of
// all marks.
package plot
