// Package outputs writes the files that a headless run was asked for: tables, a trace,
// a page, a picture. What the world has to keep for them is asked of it before the run;
// the trace is written while it goes on, and everything else at its end.
package outputs
