package command

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Message names a message under way: that which a node sent as its Number-th. Timers
// count too, so the numbers of a node's messages rise but have gaps. A copy that
// duplicate made has a number from FirstCopy on; it is written "c1", "c2" and so on.
type Message struct {
	From   nodeset.Node
	Number uint64
}

// FirstCopy is the number of the first copy of a message.
const FirstCopy uint64 = 1 << 62

// String returns "n0 17", as lines name a message.
func (m Message) String() string { return m.say(nil) }

// Say returns "alice 17", for people.
func (m Message) Say(name func(int) string) string {
	return m.say(func(n nodeset.Node) string { return name(int(n)) })
}

func (m Message) say(by nodeset.By) string { return by.Node(m.From) + " " + formatNumber(m.Number) }

func formatNumber(n uint64) string {
	if n >= FirstCopy {
		return "c" + strconv.FormatUint(n-FirstCopy+1, 10)
	}
	return strconv.FormatUint(n, 10)
}

// messageNumbers ends the details of commands about one message.
const messageNumbers = " Panel Messages shows the numbers; a number is good until the message has arrived."

const numberExpected = "the number of a message, such as 17, or c1 of a copy"

func parseNumber(s string) (uint64, error) {
	digits, isCopy := strings.CutPrefix(s, "c")
	n, err := strconv.ParseUint(digits, 10, 62)
	switch {
	case err != nil || digits == "" || digits[0] == '+' || isCopy && n == 0:
		return 0, &lex.ValueError{Value: s, Expected: numberExpected}
	case isCopy:
		return FirstCopy + n - 1, nil
	}
	return n, nil
}

// message reads the sender and the number of a message.
func message(a *arguments) Message {
	m := Message{From: read(a, a.known.nodeKind())}
	m.Number = read(a, kind[uint64]{expected: numberExpected, parse: parseNumber, offers: func(k Known) []string {
		var numbers []string
		for _, under := range k.Messages {
			if under.From == m.From {
				numbers = append(numbers, formatNumber(under.Number))
			}
		}
		return numbers
	}})
	return m
}

// Words says which message a command means, such as "message 17 of n0".
func (m Message) Words(name string) string {
	return fmt.Sprintf("message %s of %s", formatNumber(m.Number), name)
}
