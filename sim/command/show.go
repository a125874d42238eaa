package command

// Show does a lesson's task.
type Show struct{}

func (Show) row() row {
	return row{
		Spec: Spec{
			Kind:    View,
			Name:    "show",
			Summary: "show how a lesson's task is done",
			Detail:  "It gives the commands that do the first task that is still open.",
			Example: "show",
		},
		also:  []string{"solve", "hint"},
		parse: bare(Show{}),
	}
}

func (Show) String() string { return "show" }
