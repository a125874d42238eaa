package command

import (
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/chain"
)

// String returns "n3" or the address in hex.
func (r Recipient) String() string {
	if r.IsNode {
		return r.Node.String()
	}
	return r.Address.String()
}

// String returns what follows a setting: nothing for all links, else " n0 n1" or
// " n0 n1 oneway".
func (p Pair) String() string {
	if p.All {
		return ""
	}
	s := " " + p.A.String() + " " + p.B.String()
	if p.OneWay {
		s += " oneway"
	}
	return s
}

// must writes the links of a command that has to name them: "all" is written out.
func (p Pair) must() string {
	if p.All {
		return " all"
	}
	return p.String()
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

func (c Mine) String() string { return "mine " + c.Nodes.String() + " " + c.Mode.String() }
func (c Send) String() string {
	return "send " + c.From.String() + " " + c.To.String() + " " + c.Amount.String() + feeOption(c.Fee) + asOption(c.As)
}
func (c Respend) String() string {
	return "respend " + c.Payment + " " + c.To.String() + " via=" + c.Via.String() + feeOption(c.Fee) + asOption(c.As)
}
func (c Link) String() string    { return "link " + c.A.String() + " " + c.B.String() }
func (c Unlink) String() string  { return "unlink " + c.A.String() + " " + c.B.String() }
func (c Sync) String() string    { return "sync " + c.Nodes.String() }
func (c Latency) String() string { return "latency " + FormatDuration(c.Delay) + c.Links.String() }
func (c Jitter) String() string  { return "jitter " + FormatDuration(c.Amount) + c.Links.String() }
func (c Loss) String() string    { return "loss " + FormatProbability(c.Probability) + c.Links.String() }
func (c Bandwidth) String() string {
	return "bandwidth " + FormatBytes(c.BytesPerSecond) + c.Links.String()
}
func (c Partition) String() string {
	sign := " | "
	if c.OneWay {
		sign = " > "
	}
	groups := make([]string, len(c.Groups))
	for i, g := range c.Groups {
		groups[i] = g.String()
	}
	return "partition " + strings.Join(groups, sign)
}
func (Heal) String() string       { return "heal" }
func (c Cut) String() string      { return "cut" + c.Links.must() }
func (c Restore) String() string  { return "restore" + c.Links.must() }
func (c Hold) String() string     { return "hold" + c.Links.must() }
func (c Release) String() string  { return "release" + c.Links.must() }
func (c Crash) String() string    { return "crash " + c.Nodes.String() }
func (c Restart) String() string  { return "restart " + c.Nodes.String() }
func (c Freeze) String() string   { return "freeze " + c.Nodes.String() }
func (c Thaw) String() string     { return "thaw " + c.Nodes.String() }
func (c Skew) String() string     { return "skew " + c.Nodes.String() + " " + FormatDuration(c.Offset) }
func (c HashRate) String() string { return "hashrate " + c.Nodes.String() + " " + FormatRate(c.Rate) }
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
func (c Name) String() string { return "name " + c.Node.String() + " " + c.Name }
func (c Add) String() string {
	switch {
	case !c.Peers.IsEmpty():
		return "add peers=" + c.Peers.String()
	case c.Links > 0:
		return "add links=" + strconv.Itoa(c.Links)
	}
	return "add"
}
func (c NewKey) String() string { return "newkey " + c.Node.String() }
func (c Ask) String() string {
	s := "ask " + c.From.String() + " " + c.Of.String() + " " + c.What.String()
	if c.Address != nil {
		s += " " + c.Address.String()
	}
	return s
}
func (Settle) String() string { return "settle" }

// Questions.

func (c Balance) String() string {
	if c.At == nil {
		return "balance " + c.Of.String()
	}
	return "balance " + c.Of.String() + " at=" + c.At.String()
}
func (c Keys) String() string { return "keys " + c.Node.String() }
func (c Help) String() string { return strings.TrimSuffix("help "+c.About, " ") }

// View commands.

// onOff are the words of a switch, and offOn a switch as their number.
func onOff() []string { return []string{"off", "on"} }

func offOn(on bool) uint8 {
	if on {
		return 1
	}
	return 0
}

func (Pause) String() string     { return "pause" }
func (Resume) String() string    { return "resume" }
func (c Speed) String() string   { return "speed " + FormatSpeed(c.Factor) }
func (c Step) String() string    { return "step " + c.What.String() }
func (c Focus) String() string   { return "focus " + c.Node.String() }
func (Quit) String() string      { return "quit" }
func (c Theme) String() string   { return strings.TrimSuffix("theme "+c.Name, " ") }
func (c Mouse) String() string   { return "mouse " + onOff()[offOn(c.On)] }
func (c Picture) String() string { return strings.TrimSuffix("picture "+c.File, " ") }
func (c Toasts) String() string  { return "toasts " + onOff()[offOn(c.On)] }
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
