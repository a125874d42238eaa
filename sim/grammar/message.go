package grammar

import (
	"fmt"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Message names a message under way: that which a node sent as its Number-th. Timers
// count too, so the numbers of a node's messages rise but have gaps. A copy that
// duplicate made has a number from quantity.FirstCopy on; it is written "c1", "c2" and so on.
type Message struct {
	From   nodeset.Node
	Number uint64
}

// String returns "n0 17", as lines name a message.
func (m Message) String() string { return m.Text(nil) }

// Say returns "alice 17", for people.
func (m Message) Say(name func(int) string) string {
	return m.Text(func(n nodeset.Node) string { return name(int(n)) })
}

// Text is String with the node as by calls it.
func (m Message) Text(by nodeset.By) string {
	return by.Node(m.From) + " " + quantity.FormatMessage(m.Number)
}

// MessageNumbers ends the details of commands about one message.
const MessageNumbers = " Panel Messages shows the numbers; a number is good until the message has arrived."

// Message reads the sender and the number of a message.
func (a *Arguments) Message() Message {
	m := Message{From: a.Node()}
	m.Number = Read(a, argument.Kind[uint64]{Expected: quantity.MessageExpected, Parse: quantity.ParseMessage, Offers: func() []string {
		var numbers []string
		for _, under := range a.Known.Messages {
			if under.From == m.From {
				numbers = append(numbers, quantity.FormatMessage(under.Number))
			}
		}
		return numbers
	}})
	return m
}

// Words says which message a command means, such as "message 17 of n0".
func (m Message) Words(name string) string {
	return fmt.Sprintf("message %s of %s", quantity.FormatMessage(m.Number), name)
}
