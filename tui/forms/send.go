package forms

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/words"
)

// Send asks for a payment out of a node's wallet.
func Send(v *view.View, from int) *Form {
	line := func(f *Form) string {
		s := "send " + f.value("from") + " " + f.value("to") + " " + f.value("amount")
		if fee := f.value("fee"); fee != "" && fee != "0" {
			s += " fee=" + fee
		}
		if name := f.value("called"); name != "" {
			s += " as=" + name
		}
		return s
	}
	return newForm("Send coins", "send", line,
		&field{label: "from", edit: edit.Suggest(v.Name(from)), check: checkNode, note: available,
			choices: everyNode(func(n view.Node) string { return words.Coins(n.Balance) })},
		&field{label: "to", edit: edit.Suggest(neighbour(v, from)), choices: otherNodes("from"), check: checkRecipient, note: toWhom},
		&field{label: "amount", edit: edit.Suggest(""), check: checkAmount(false), note: enough},
		&field{label: "fee", edit: edit.Suggest("0"), check: checkAmount(true),
			note: func(*Form, *view.View) remark { return quiet("to the miner; more goes first") }},
		&field{label: "called", edit: edit.Suggest(""), note: func(f *Form, _ *view.View) remark { return quiet(forRespend(f.value("called"))) }},
	)
}

// forRespend is what the name of a payment is for.
func forRespend(name string) string {
	if name == "" {
		return "a word for it, if you like"
	}
	return ":respend " + name + " spends it twice"
}

// checkRecipient takes another node, or an address, whose reading is the parser's.
func checkRecipient(s string, f *Form, v *view.View) error {
	if len(s) == len(chain.Address{}.String()) {
		return nil
	}
	return checkOther("from")(s, f, v)
}

func available(f *Form, v *view.View) remark {
	id, err := nodeOf(f.value("from"), v)
	if err != nil {
		return remark{}
	}
	n := v.Nodes[id]
	note := "has " + n.Balance.String()
	if n.Pending != 0 {
		note += ", " + words.Signed(n.Pending) + " pending"
	}
	return quiet(note)
}

func toWhom(f *Form, v *view.View) remark {
	if _, err := nodeOf(f.value("to"), v); err == nil {
		return quiet("a node, or an address in hex")
	}
	return remark{}
}

// enough says what would be left, or that there is not enough: whether a payment
// may be made is for the wallet to say, which knows about maturity and change.
func enough(f *Form, v *view.View) remark {
	id, err := nodeOf(f.value("from"), v)
	if err != nil {
		return remark{}
	}
	amount, err := chain.ParseAmount(f.value("amount"))
	if err != nil {
		return quiet("coins, up to eight decimals")
	}
	fee, err := chain.ParseAmount(f.value("fee"))
	if err != nil {
		return remark{}
	}
	total, err := amount.Add(fee)
	if err != nil || total > v.Nodes[id].Balance {
		return remark{"more than " + v.Name(id) + "'s " + v.Nodes[id].Balance.String(), true}
	}
	return quiet("leaves " + (v.Nodes[id].Balance - total).String())
}
