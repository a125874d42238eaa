package scenario

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/plain"
)

// Error says what is wrong with a scenario, and where.
type Error struct {
	File         string
	Line, Column int // from 1; 0 where it is about no line, or about no column of it
	Problem      string
}

// Error writes "FILE:3:7: found "cube", expected a number".
func (e *Error) Error() string {
	file := plain.Line(e.File)
	switch {
	case e.Line == 0:
		return file + ": " + e.Problem
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", file, e.Line, e.Problem)
	}
	return fmt.Sprintf("%s:%d:%d: %s", file, e.Line, e.Column, e.Problem)
}

// Failure is an expectation that did not come true.
type Failure struct {
	File     string
	Line     int
	At       netsim.Time
	Expected string
	Found    string
}

// Error writes "FILE:12: expected tips == 1, found 2, at 95.000s".
func (f *Failure) Error() string {
	return fmt.Sprintf("%s:%d: expected %s, found %s, at %v", plain.Line(f.File), f.Line, f.Expected, f.Found, f.At)
}
