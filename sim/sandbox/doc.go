// Package sandbox bounds the worlds that strangers steer on this machine: how large they are, how
// much of a processor and of memory they may take, and that nothing they say reaches its files.
//
// What a world costs is bounded twice. Its settings and the commands that change how much happens
// in it are refused beyond [Bounds]; and whatever happens all the same, live.Confine lets it have
// no more than its share of a processor, and ends it where it has grown too large. What a command
// may not do is decided by what it is, not by how it is written: the language has a few commands
// with the name of a file in them, and a test asks all of it for others.
package sandbox
