package effect

import (
	"errors"
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
)

// drop loses a message under way.
func drop(w *cluster.Cluster, c command.Drop) (string, error) {
	return tamper(w, c.Message, func(p netsim.Packet) (string, error) {
		return "is lost", w.Network.Discard(p.Src, p.Seq)
	})
}

func delay(w *cluster.Cluster, c command.Delay) (string, error) {
	return tamper(w, c.Message, func(p netsim.Packet) (string, error) {
		return "will arrive at " + (max(p.At, w.Now()) + netsim.Time(c.By)).Exact() + " s", w.Network.Delay(p.Src, p.Seq, netsim.Time(c.By))
	})
}

func duplicate(w *cluster.Cluster, c command.Duplicate) (string, error) {
	return tamper(w, c.Message, func(p netsim.Packet) (string, error) {
		number, err := w.Network.Duplicate(p.Src, p.Seq, netsim.Time(c.After))
		made := command.Message{From: c.Message.From, Number: number}
		return fmt.Sprintf("has a copy, %s, that will arrive at %s s", made.Say(w.Name), (max(p.At, w.Now()) + netsim.Time(c.After)).Exact()), err
	})
}

// tamper finds a message under way and does something to it.
func tamper(w *cluster.Cluster, m command.Message, do func(netsim.Packet) (string, error)) (string, error) {
	id, err := w.ID(m.From)
	if err != nil {
		return "", err
	}
	p, found := under(w, m)
	if !found {
		return "", notUnder(w, m)
	}
	what, err := do(p)
	var gone *netsim.PacketError
	if errors.As(err, &gone) {
		return "", fmt.Errorf("%s has arrived at %s, which is frozen; thaw it or crash it", m.Words(w.Name(id)), w.Name(int(p.Dst)))
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s (%s) from %s to %s %s", m.Say(w.Name), p.Msg.(node.Message).Words(), w.Name(id), w.Name(int(p.Dst)), what), nil
}

func under(w *cluster.Cluster, m command.Message) (netsim.Packet, bool) {
	for p := range w.Network.InFlight() {
		if int(p.Src) == int(m.From) && p.Seq == m.Number {
			return p, true
		}
	}
	return netsim.Packet{}, false
}

// notUnder says that a message is not under way, and which of its sender are.
func notUnder(w *cluster.Cluster, m command.Message) error {
	name := w.Name(int(m.From))
	hint := name + " has none under way"
	others := 0
	for p := range w.Network.InFlight() {
		if int(p.Src) != int(m.From) {
			continue
		}
		if others++; others == 1 {
			hint = fmt.Sprintf("the next of %s to arrive is %s, %s to %s", name, command.Message{From: m.From, Number: p.Seq}.Say(w.Name), p.Msg.(node.Message).Words(), w.Name(int(p.Dst)))
		}
	}
	return fmt.Errorf("%s is not under way; %s", m.Words(name), hint)
}
