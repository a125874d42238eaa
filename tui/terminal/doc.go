// Package terminal is what is between the dashboard and the terminal, other than what is
// drawn and what is typed: its mode, its size, its background, its clipboard, the shell
// behind it, and the signals that come from it.
//
// bubbletea switches the terminal's mode, on the way to the shell and back and at the end
// too. It does not read: that does package input, since bubbletea's reader takes what a
// read ends in for keys. So a [TTY] gives bubbletea the mode and keeps the bytes.
//
// What a terminal can do nobody tells for sure. Whatever is guessed from the environment
// is a function of it, to be tested.
package terminal
