package command

// Save writes the run so far as a scenario that replays it: "save my.scenario".
type Save struct{ File string }

func (Save) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "save", Args: "FILE",
			Summary: "write this run as a scenario that replays it",
			Detail: "The file has the world's settings, each command with its virtual time, and digests, by which a replay sees whether it is the same run. " +
				"It is written aside and renamed when it is whole; a pipe or standard output is for --record. Play it with play FILE, or with --scenario FILE.",
			Example: "save my.scenario",
		},
		also:  []string{"record", "write", "export"},
		parse: func(a *arguments) Command { return parseSave(a) },
	}
}

func parseSave(a *arguments) Command {
	k := fileKind("a file's name")
	k.offers = words("my.scenario")
	return Save{read(a, k)}
}

func (c Save) String() string { return "save " + c.File }
