package command

// Undo goes back to before the last world command, and leaves it out.
type Undo struct{}

func (Undo) row() row {
	return row{
		Spec: Spec{
			Kind:    View,
			Name:    "undo",
			Summary: "go back to before the last command, and leave it out",
			Detail:  "The world goes back to the moment at which the last command was given that changed it, and goes on from there without it, on a new branch. What had come of it stays on the old one.",
			Example: "undo",
		},
		also:  []string{"u", "revert"},
		parse: bare(Undo{}),
	}
}

func (Undo) String() string { return "undo" }
