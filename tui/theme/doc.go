// Package theme gives every thing on the dashboard its look by its role: the border
// of the focused panel, a block on a side branch, node 3.
//
// Panels never name a colour. They ask the theme for a role, and the same drawing
// serves a dark and a light terminal, eyes that cannot tell red from green, and a
// terminal without any colour.
//
// Colour never speaks alone. Whatever a colour says, a glyph, a word or a mark says
// too: a selected row carries ▸, a bad line its verb, a node its name or NodeMark. So
// nothing is lost where NO_COLOR is set, on paper, or at the back of a bright room.
//
// Detect is not charmbracelet/colorprofile's. That one takes only words such as 1 and true
// for an answer in NO_COLOR, where the convention is any text at all; does not know
// CLICOLOR=0; gives a vt100 colours; and gives 256 colours under tmux, unless it may run tmux
// to ask.
//
// The colour-blind safe hues are those of M. Okabe and K. Ito, "Color Universal
// Design" (2008). What a terminal can show is found from its environment by Detect, a
// pure function.
package theme
