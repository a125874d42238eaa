package strategy

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/node/wire"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Flooder is to send all peers what no honest node sends: transactions that nobody has asked for,
// which spend coins that there are not; messages with more blocks than messages may hold; and
// blocks without the work that they claim.
type Flooder struct {
	Every time.Duration // between messages to a peer; 0: a second
	Sends Junk
}

// Junk says what a flooder sends.
type Junk uint8

// What it can send.
const (
	AllJunk       Junk = iota // each of the others in turn
	UnaskedJunk               // transactions
	ExcessJunk                // too many blocks
	WorthlessJunk             // blocks without work
)

func junkWords() []string {
	return []string{AllJunk: "all", UnaskedJunk: "unasked", ExcessJunk: "excess", WorthlessJunk: "worthless"}
}

// Text has what is not as it is without a word.
func (v Flooder) Text(nodeset.By) string {
	text := "flooder"
	if v.Every != 0 {
		text += " every=" + quantity.FormatDuration(v.Every)
	}
	if v.Sends != AllJunk {
		text += " sends=" + junkWords()[v.Sends]
	}
	return text
}

func (Flooder) form() form {
	return form{
		word: "flooder", options: []option{{name: "every", value: "D"}, {name: "sends", value: "WHAT"}},
		gist: "sends peers what nobody else would",
		doc:  "flooder is honest, and sends each peer every second, or as often as every= says, a message that no honest node sends: transactions that nobody asked for (sends=unasked), too many blocks in a message (excess), blocks without work (worthless), or each in turn (all).",
		read: func(a *grammar.Arguments) Way {
			every, _ := grammar.Option(a, "every", positive("1s", "10s", "100ms"))
			sends, _ := grammar.Option(a, "sends", argument.OneOf[Junk](junkWords()))
			return Flooder{every, sends}
		},
	}
}

func (v Flooder) plan(Site) (func(*node.Node) node.Strategy, error) {
	return func(*node.Node) node.Strategy {
		return &flooder{taken: taken{v}, sends: v.Sends, every: netsim.Time(cmp.Or(v.Every, time.Second))}
	}, nil
}

// flooder sends junk at moments of its own.
type flooder struct {
	node.Honest
	taken
	sends Junk
	every netsim.Time
	turn  int
	block *chain.Entry // without work, on the tip
}

// Name is the word.
func (*flooder) Name() string { return "flooder" }

func (f *flooder) does() string {
	return fmt.Sprintf("sends all peers what nobody wants, every %s", quantity.FormatDuration(f.every.Duration()))
}

// Act sends a message to each peer.
func (f *flooder) Act(n *node.Node, env *netsim.Env) []*chain.Entry {
	node.ActIn(n, env, f.every)
	sends := f.sends
	if sends == AllJunk {
		sends = UnaskedJunk + Junk(f.turn%int(WorthlessJunk))
		f.turn++
	}
	env.Broadcast(0, f.make(sends, n, env), nil)
	return nil
}

// make makes a message.
func (f *flooder) make(what Junk, n *node.Node, env *netsim.Env) netsim.Message {
	tip := n.Chain().Tip()
	switch what {
	case UnaskedJunk:
		return node.TxMessage{Tx: spendsNothing(n, env.Rand())}
	case WorthlessJunk:
		if block := f.worthless(n, env); block != nil {
			return node.BlockMessage{Block: block}
		}
	}
	blocks := make([]*chain.Entry, wire.BatchSize+1)
	for i := range blocks {
		blocks[i] = tip
	}
	return node.Blocks{Blocks: blocks}
}

// spendsNothing is a transaction that spends a coin that there is not.
func spendsNothing(n *node.Node, random *rand.Rand) *chain.Tx {
	var coin chain.Outpoint
	for i := range coin.Tx {
		coin.Tx[i] = byte(random.Uint32())
	}
	return chain.NewTx([]chain.TxIn{{Prev: coin}}, []chain.TxOut{{To: n.Wallet().Addresses()[0], Amount: chain.Coin}})
}

// worthless is a block on the tip that has not the work that it claims, one for each tip.
func (f *flooder) worthless(n *node.Node, env *netsim.Env) *chain.Entry {
	tip := n.Chain().Tip()
	if f.block != nil && f.block.Parent() == tip {
		return f.block
	}
	f.block = nil
	clock := int64(env.Now() / netsim.Millisecond)
	block, how, _, err := forge.Block(chain.RuleWork, &forge.Purse{Tip: tip, Time: clock, Keys: n.Wallet().Keys(), Salt: env.Rand().Uint64()})
	if err != nil {
		return nil // any hash reaches the greatest of targets
	}
	e, err := n.Chain().Store().AddOn(tip, block)
	if err != nil {
		return nil
	}
	f.block = e
	node.Report(n, env, node.Event{Verb: node.Mined, Peer: env.ID(), Block: e})
	node.Report(n, env, node.Event{Verb: node.Forged, Peer: env.ID(), Block: e, Err: &forge.Fault{Rule: how.Rule, What: how.What}})
	return e
}

// Clone returns one in the same state.
func (f *flooder) Clone() node.Strategy { c := *f; return &c }
