package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Save writes the run so far as a scenario that replays it: "save my.scenario".
type Save struct{ File string }

func (Save) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "save", Args: "FILE",
		Summary: "write this run as a scenario that replays it",
		Detail: "The file has the world's settings, each command with its virtual time, and digests, by which a replay sees whether it is the same run. " +
			"It is written aside and renamed when it is whole; a pipe or standard output is for --record. Play it with play FILE, or with --scenario FILE.",
		Example: "save my.scenario",
		Also:    []string{"record", "write", "export"},
		Parse: func(a *grammar.Arguments) Command {
			return Save{grammar.Read(a, argument.File("a file's name").Offering(argument.Words("my.scenario")))}
		},
	}
}

func (c Save) String() string { return "save " + c.File }
