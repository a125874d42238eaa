package command

// commands lists all commands, in the order in which help shows them.
func commands() []Command {
	return []Command{
		// Blocks and money.
		Mine{},
		Send{},
		Respend{},
		Sync{},
		NewKey{},
		Workload{},
		Ask{},
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

// table has the rows of all commands.
func table() []row {
	list := commands()
	rows := make([]row, len(list))
	for i, c := range list {
		rows[i] = c.row()
	}
	return rows
}

// Specs describes all commands in the order in which help lists them.
func Specs() []Spec {
	rows := table()
	specs := make([]Spec, len(rows))
	for i, r := range rows {
		specs[i] = r.Spec
	}
	return specs
}

// Lookup returns the description of the command called name.
func Lookup(name string) (Spec, bool) {
	for _, r := range table() {
		if r.Name == name {
			return r.Spec, true
		}
	}
	return Spec{}, false
}
