package sim

import (
	"errors"
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// discard loses a message under way.
func (w *World) discard(c command.Drop) (string, error) {
	return w.tamper(c.Message, func(p netsim.Packet) (string, error) {
		return "is lost", w.network.Discard(p.Src, p.Seq)
	})
}

func (w *World) delay(c command.Delay) (string, error) {
	return w.tamper(c.Message, func(p netsim.Packet) (string, error) {
		return "will arrive at " + Seconds(max(p.At, w.Now())+netsim.Time(c.By)).String() + " s", w.network.Delay(p.Src, p.Seq, netsim.Time(c.By))
	})
}

func (w *World) duplicate(c command.Duplicate) (string, error) {
	return w.tamper(c.Message, func(p netsim.Packet) (string, error) {
		number, err := w.network.Duplicate(p.Src, p.Seq, netsim.Time(c.After))
		made := command.Message{From: c.Message.From, Number: number}
		return fmt.Sprintf("has a copy, %s, that will arrive at %v s", made.Say(w.Name), Seconds(max(p.At, w.Now())+netsim.Time(c.After))), err
	})
}

// tamper finds a message under way and does something to it.
func (w *World) tamper(m command.Message, do func(netsim.Packet) (string, error)) (string, error) {
	id, err := w.id(m.From)
	if err != nil {
		return "", err
	}
	p, found := w.under(m)
	if !found {
		return "", w.notUnder(m)
	}
	what, err := do(p)
	var gone *netsim.PacketError
	if errors.As(err, &gone) {
		return "", fmt.Errorf("%s has arrived at %s, which is frozen; thaw it or crash it", m.Words(w.Name(id)), w.Name(int(p.Dst)))
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s (%s) from %s to %s %s", m.Say(w.Name), message(&p).Words(), w.Name(id), w.Name(int(p.Dst)), what), nil
}

func (w *World) under(m command.Message) (netsim.Packet, bool) {
	for p := range w.network.InFlight() {
		if int(p.Src) == int(m.From) && p.Seq == m.Number {
			return p, true
		}
	}
	return netsim.Packet{}, false
}

// notUnder says that a message is not under way, and which of its sender are.
func (w *World) notUnder(m command.Message) error {
	name := w.Name(int(m.From))
	hint := name + " has none under way"
	others := 0
	for p := range w.network.InFlight() {
		if int(p.Src) != int(m.From) {
			continue
		}
		if others++; others == 1 {
			hint = fmt.Sprintf("the next of %s to arrive is %s, %s to %s", name, command.Message{From: m.From, Number: p.Seq}.Say(w.Name), message(&p).Words(), w.Name(int(p.Dst)))
		}
	}
	return fmt.Errorf("%s is not under way; %s", m.Words(name), hint)
}
