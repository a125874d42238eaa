// Package program is the program of the command line: flags to a world, and a world to
// the dashboard or to a report and files, with the exit code that says how it went.
//
// [Run] is all that main calls. It reads the command line (sim/flags), refuses what cannot
// be shown or written before anything is made, builds the world, and gives it to
// [example.com/sosocoin/tui.Run] or to sim/headless. Everything that looks at the wall
// clock, the environment, signals or a terminal comes in here, so that no room below has
// to.
//
// The tests here are those of the whole program: the test binary runs as the program too,
// with scripts (testdata/script), on pseudo-terminals, and by the README.md files, whose
// tables, commands, pictures and examples are held against the program.
package program
