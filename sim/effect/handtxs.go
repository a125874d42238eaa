package effect

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/plain"
)

// tx builds a transaction from chosen outputs. What breaks a rule is sent only if that is wanted.
func tx(w *cluster.Cluster, c command.Tx) (string, error) {
	id, err := w.UpNode(c.Node)
	if err != nil {
		return "", err
	}
	if err := w.Paid.Free(c.As); err != nil {
		return "", err
	}
	coins, err := chosen(w, id, c.From)
	if err != nil {
		return "", err
	}
	outs, err := outputs(w, c.To)
	if err != nil {
		return "", err
	}
	n := w.Nodes[id]
	rest := left(coins, outs)
	if c.Change && rest > c.Fee {
		outs, rest = append(outs, chain.TxOut{To: n.Wallet().Addresses()[0], Amount: rest - c.Fee}), c.Fee
	}
	made := forge.Pay(n.Wallet().Keys(), coins, outs...)
	broken := brokenByTx(n, made)
	said := fmt.Sprintf("transaction %s: %s, %s, fee %s", made.ID().Short(), plain.Count(len(made.In), "input"), plain.Count(len(made.Out), "output"), rest)
	if len(broken) > 0 && c.Then == command.SendIfValid {
		return "", fmt.Errorf("%s; %s; nothing was sent; end the line with anyway to send it all the same", said, brokenWords(broken))
	}
	w.Paid.Note(c.As, cluster.Payment{Tx: made, Payer: id, Coins: unspentOf(coins), Kept: c.Then == command.Keep})
	if c.Then == command.Keep {
		return fmt.Sprintf("%s keeps %s; %s", w.Name(id), said, brokenWords(broken)), nil
	}
	sendTx(w, id, made, rest, byHand(broken), takesTx(w, made))
	return fmt.Sprintf("%s sends %s; %s", w.Name(id), said, brokenWords(broken)), nil
}

// left is what outputs leave of coins.
func left(coins []forge.Coin, outs []chain.TxOut) (rest chain.Amount) {
	for _, c := range coins {
		rest += c.Out.Amount
	}
	for _, out := range outs {
		rest -= out.Amount
	}
	return rest
}

func unspentOf(coins []forge.Coin) []chain.Unspent {
	list := make([]chain.Unspent, len(coins))
	for i, c := range coins {
		list[i].Out = c.Out
	}
	return list
}

func outputs(w *cluster.Cluster, to []command.Output) ([]chain.TxOut, error) {
	outs := make([]chain.TxOut, len(to))
	for i, out := range to {
		address, err := w.Address(out.To)
		if err != nil {
			return nil, err
		}
		outs[i] = chain.TxOut{To: address, Amount: out.Amount}
	}
	return outs, nil
}

// broken is a rule that something breaks, and how.
type broken struct {
	rule chain.RuleName
	why  string
}

// brokenWords lists what is broken.
func brokenWords(list []broken) string {
	if len(list) == 0 {
		return "it breaks no rule"
	}
	words := make([]string, len(list))
	for i, b := range list {
		words[i] = string(b.rule) + " (" + b.why + ")"
	}
	return "it breaks " + strings.Join(words, ", ")
}

// byHand says what is wrong with what somebody has made; nil where nothing is.
func byHand(list []broken) *forge.Fault {
	if len(list) == 0 {
		return nil
	}
	return &forge.Fault{Rule: list[0].rule, What: "was made so by hand"}
}

// brokenByTx are the rules that a lone transaction breaks in the eyes of a node that enforces
// them all.
func brokenByTx(n *node.Node, made *chain.Tx) (list []broken) {
	tip, utxo := n.Chain().Tip(), n.Chain().Tip().UTXO()
	coin := func(o chain.Outpoint) (chain.Unspent, bool) {
		if parent := n.Pool().Get(o.Tx); parent != nil && int64(o.Index) < int64(len(parent.Out)) {
			return chain.Unspent{Out: parent.Out[o.Index], Height: tip.Height() + 1}, true
		}
		return utxo.Get(o)
	}
	for _, rule := range chain.Rules() {
		var none chain.RuleSet
		if _, err := chain.CheckTx(made, coin, tip.Height()+1, none.With(rule.Name), tip.Store().Params()); err != nil {
			list = append(list, brokenHow(rule.Name, err))
		}
	}
	for _, in := range made.In {
		if other := n.Pool().SpentBy(in.Prev); other != nil && other.ID() != made.ID() {
			list = append(list, broken{chain.RuleDoubleSpend, "transaction " + other.ID().Short() + " in the mempool spends the same output"})
		}
	}
	return list
}

// brokenHow says in short how a rule is broken.
func brokenHow(rule chain.RuleName, err error) broken {
	if broke, ok := err.(*chain.RuleError); ok {
		return broken{rule, broke.How()}
	}
	return broken{rule, chain.Brief(err)}
}
