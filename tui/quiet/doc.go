// Package quiet keeps a program that links bubbletea from talking to the
// terminal before main has begun.
//
// bubbletea v1 asks the terminal for its background colour while its package
// initialises, through lipgloss. Where nothing answers (a pipe, a serial line, a
// dumb terminal) that costs up to five seconds, and the escape sequences land in
// whatever the output is. A program that was only asked for its version has no
// reason to ask at all.
//
// Importing this package settles the answer first. It works because Go
// initialises packages that do not depend on each other in the order of their
// import paths: this one needs lipgloss only, as bubbletea does, and
// example.com/sosocoin/tui/quiet sorts before github.com/charmbracelet/bubbletea.
// The dashboard asks for the background itself, later and with a short limit.
package quiet
