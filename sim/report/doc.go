// Package report writes what a run has shown: a report for people or for scripts, tables
// of what happened to each block, node and payment, and a trace of everything, line by
// line while it happens. Package page below it writes a page with pictures.
package report
