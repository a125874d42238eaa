package messages

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// moment is a line of the Messages panel: a message that ended or will, something that
// a node did, a command, or the present.
type moment struct {
	at           netsim.Time
	transmission *view.Transmission // nil: another one
	line         *view.LogLine      // nil: another one
}

// momentKey tells moments apart from frame to frame. The zero key is the present's.
type momentKey struct {
	what   rowKind
	number uint64 // of a message
	node   int
	line   kit.LineKey
}

// rowKind is what a row of the list stands for.
type rowKind uint8

const (
	presentRow rowKind = iota
	followRow          // what is new
	messageRow
	lineRow
)

func (m *moment) key() momentKey {
	switch {
	case m.transmission != nil:
		return momentKey{what: messageRow, number: m.transmission.Number, node: m.transmission.From}
	case m.line != nil:
		return momentKey{what: lineRow, line: kit.LineKeyOf(m.line)}
	}
	return momentKey{}
}

// present says whether it is the line between what was and what will be.
func (m *moment) present() bool { return m.transmission == nil && m.line == nil }

// wanted says which moments are to be seen.
type wanted struct {
	kinds bool             // of messages: one kind only
	kind  view.MessageKind // which
	block chain.Hash       // zero: about anything
}

func (w *wanted) transmission(p *view.Transmission) bool {
	return (!w.kinds || p.Kind == w.kind) && (w.block.IsZero() || p.Block == w.block)
}

// told says whether a line of the log is worth one here: the blocks that arrive do so in
// messages, and what got lost is drawn as one.
func (w *wanted) told(l *view.LogLine) bool {
	switch l.Kind {
	case view.AcceptedLine, view.LostLine:
		return false
	}
	return w.block.IsZero() || l.Of(w.block)
}

// moments lists what is wanted of a view, oldest first, and after the present at most so
// many messages under way.
func moments(v *view.View, w *wanted, seen func(node int) bool, most int) []moment {
	var list []moment
	lines, under := v.Log, 0
	before := func(t netsim.Time) {
		for len(lines) > 0 && lines[0].At <= t {
			if l := &lines[0]; w.told(l) && (l.Node < 0 || seen(l.Node)) {
				list = append(list, moment{at: l.At, line: l})
			}
			lines = lines[1:]
		}
	}
	for i := range v.Transmissions {
		p := &v.Transmissions[i]
		if !w.transmission(p) || !seen(p.From) && !seen(p.To) {
			continue
		}
		if p.UnderWay {
			if under++; under == 1 {
				before(v.Now)
				list = append(list, moment{at: v.Now})
			}
			if under > most {
				break
			}
		} else {
			before(p.End)
		}
		list = append(list, moment{at: p.End, transmission: p})
	}
	if under == 0 {
		before(v.Now)
	}
	return list
}

// words tells a moment for who looks for something.
func (m *moment) words(v *view.View) string {
	switch {
	case m.transmission != nil:
		p := m.transmission
		return strings.Join([]string{words.Stamp(m.at), v.Name(p.From), v.Name(p.To), p.Text, p.Kind.String(), p.Lost}, " ")
	case m.line != nil:
		return words.Stamp(m.at) + " " + v.Name(m.line.Node) + " " + m.line.Verb + " " + m.line.Text
	}
	return "now"
}

// story tells all about a moment in one line.
func (m *moment) story(v *view.View) string {
	p := m.transmission
	switch {
	case m.present():
		return "now: what is below is under way and arrives then, unless something happens to it"
	case p == nil && m.line.Node < 0:
		return words.Stamp(m.at) + " command: " + m.line.Text
	case p == nil:
		return fmt.Sprintf("%s %s %s %s", words.Stamp(m.at), v.Name(m.line.Node), m.line.Verb, m.line.Text)
	}
	s := fmt.Sprintf("%s: %s, %s to %s, %d B, sent %s, ", v.MessageName(p), p.Text, v.Name(p.From), v.Name(p.To), p.Size, words.Stamp(p.Sent))
	switch {
	case p.UnderWay && p.End < v.Now:
		return s + "held back"
	case p.UnderWay:
		return s + "arrives in " + words.Millis(p.End-v.Now)
	case p.Lost != "":
		return s + "lost after " + words.Millis(p.End-p.Sent) + ": " + p.Lost
	}
	return s + "took " + words.Millis(p.End-p.Sent)
}
