package kit

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// LineKey tells lines of the log apart from frame to frame.
type LineKey struct {
	number int
	At     netsim.Time
	Node   int
}

func LineKeyOf(l *view.LogLine) LineKey { return LineKey{l.Number, l.At, l.Node} }
