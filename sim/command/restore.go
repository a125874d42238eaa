package command

import "example.com/sosocoin/sim/nodeset"

// Restore mends links that were cut.
type Restore struct{ Links nodeset.Pair }

func (Restore) row() row {
	return row{
		Spec: Spec{
			Name: "restore", Args: "A B [oneway] or all",
			Summary: "mend a link that was cut",
			Detail:  "Messages pass again, and the ends compare tips to catch up (not with relay none). What was lost stays lost." + faultLinks,
			Example: "restore n0 n3",
		},
		also:  []string{"uncut", "repair"},
		parse: func(a *arguments) Command { return Restore{pair(a)} },
	}
}

func (c Restore) String() string { return c.say(nil) }

func (c Restore) say(by nodeset.By) string { return "restore" + c.Links.Must(by) }
