package command

import (
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/chain"
)

// String returns "n3" or the address in hex.
func (r Recipient) String() string { return r.say(nil) }

func (r Recipient) say(by naming) string {
	if r.IsNode {
		return by.node(r.Node)
	}
	return r.Address.String()
}

// String returns what follows a setting: nothing for all links, else " n0 n1" or
// " n0 n1 oneway".
func (p Pair) String() string { return p.say(nil) }

func (p Pair) say(by naming) string {
	if p.All {
		return ""
	}
	s := " " + p.A.text(by) + " " + p.B.text(by)
	if p.OneWay {
		s += " oneway"
	}
	return s
}

// must writes the links of a command that has to name them: "all" is written out.
func (p Pair) must(by naming) string {
	if p.All {
		return " all"
	}
	return p.say(by)
}

// String returns the mode's word.
func (m MineMode) String() string { return mineWords()[m] }

// String returns the question's word.
func (w AskWhat) String() string { return askWords()[w] }

// String returns the step's word.
func (w StepWhat) String() string { return stepWords()[w] }

// String returns the spread's word.
func (s Spread) String() string { return spreadWords()[s] }

// The words of the modes, in the order of their constants.
func mineWords() []string { return []string{"one", "on", "off"} }
func askWords() []string {
	return []string{"chain", "utxo", "mempool", "peers", "balance", "key", "spend"}
}
func spreadWords() []string { return []string{"uniform", "fixed", "exponential"} }
func stepWords() []string   { return []string{"packet", "window", "block"} }

// World commands.

func (c Mine) say(by naming) string { return "mine " + c.Nodes.text(by) + " " + c.Mode.String() }
func (c Send) say(by naming) string {
	return "send " + by.node(c.From) + " " + c.To.say(by) + " " + c.Amount.String() + feeOption(c.Fee) + asOption(c.As)
}
func (c Respend) say(by naming) string {
	return "respend " + c.Payment + " " + c.To.say(by) + " via=" + c.Via.text(by) + feeOption(c.Fee) + asOption(c.As)
}
func (c Link) say(by naming) string    { return "link " + by.node(c.A) + " " + by.node(c.B) }
func (c Unlink) say(by naming) string  { return "unlink " + by.node(c.A) + " " + by.node(c.B) }
func (c Sync) say(by naming) string    { return "sync " + c.Nodes.text(by) }
func (c Latency) say(by naming) string { return "latency " + FormatDuration(c.Delay) + c.Links.say(by) }
func (c Jitter) say(by naming) string  { return "jitter " + FormatDuration(c.Amount) + c.Links.say(by) }
func (c Loss) say(by naming) string {
	return "loss " + FormatProbability(c.Probability) + c.Links.say(by)
}
func (c Bandwidth) say(by naming) string {
	return "bandwidth " + FormatBytes(c.BytesPerSecond) + c.Links.say(by)
}
func (c Partition) say(by naming) string {
	sign := " | "
	if c.OneWay {
		sign = " > "
	}
	groups := make([]string, len(c.Groups))
	for i, g := range c.Groups {
		groups[i] = g.text(by)
	}
	return "partition " + strings.Join(groups, sign)
}
func (Heal) String() string            { return "heal" }
func (c Cut) say(by naming) string     { return "cut" + c.Links.must(by) }
func (c Restore) say(by naming) string { return "restore" + c.Links.must(by) }
func (c Hold) say(by naming) string    { return "hold" + c.Links.must(by) }
func (c Release) say(by naming) string { return "release" + c.Links.must(by) }
func (c Crash) say(by naming) string   { return "crash " + c.Nodes.text(by) }
func (c Restart) say(by naming) string { return "restart " + c.Nodes.text(by) }
func (c Freeze) say(by naming) string  { return "freeze " + c.Nodes.text(by) }
func (c Thaw) say(by naming) string    { return "thaw " + c.Nodes.text(by) }
func (c Skew) say(by naming) string {
	return "skew " + c.Nodes.text(by) + " " + FormatDuration(c.Offset)
}
func (c HashRate) say(by naming) string {
	return "hashrate " + c.Nodes.text(by) + " " + FormatRate(c.Rate)
}
func (c Workload) String() string {
	s := "workload " + formatDecimal(c.PerSecond, 0)
	if c.Amount > 0 {
		s += " amount=" + c.Amount.String()
	}
	s += feeOption(c.Fee)
	if c.Spread != SpreadUniform {
		s += " spread=" + c.Spread.String()
	}
	return s
}
func (c Name) String() string { return "name " + c.Node.String() + " " + c.Name } // the name is told, so not used
func (c Add) say(by naming) string {
	switch {
	case !c.Peers.IsEmpty():
		return "add peers=" + c.Peers.text(by)
	case c.Links > 0:
		return "add links=" + strconv.Itoa(c.Links)
	}
	return "add"
}
func (c NewKey) say(by naming) string { return "newkey " + by.node(c.Node) }
func (c Ask) say(by naming) string {
	s := "ask " + by.node(c.From) + " " + by.node(c.Of) + " " + c.What.String()
	if c.Address != nil {
		s += " " + c.Address.String()
	}
	return s
}
func (Settle) String() string { return "settle" }

