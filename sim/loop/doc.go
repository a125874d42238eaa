// Package loop is how worlds are run: window by window, with a look before each at whether the
// run is at its end and up to when it may go on, and with whoever watches told after each. A
// run flat out, a frame of a dashboard and a scenario by itself differ in what they look at,
// and in nothing else.
package loop
