// Package headless runs a world flat out, as a command line asks for it: what a
// scenario says and the report go to standard output, progress to standard error, and
// the files that were asked for are written, however the run ends.
package headless
