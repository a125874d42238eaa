package command

import "example.com/sosocoin/sim/nodeset"

// Release lets go what was held back.
type Release struct{ Links nodeset.Pair }

func (Release) row() row {
	return row{
		Spec: Spec{
			Name: "release", Args: "A B [oneway] or all",
			Summary: "let held messages go",
			Detail:  "What hold kept back is delivered now, in the order in which it was sent, and the link works as before." + faultLinks,
			Example: "release all",
		},
		also:  []string{"unhold"},
		parse: func(a *arguments) Command { return Release{pair(a)} },
	}
}

func (c Release) String() string { return c.say(nil) }

func (c Release) say(by nodeset.By) string { return "release" + c.Links.Must(by) }
