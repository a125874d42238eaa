package view

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

// MessageKind groups messages as the dashboard tells them apart.
type MessageKind uint8

// The kinds of messages.
const (
	BlockMessage MessageKind = iota
	TxMessage
	InvMessage
	SyncMessage
	AskMessage
)

// String returns the kind in one word.
func (k MessageKind) String() string { return [...]string{"block", "tx", "inv", "sync", "ask"}[k] }

// Flight is a message under way.
type Flight struct {
	From, To      int
	Kind          MessageKind
	Text          string     // "block 9d0a"
	Block         chain.Hash // the block that it is about; zero where it is about none
	Sent, Arrival netsim.Time
}

// Transmission is one message on its way from node to node.
type Transmission struct {
	From, To  int
	Number    uint64 // with From, its name for the commands that lay hands on it
	Kind      MessageKind
	Text      string // "inv block 9d0a"
	Size      int    // bytes
	Sent, End netsim.Time
	UnderWay  bool       // it will arrive at End, unless something happens to it
	Lost      string     // why it never arrived; "" if it did or may
	Block     chain.Hash // the newest block that it speaks of; zero: of none
}

// Message is a message that the focused node sent or received.
type Message struct {
	At       netsim.Time // sent, for outgoing ones; received for incoming ones
	Peer     int
	Outgoing bool
	Kind     MessageKind
	Text     string
	Size     int
	Lost     string // why it never arrived; ""
}

// MessageName is how commands call a message.
func (v *View) MessageName(p *Transmission) string {
	return command.Message{From: nodeset.Node(p.From), Number: p.Number}.Say(v.Name)
}
