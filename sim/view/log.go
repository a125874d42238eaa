package view

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// Severity says how loudly a log line is drawn.
type Severity uint8

// The severities of log lines.
const (
	Info   Severity = iota
	Good            // a block found, a command done
	Notice          // a fork, a reorganisation
	Bad             // something refused, lost or crashed
)

// LogKind says what a line of the log tells of.
type LogKind uint8

// The kinds of lines.
const (
	OtherLine     LogKind = iota
	MinedLine             // found Blocks[0], at Height
	AcceptedLine          // took Blocks[0], a child of Blocks[1]
	ReorgLine             // gave up Off blocks for On others; Blocks are the common one, the old tip and the new one
	RejectedLine          // refused Blocks[0]
	OrphanedLine          // Blocks[0] waits for its parent
	PaidLine              // made a transaction
	TxRefusedLine         // a transaction did not get into the mempool
	TxDroppedLine         // a transaction left the mempool
	SyncedLine            // was sent blocks by a peer, or none
	AnsweredLine          // a peer answered
	LostLine              // a message of the node got lost; Blocks[0] is what it was about, if it was about one
	CommandLine           // Command was carried out
	RemarkLine            // about the settings
)

// LogLine is one thing that happened, in words for people, and in values for programs:
// nobody need read the words to know what they say.
type LogLine struct {
	Number   int // of lines before it, shown or not
	At       netsim.Time
	Node     int    // -1: the world
	Verb     string // one word: mined, accept, reorg, reject, drop, sync, send, answer, ...
	Text     string
	Severity Severity

	Kind    LogKind
	Blocks  []chain.Hash    // that it speaks of
	Height  int             // of a MinedLine
	Off, On int             // of a ReorgLine
	Command command.Command // of a CommandLine
}

// Of says whether the line speaks of a block.
func (l *LogLine) Of(block chain.Hash) bool { return slices.Contains(l.Blocks, block) }
