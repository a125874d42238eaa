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
	PublishedLine         // told others of blocks that it had kept back, up to Blocks[0], at Height
	ForgedLine            // made Blocks[0], at Height, or Tx, which breaks a rule
	TriedLine             // tries to spend the coins of Tx twice; Says has how that stands
	StayedLine            // does not follow Blocks[0], at Height, which has more work: Count blocks would go
	AskedLine             // was asked Says by Message, from outside of the world; Count more like it were not told
	DeclinedLine          // refused a message of Peer, which was number Count of its
	BannedLine            // hears nothing of Peer for Says; Blocks[0] or Tx is why, if that is about one
	UnbannedLine          // hears Peer again

	LogKinds int = iota // how many kinds there are
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
	Height  int             // of a MinedLine, a RejectedLine, an OrphanedLine, a PublishedLine, a StayedLine or a ForgedLine
	Off, On int             // of a ReorgLine
	Command command.Command // of a CommandLine
	Peer    int             // who sent it, was asked, or was to get it
	Tx      chain.Hash      // of a PaidLine, TxRefusedLine, TxDroppedLine, TriedLine, ForgedLine or BannedLine
	In, Out int             // of a PaidLine
	Count   int             // transactions of a MinedLine, blocks of a SyncedLine, a PublishedLine or a StayedLine, messages of a DeclinedLine; of an AskedLine
	Fees    chain.Amount    // of a MinedLine
	Message string          // of a LostLine: what kind of message; of an AskedLine: who asked
	Says    string          // what an AnsweredLine answers, a RemarkLine remarks, an AskedLine asks, how a TriedLine stands, how long a BannedLine lasts
	Why     string          // it was refused, lost or broken off, or what is wrong with it; "": it was not
}

// Asked is that somebody outside of the world asked a node something by its address.
type Asked struct {
	Node int
	Call string // "POST /transaction"
	By   string // "curl at 127.0.0.1"
	Why  string // it was refused; "": it was not
	More int    // like it, of which nothing was told since the last one that was
}

// Of says whether the line speaks of a block.
func (l *LogLine) Of(block chain.Hash) bool { return slices.Contains(l.Blocks, block) }
