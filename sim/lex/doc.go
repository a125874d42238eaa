// Package lex takes lines apart: those of a prompt, of a flag and of a file. A [Cursor] hands
// out the words of a line from left to right, each a [Word] that knows its column, and a word
// that does not fit is refused by an [*Error] that says where it stands, what was expected and,
// where there is one, a hint. A value on its own, such as a flag's, is refused by a
// [*ValueError]; [Word.Misread] gives it its place in a line.
//
// The package knows neither commands nor what their words mean.
package lex
