package command

// Next goes on where a scenario waits.
type Next struct{}

func (Next) row() row {
	return row{
		Spec: Spec{
			Kind:    View,
			Name:    "next",
			Summary: "go on where a scenario or a lesson waits",
			Detail:  "In a lesson it goes to the next page, whether or not all there is to do on this one is done.",
			Example: "next",
		},
		also:  []string{"n", "go"},
		parse: bare(Next{}),
	}
}

func (Next) String() string { return "next" }
