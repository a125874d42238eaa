// Package prompt is the command line: a line under edit with a history, completion, and a
// box above it that says what may come next or what is wrong.
//
// It knows the command language and no world. What a line asks for is done by the program
// that shows the prompt (Host); what was answered decides whether the prompt closes, or
// stays open with the reason for the line to be mended. The lines of a paste are carried
// out one after the other, as if they were typed.
package prompt