// Questions.

func (c Balance) say(by naming) string {
	if c.At == nil {
		return "balance " + c.Of.say(by)
	}
	return "balance " + c.Of.say(by) + " at=" + by.node(*c.At)
}
func (c Keys) say(by naming) string { return "keys " + by.node(c.Node) }
func (c Help) String() string       { return strings.TrimSuffix("help "+c.About, " ") }

// View commands.

// onOff are the words of a switch, and offOn a switch as their number.
func onOff() []string { return []string{"off", "on"} }

func offOn(on bool) uint8 {
	if on {
		return 1
	}
	return 0
}

func (Pause) String() string         { return "pause" }
func (Resume) String() string        { return "resume" }
func (c Speed) String() string       { return "speed " + FormatSpeed(c.Factor) }
func (c Step) String() string        { return "step " + c.What.String() }
func (c Focus) say(by naming) string { return "focus " + by.node(c.Node) }
func (Quit) String() string          { return "quit" }
func (c Theme) String() string       { return strings.TrimSuffix("theme "+c.Name, " ") }
func (c Mouse) String() string       { return "mouse " + onOff()[offOn(c.On)] }
func (c Picture) String() string     { return strings.TrimSuffix("picture "+c.File, " ") }
func (c Toasts) String() string      { return "toasts " + onOff()[offOn(c.On)] }
func (c Inspect) String() string {
	if c.ID == "" {
		return "inspect off"
	}
	return "inspect " + c.ID
}
func (c Seek) String() string {
	switch c.To {
	case SeekBlock:
		return "seek block " + strconv.FormatUint(uint64(c.Height), 10)
	case SeekStart:
		return "seek start"
	case SeekEnd:
		return "seek end"
	}
	return "seek " + FormatDuration(c.Time)
}
func (c Back) String() string    { return "back" + by(c.By) }
func (c Forward) String() string { return "forward" + by(c.By) }
func (Undo) String() string      { return "undo" }
func (c Branch) String() string {
	if c.Number == 0 {
		return "branch"
	}
	return "branch " + strconv.Itoa(c.Number)
}
func (c Compare) String() string { return "compare " + strconv.Itoa(c.A) + " " + strconv.Itoa(c.B) }
func (c Save) String() string    { return "save " + c.File }
func (c Play) String() string    { return "play " + c.Name }
func (Next) String() string      { return "next" }
func (Previous) String() string  { return "previous" }
func (Show) String() string      { return "show" }

// by writes a time to go by, " block" for none.
func by(d time.Duration) string {
	if d == 0 {
		return " block"
	}
	return " " + FormatDuration(d)
}

func asOption(word string) string {
	if word == "" {
		return ""
	}
	return " as=" + word
}

func feeOption(fee chain.Amount) string {
	if fee == 0 {
		return ""
	}
	return " fee=" + fee.String()
}
