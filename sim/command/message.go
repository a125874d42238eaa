package command

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Message names a message under way: that which a node sent as its Number-th. Timers
// count too, so the numbers of a node's messages rise but have gaps. A copy that
// duplicate made has a number from FirstCopy on; it is written "c1", "c2" and so on.
type Message struct {
	From   Node
	Number uint64
}

// FirstCopy is the number of the first copy of a message.
const FirstCopy uint64 = 1 << 62

// String returns "n0 17", as lines name a message.
func (m Message) String() string { return m.say(nil) }

// Say returns "alice 17", for people.
func (m Message) Say(name func(int) string) string {
	return m.say(func(n Node) string { return name(int(n)) })
}

func (m Message) say(by naming) string { return by.node(m.From) + " " + formatNumber(m.Number) }

func formatNumber(n uint64) string {
	if n >= FirstCopy {
		return "c" + strconv.FormatUint(n-FirstCopy+1, 10)
	}
	return strconv.FormatUint(n, 10)
}

const numberExpected = "the number of a message, such as 17, or c1 of a copy"

func parseNumber(s string) (uint64, error) {
	digits, isCopy := strings.CutPrefix(s, "c")
	n, err := strconv.ParseUint(digits, 10, 62)
	switch {
	case err != nil || digits == "" || digits[0] == '+' || isCopy && n == 0:
		return 0, &ValueError{Value: s, Expected: numberExpected}
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

// messageCommands lay hands on single messages under way.
func messageCommands() []entry {
	const named = " Panel Messages shows the numbers; a number is good until the message has arrived."
	return []entry{
		{Spec: Spec{
			Name: "drop", Args: "NODE NUMBER",
			Summary: "lose one message that is under way",
			Detail:  "The message that NODE sent as its NUMBER never arrives, and the sender is not told. A block whose announcement is lost reaches the node by another neighbour, or late, when it asks; a race may end differently for that." + named,
			Example: "drop n0 17",
		}, also: []string{"discard", "lose"}, parse: func(a *arguments) Command { return Drop{message(a)} }},
		{Spec: Spec{
			Name: "delay", Args: "NODE NUMBER DURATION",
			Summary: "have one message that is under way arrive later",
			Detail:  "It arrives so much later than it would have; what was sent after it may overtake it. The link itself stays as fast as it is: that is for latency." + named,
			Example: "delay n0 17 5s",
		}, also: []string{"postpone", "slow"}, parse: func(a *arguments) Command {
			m, by := message(a), durationKind()
			by.offers = words("50ms", "1s", "5s")
			by.parse = func(s string) (time.Duration, error) {
				d, err := ParseDuration(s)
				if err == nil && d == 0 {
					err = &ValueError{Value: s, Expected: "a time above 0", Problem: "the message is under way already"}
				}
				return d, err
			}
			return Delay{m, read(a, by)}
		}},
		{Spec: Spec{
			Name: "duplicate", Args: "NODE NUMBER [after=DURATION]",
			Summary: "send a copy of one message that is under way",
			Detail:  "The copy arrives after the message itself, by the time that after= says or right behind it. It has a number of its own, such as c1. A node that has seen a block or a transaction does not take it twice: that is what this shows." + named,
			Example: "duplicate n0 17 after=1s",
		}, options: []string{"after"}, also: []string{"copy", "replay"}, parse: func(a *arguments) Command {
			c := Duplicate{Message: message(a)}
			c.After, _ = option(a, "after", durationKind())
			return c
		}},
	}
}

func (c Drop) say(by naming) string { return "drop " + c.Message.say(by) }
func (c Delay) say(by naming) string {
	return "delay " + c.Message.say(by) + " " + FormatDuration(c.By)
}
func (c Duplicate) say(by naming) string {
	s := "duplicate " + c.Message.say(by)
	if c.After > 0 {
		s += " after=" + FormatDuration(c.After)
	}
	return s
}

// Words says which message a command means, such as "message 17 of n0".
func (m Message) Words(name string) string {
	return fmt.Sprintf("message %s of %s", formatNumber(m.Number), name)
}
