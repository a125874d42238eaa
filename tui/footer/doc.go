// Package footer is the bottom line of the dashboard: the keys of the panel that has the
// focus and of what is selected there, and then those that count everywhere. Where there is
// no room for all of them, the most important ones stay.
package footer
