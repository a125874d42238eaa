// Package charts is the panel that draws the run's figures over time (package plot), all small
// or one large, or lists them as they are.
package charts
