// Package live plays worlds for somebody who watches: at a pace, forwards and back.
//
// A [Timeline] is a world with its past. It keeps copies of the world now and then,
// and all that was done to it from outside; so any earlier moment can be had again: the
// nearest copy before it, and what came after done once more. A command that is given
// in the past opens a branch: the old future stays, and can be gone back to. If a
// scenario is played, its player is part of what is copied. What moves along a branch
// is a cursor; the timeline takes it elsewhere.
//
// A [Driver] moves a timeline at a multiple of the wall clock's pace, carries out the
// command lines that others send it, and publishes views. It is the only goroutine
// that touches a world.
//
// What happens in a world does not depend on any of this. The driver's clock decides
// when windows of the network end and at which virtual time a command is given, and
// nothing else; how often the timeline takes copies is decided by how much work a
// world has done, and shows only in how long it takes to go back.
package live
