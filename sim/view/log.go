package view

import "example.com/sosocoin/netsim"

// Severity says how loudly a log line is drawn.
type Severity uint8

// The severities of log lines.
const (
	Info   Severity = iota
	Good            // a block found, a command done
	Notice          // a fork, a reorganisation
	Bad             // something refused, lost or crashed
)

// LogLine is one thing that happened.
type LogLine struct {
	Number   int // of lines before it, shown or not
	At       netsim.Time
	Node     int    // -1: the world
	Verb     string // one word: mined, accept, reorg, reject, drop, sync, send, answer, ...
	Text     string
	Severity Severity
}
