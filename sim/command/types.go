package command

import (
	"time"

	"example.com/sosocoin/chain"
)

// Command is one thing to do. String prints it in the form that Parse reads.
type Command interface{ String() string }

// Node is a node's number; it is written "n3" and read as "n3" or "3".
type Node int

// NodeList is a set of nodes: all of them, or those of Nodes and those in Regions, both in
// rising order. It is written "all", "none", "n0-n4,n7" or "america,n7". Which nodes are in
// a region is for a world to say.
type NodeList struct {
	All     bool
	Nodes   []int
	Regions []string
}

// Pair picks the links that a setting applies to: all links, or those between nodes of A
// and of B, in both directions unless OneWay restricts it to A to B. Two single nodes have
// one link at most; the links inside a region are those between it and itself.
type Pair struct {
	All    bool
	A, B   NodeList
	OneWay bool
}

// Recipient is whom a payment goes to: a node's first address, or any address.
type Recipient struct {
	IsNode  bool
	Node    Node
	Address chain.Address
}

// MineMode says how long to mine.
type MineMode uint8

// The ways to mine: until one block is found, until told to stop, not at all.
const (
	MineOne MineMode = iota
	MineOn
	MineOff
)

// AskWhat is what one node asks another for.
type AskWhat uint8

// What can be asked for. The last two are private and always refused.
const (
	AskChain AskWhat = iota
	AskUTXO
	AskMempool
	AskPeers
	AskBalance
	AskKey
	AskSpend
)

// StepWhat is how far to step.
type StepWhat uint8

// The lengths of a step: to the next message that arrives, one engine window,
// or to the next block found.
const (
	StepPacket StepWhat = iota
	StepWindow
	StepBlock
)

// Spread is how random amounts lie around their mean.
type Spread uint8

// The spreads: from almost nothing to twice the mean, all alike, many small and few
// large.
const (
	SpreadUniform Spread = iota
	SpreadFixed
	SpreadExponential
)

// World commands. They change the world and are recorded with their time.
type (
	// Mine starts or stops mining: "mine n0-n2 on".
	Mine struct {
		Nodes NodeList
		Mode  MineMode
	}
	// Send pays from a node's wallet: "send n0 n3 2.5 fee=0.01". As is a word by which
	// later lines speak of the transaction.
	Send struct {
		From        Node
		To          Recipient
		Amount, Fee chain.Amount
		As          string
	}
	// Respend pays somebody else with the coins of an earlier payment, and gives that
	// to some nodes only: "respend rent n2 via=n3".
	Respend struct {
		Payment string // its As
		To      Recipient
		Via     NodeList
		Fee     chain.Amount
		As      string
	}
	// Link connects two nodes: "link n0 n3". Sync has every node of a list pull from its peers: "sync n1".
	Link   struct{ A, B Node }
	Unlink struct{ A, B Node }
	Sync   struct{ Nodes NodeList }
	// Latency, Jitter, Loss and Bandwidth set links: "latency 200ms", "loss 10% n0 n1 oneway".
	Latency struct {
		Delay time.Duration
		Links Pair
	}
	Jitter struct {
		Amount time.Duration
		Links  Pair
	}
	Loss struct {
		Probability float64
		Links       Pair
	}
	Bandwidth struct {
		BytesPerSecond float64 // 0: unlimited
		Links          Pair
	}
	// Partition splits the network: "partition n0-n3 | n4-n7". Nodes not named form
	// one more group. OneWay ("n0-n3 > n4-n7") lets messages pass from the first of
	// two groups to the second only.
	Partition struct {
		Groups []NodeList
		OneWay bool
	}
	// Heal ends the partition and restores cut, held links.
	Heal struct{}
	// Cut and Restore break and mend links without unlinking; Hold keeps their messages back until Release.
	Cut     struct{ Links Pair }
	Restore struct{ Links Pair }
	Hold    struct{ Links Pair }
	Release struct{ Links Pair }
	// Drop, Delay and Duplicate lay hands on one message under way: "drop n0 17".
	Drop  struct{ Message Message }
	Delay struct {
		Message Message
		By      time.Duration
	}
	Duplicate struct {
		Message Message
		After   time.Duration // the copy behind the message
	}
	Crash   struct{ Nodes NodeList }
	Restart struct{ Nodes NodeList }
	// Freeze stops a node's process without killing it; Thaw lets it go on.
	Freeze struct{ Nodes NodeList }
	Thaw   struct{ Nodes NodeList }
	// Skew sets a node's clock ahead (or, negative, behind): "skew n0 90s".
	Skew struct {
		Nodes  NodeList
		Offset time.Duration
	}
	// HashRate sets a node's hashes per virtual second: "hashrate n0 2kH/s".
	HashRate struct {
		Nodes NodeList
		Rate  float64
	}
	// Workload makes random payments, so many per virtual second over the network:
	// "workload 0.5 amount=3 spread=exponential".
	Workload struct {
		PerSecond   float64
		Amount, Fee chain.Amount // means; 0: the program's own
		Spread      Spread
	}
	// Name gives a node another name, by which later lines may call it: "name n3 merchant".
	Name struct {
		Node Node
		Name string
	}
	// Add adds a node linked to Peers; with none named, to Links random ones: "add links=3", "add peers=n0,n4".
	Add struct {
		Links int // 0: as many as the topology gives
		Peers NodeList
	}
	NewKey struct{ Node Node }
	// Ask sends a question from one node to another: "ask n0 n1 utxo".
	Ask struct {
		From, Of Node
		What     AskWhat
		Address  *chain.Address // AskBalance: whose; nil: the asked node's first address
	}
	// Settle heals, restarts and thaws everything, sets the clocks right, ends loss,
	// payments and mining, and has all nodes compare tips: the world then comes to rest,
	// at one tip unless two have exactly the same work.
	Settle struct{}
)

