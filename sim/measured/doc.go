// Package measured holds what a figure was measured to be, or that it was not: a mean of nothing
// is no number, and above all not 0.
package measured
