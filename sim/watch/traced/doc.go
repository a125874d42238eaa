// Package traced says what the lines of a trace tell: a table of events and one of fields, for the
// guide and for the tests that hold the trace to it.
package traced
