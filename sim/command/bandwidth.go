package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Bandwidth sets what links carry per virtual second: "bandwidth 64kB".
type Bandwidth struct {
	BytesPerSecond float64 // 0: unlimited
	Links          nodeset.Pair
}

func (Bandwidth) Row() grammar.Row {
	return grammar.Row{
		Name: "bandwidth", Args: "BYTES_PER_SECOND [A B [oneway]]",
		Summary: "set how many bytes a link carries per second",
		Detail:  "A message takes its size divided by this, and waits for the ones sent before it on the same link, so large blocks travel slower. kB and MB are 1000 and 1,000,000 bytes; 0 means unlimited." + grammar.SettingLinks,
		Example: "bandwidth 64kB",
		Parse: func(a *grammar.Arguments) Command {
			return Bandwidth{grammar.Read(a, argument.Bytes()), a.PairOrAll()}
		},
	}
}

func (c Bandwidth) String() string { return c.say(nil) }

func (c Bandwidth) say(by nodeset.By) string {
	return "bandwidth " + quantity.FormatBytes(c.BytesPerSecond) + c.Links.Text(by)
}
