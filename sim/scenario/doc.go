// Package scenario reads and runs scenarios: files in which a world is built, told
// what to do and when, spoken about, and held against expectations.
//
//	# Two halves of a network that cannot hear each other
//	nodes 10 topology=random:4 latency=200ms jitter=50ms
//	seed 7
//	@30s  partition n0-n4 | n5-n9
//	@300s say  Both halves kept mining. Which coins are safe to spend now?
//	expect tips >= 2
//	+10s  heal
//	settle within=60s
//	expect tips == 1
//
// # Lines
//
// A file is UTF-8 text of at most a mebibyte. A word that starts with # begins a
// comment; a comment in the first line is the scenario's title. The first lines may
// set the world up: "nodes N key=value ..." and "seed N", where the keys are the
// settings of [sim.Settings], which are the flags of the command line too. What is
// not set is as the program's flags are without being given.
//
// Every other line is a step. It is a command of package sim/command, or one of
// [Steps]: run, until, settle, say, expect. A step happens as soon as the one before
// is done, at time 0 for the first, unless a time stands before it: @30s is 30
// virtual seconds after the start, +5s is 5 s after the step before was done. Time
// that goes backwards is refused: when the file is read where that shows already,
// else when it runs, since until and settle take as long as they take.
//
// # Conditions
//
// until and expect have a condition: one of [Readings], an operator and a value in
// the reading's unit. Operators are == != < <= > >=, and "about X +- Y", which holds
// from X-Y to X+Y. "! expect" wants the condition to be false. No comparison
// holds of a figure that was not measured, and either expectation of it fails.
//
// until looks at its condition at every hundredth of the wanted block interval, so
// that it does not depend on how the engine cuts time into windows.
//
// # Outcome
//
// A run is a function of the file and the world's settings. An expectation that
// fails is noted and the run goes on, since what comes after may tell more; an until
// or a settle that does not come about ends it, since nothing after it would mean
// what it says. Both tell their line and the value found. A command that the world
// refuses ends the run with an [*Error], as a line does that cannot be read.
package scenario
