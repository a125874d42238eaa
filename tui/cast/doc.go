// Package cast records what a terminal shows, in the format asciicast v2 of
// https://docs.asciinema.org/manual/asciicast/v2/, which players for terminals and web pages
// read.
package cast
