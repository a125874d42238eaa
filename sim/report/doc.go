// Package report writes what a run has shown, for people to read.
package report
