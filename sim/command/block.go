package command

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Block mines a block of chosen parts at once: "block n0 txs=rent parent=h3".
type Block struct {
	Node     nodeset.Node
	Anyway   bool
	Txs      []string // each as in a Coin; nil: none but the reward
	Parent   string   // a height or digits of a hash; "": the node's tip
	Time     time.Duration
	Timed    bool
	Bits     uint32 // 0: what the chain expects
	Reward   chain.Amount
	Rewarded bool
}

func (Block) Row() grammar.Row {
	return grammar.Row{
		Name: "block", Args: "NODE [anyway] [txs=LIST] [parent=BLOCK] [time=TIME] [bits=HEX] [reward=AMOUNT]",
		Summary: "find a block of your own choice at once",
		Detail: "NODE really searches for the proof of work of a block, while time stands, and sends the block as it sends its own. Without more it holds no transaction but the reward, and follows the node's tip. " +
			"txs= lists transactions in the order in which they stand in the block, each by its word or digits of its id; parent= is a height such as h3, or digits of a hash; time=, bits= and reward= set what the header and the coinbase claim. " +
			"What breaks a rule is not sent: the answer says what it breaks, and anyway sends it all the same.",
		Example: "block n0 txs=rent",
		Options: []string{"txs", "parent", "time", "bits", "reward"},
		Also:    []string{"find", "template", "generate"},
		Parse:   parseBlock,
	}
}

func parseBlock(a *grammar.Arguments) Command {
	c := Block{Node: a.Node(), Anyway: a.Flag(anyway)}
	c.Txs, _ = grammar.Option(a, "txs", grammar.ThingsKind(a))
	c.Parent, _ = grammar.Option(a, "parent", grammar.BlockKind())
	c.Time, c.Timed = grammar.Option(a, "time", argument.Offset())
	c.Bits, _ = grammar.Option(a, "bits", argument.Kind[uint32]{Expected: bitsExpected, Parse: func(s string) (uint32, error) {
		bits, err := strconv.ParseUint(s, 16, 32)
		if err != nil || bits == 0 {
			return 0, &lex.ValueError{Value: s, Expected: bitsExpected}
		}
		return uint32(bits), nil
	}})
	c.Reward, c.Rewarded = grammar.Option(a, "reward", grammar.AmountKind())
	return c
}

const bitsExpected = "a target in hex, such as 1f06ffff"

func (c Block) String() string { return c.say(nil) }

func (c Block) say(by nodeset.By) string {
	s := "block " + by.Node(c.Node)
	if c.Anyway {
		s += " " + anyway
	}
	if c.Txs != nil {
		s += " txs=" + strings.Join(c.Txs, ",")
	}
	if c.Parent != "" {
		s += " parent=" + c.Parent
	}
	if c.Timed {
		s += " time=" + quantity.FormatDuration(c.Time)
	}
	if c.Bits != 0 {
		s += fmt.Sprintf(" bits=%08x", c.Bits)
	}
	if c.Rewarded {
		s += " reward=" + c.Reward.String()
	}
	return s
}
