package command

import "example.com/sosocoin/sim/grammar"

// Settle heals, restarts and thaws everything, sets the clocks right, ends loss,
// payments and mining, and has all nodes compare tips: the world then comes to rest,
// at one tip unless two have exactly the same work.
type Settle struct{}

func (Settle) Row() grammar.Row {
	return grammar.Row{
		Name:    "settle",
		Summary: "end all faults and mining, and let all nodes agree",
		Detail: "The network is healed, crashed nodes restart, frozen ones thaw, all clocks are set right; loss, random payments and mining end; then all nodes compare tips. " +
			"When the messages have arrived, all linked nodes follow the chain with the most work. Of two chains with exactly the same work, a node keeps the one that it saw first, until a next block decides.",
		Example: "settle",
		Also:    []string{"converge", "calm"},
		Parse:   grammar.Bare(Settle{}),
	}
}

func (Settle) String() string { return "settle" }
