// Package timebar is the top line of the dashboard: whether time runs and how fast, what
// time it is, what is wrong, and a line of the blocks found lately or, while one looks back,
// of the whole run.
package timebar
