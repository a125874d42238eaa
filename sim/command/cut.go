package command

import "example.com/sosocoin/sim/nodeset"

// Cut breaks links without unlinking: their messages are lost.
type Cut struct{ Links nodeset.Pair }

func (Cut) row() row {
	return row{
		Spec: Spec{
			Name: "cut", Args: "A B [oneway] or all",
			Summary: "break a link without removing it",
			Detail:  "The two stay each other's peers, but every message between them is lost until restore or heal." + faultLinks,
			Example: "cut n0 n3",
		},
		also:  []string{"break", "sever"},
		parse: func(a *arguments) Command { return Cut{pair(a)} },
	}
}

func (c Cut) String() string { return c.say(nil) }

func (c Cut) say(by nodeset.By) string { return "cut" + c.Links.Must(by) }
