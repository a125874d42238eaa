// Package log is the panel that lists what happened, the newest at the bottom.
package log