// Questions. They change nothing and are not recorded.
type (
	// Balance reads a balance: "balance n0", "balance 02ab...", as one node's chain has it: "at=n1".
	Balance struct {
		Of Recipient
		At *Node // nil: Of's own chain for a node, n0's for an address
	}
	// Keys shows a node's private keys to its operator.
	Keys struct{ Node Node }
	// Help explains one command, or lists all.
	Help struct{ About string }
)

// View commands. They steer what is seen and how fast; they cannot touch the world.
type (
	Pause  struct{}
	Resume struct{}
	// Speed is virtual seconds per wall second; +Inf for "max".
	Speed struct{ Factor float64 }
	Step  struct{ What StepWhat }
	Focus struct{ Node Node }
	// Inspect shows a block or a transaction in depth: "inspect 9d0a". ID is the beginning
	// or the end of its hash in hex, of at least MinID digits; empty for "inspect off".
	Inspect struct{ ID string }
	// Seek goes to another moment of what has happened: "seek 90s", "seek block 12".
	Seek struct {
		To     SeekTo
		Time   time.Duration
		Height uint32
	}
	// Back and Forward go by a time, or, with none, by a block: "back 10s".
	Back    struct{ By time.Duration }
	Forward struct{ By time.Duration }
	// Undo goes back to before the last world command, and leaves it out.
	Undo struct{}
	// Branch goes to the end of a branch; number 0 lists them.
	Branch struct{ Number int }
	// Compare puts two branches side by side.
	Compare struct{ A, B int }
	// Save writes the run so far as a scenario that replays it.
	Save struct{ File string }
	// Play plays a scenario or a lesson, in a world of its own.
	Play struct{ Name string }
	// Next goes on where a scenario waits, Previous back to the page before; Show does a
	// lesson's task.
	Next     struct{}
	Previous struct{}
	Show     struct{}
	// Theme chooses the dashboard's colours; "" is the next theme.
	Theme struct{ Name string }
	// Mouse lets the mouse act in the dashboard, or leaves it to the terminal.
	Mouse struct{ On bool }
	// Picture saves the screen as an SVG picture; without a file, under a name of its own.
	Picture struct{ File string }
	// Toasts says whether the dashboard tells in passing what happens: "toasts off".
	Toasts struct{ On bool }
	Quit   struct{}
)

// SeekTo is what a Seek goes to.
type SeekTo uint8

// The goals of a Seek: a time, the block of a height, the beginning, the end.
const (
	SeekTime SeekTo = iota
	SeekBlock
	SeekStart
	SeekEnd
)
