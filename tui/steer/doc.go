// Package steer is the keys that act on the world whatever panel has the focus: those that
// steer virtual time, and those that act on the selected node and its links. Each is a line
// of the command language, or a form that helps to write one.
package steer
