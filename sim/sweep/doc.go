// Package sweep asks one question over a grid of settings and many seeds.
//
// A [Spec] says what is asked: a world, what varies in it, how many runs each cell has. From it
// come [Cell]s, and of a cell and a seed a job: a pure function from canonical settings to the
// bytes of a result, named by the hash of its settings, its seed and the version of the program.
// So it does not matter which machine does a job, in which order, or whether it was done before.
//
//	axis.go     what varies: latency=1s,2s, with commas in quotes
//	spec.go     the question, and its cells
//	words.go    settings, commands and ends by their names
//	cell.go     a cell: the world that its jobs begin with
//	network.go  a cell whose network is a file
//	column.go   which figures a job measures
//	job.go      a job, played to its result
//	result.go   a result as bytes, and back
//	journal.go  results in a file, a checksum a line: resume and shards
//	runs.go     the results of a cell, one by one
//	wire.go     a sweep as another machine reads it
//	pool.go     many jobs at once, delivered in order
//	runner.go   all jobs of a sweep, and until when a cell goes on
//	until.go    how narrow an interval is to be
//	summary.go  what the runs of a cell come to
//	law.go      what a paper says of a cell
//	table.go    the figures of all cells, as text
//	export.go   and as JSON and CSV
//	repeat.go   the command line that repeats a run
//
// The seeds are the same in each cell (common random numbers), so that two cells differ by what
// varies and not by luck, and their differences are taken run by run.
//
// There is no wall clock here. Results are delivered in the order of the grid, so that the same
// sweep ends in the same bytes at any GOMAXPROCS, on one machine or on many.
package sweep
