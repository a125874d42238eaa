package command

import "example.com/sosocoin/sim/grammar"

// language lists all commands, in the order in which help shows them.
func language() grammar.Language {
	return grammar.Language{
		// Blocks and money.
		Mine{},
		Send{},
		Respend{},
		Sync{},
		NewKey{},
		Workload{},
		Ask{},
		// By hand.
		Tx{},
		Block{},
		Submit{},
		Forge{},
		Now{},
		// Links, and what they are like.
		Link{},
		Unlink{},
		Latency{},
		Jitter{},
		Loss{},
		Bandwidth{},
		// Faults of the network.
		Partition{},
		Heal{},
		Cut{},
		Restore{},
		Hold{},
		Release{},
		Settle{},
		// Single messages under way.
		Drop{},
		Delay{},
		Duplicate{},
		// The machines themselves.
		Crash{},
		Restart{},
		Freeze{},
		Thaw{},
		Skew{},
		HashRate{},
		Strategy{},
		Rules{},
		Policy{},
		Invalidate{},
		Reconsider{},
		Name{},
		Add{},
		// Questions.
		Balance{},
		Keys{},
		Help{},
		// What is seen, and how fast.
		Pause{},
		Resume{},
		Speed{},
		Step{},
		Focus{},
		Inspect{},
		Edit{},
		// Back and forth in what has happened.
		Seek{},
		Back{},
		Forward{},
		Undo{},
		Branch{},
		Compare{},
		// Scenarios.
		Save{},
		Share{},
		Play{},
		Museum{},
		New{},
		Next{},
		Previous{},
		Show{},
		// The screen alone: the dashboard carries them out itself, and no world hears of them.
		Theme{},
		Panel{},
		Layout{},
		Mouse{},
		Picture{},
		Toasts{},
		Quit{},
	}
}
