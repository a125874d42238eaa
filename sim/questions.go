package sim

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
)

// ask answers a question, which changes nothing.
func (w *World) ask(c command.Command) (string, error) {
	switch c := c.(type) {
	case command.Balance:
		return w.balance(c)
	case command.Keys:
		return w.keys(c)
	case command.Help:
		return command.HelpText(c.About)
	}
	panic(fmt.Sprintf("sim: no question %T", c))
}

// address resolves whom a payment or question is about.
func (w *World) address(r command.Recipient) (chain.Address, error) {
	if !r.IsNode {
		return r.Address, nil
	}
	id, err := w.id(r.Node)
	if err != nil {
		return chain.Address{}, err
	}
	return w.shared.Payees[id], nil
}

func (w *World) balance(c command.Balance) (string, error) {
	at := 0
	if c.Of.IsNode {
		at = int(c.Of.Node)
	}
	if c.At != nil {
		at = int(*c.At)
	}
	at, err := w.id(command.Node(at))
	if err != nil {
		return "", err
	}
	tip := w.nodes[at].Chain().Tip()
	where := fmt.Sprintf("on %s's chain at height %d", w.Name(at), tip.Height())
	if !c.Of.IsNode {
		return fmt.Sprintf("%s holds %s coins %s", c.Of, chain.BalanceOf(tip, c.Of.Address), where), nil
	}
	id, err := w.id(c.Of.Node)
	if err != nil {
		return "", err
	}
	var sum chain.Amount
	for _, address := range w.nodes[id].Wallet().Addresses() {
		sum += chain.BalanceOf(tip, address)
	}
	return fmt.Sprintf("%s holds %s coins %s", w.Name(id), sum, where), nil
}

func (w *World) keys(c command.Keys) (string, error) {
	id, err := w.id(c.Node)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, key := range w.nodes[id].Wallet().Keys() {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(command.KeyPair{Private: key.Hex(), Address: key.Address().String()}.String())
	}
	return b.String(), nil
}
