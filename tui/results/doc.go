// Package results shows what a sweep has measured, and opens its runs: the view of
// sosocoin sweep show.
//
//	results.go  what is shown, read from a sweep's table and its runs
//	list.go     rows that are sorted, filtered and gone through
//	cells.go    the list of cells, the list of a cell's runs, the list of figures
//	keys.go     what a key does
//	draw.go     one screen
//	run.go      on a terminal
//
// It is small: three lists, one above the other. Nothing here plays a run; who has shown the
// view is told which one was opened, plays it, and shows the view again as it was.
package results
