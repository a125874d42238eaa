package command

import "example.com/sosocoin/sim/nodeset"

// Drop loses one message under way: "drop n0 17".
type Drop struct{ Message Message }

func (Drop) row() row {
	return row{
		Spec: Spec{
			Name: "drop", Args: "NODE NUMBER",
			Summary: "lose one message that is under way",
			Detail:  "The message that NODE sent as its NUMBER never arrives, and the sender is not told. A block whose announcement is lost reaches the node by another neighbour, or late, when it asks; a race may end differently for that." + messageNumbers,
			Example: "drop n0 17",
		},
		also:  []string{"discard", "lose"},
		parse: func(a *arguments) Command { return Drop{message(a)} },
	}
}

func (c Drop) String() string { return c.say(nil) }

func (c Drop) say(by nodeset.By) string { return "drop " + c.Message.say(by) }
