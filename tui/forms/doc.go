// Package forms asks for what a command needs, field by field: a payment, a link, a
// partition, a delay.
//
// A form fills in a line of the command language, which it shows while it is filled in: who
// uses a form learns the command. All checks that can be made before asking the world are
// made in place, by the language's own parsers; what the world says against the line is
// shown in the form, which stays open for it to be mended.
package forms
