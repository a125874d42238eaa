package command

// Quit leaves the dashboard.
type Quit struct{}

func (Quit) row() row {
	return row{
		Spec: Spec{
			Kind:    View,
			Name:    "quit",
			Summary: "leave the dashboard",
			Detail:  "The run ends and the terminal is given back as it was.",
			Example: "quit",
		},
		also:  []string{"exit", "q", "bye"},
		parse: bare(Quit{}),
	}
}

func (Quit) String() string { return "quit" }
