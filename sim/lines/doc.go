// Package lines shows and steers a world in lines of text, for screen readers, for logs, and
// for programs that read and write lines: what happens as sentences, commands from an input,
// their answers and what was wrong with them. A line gives a terminal no orders.
package lines
