package command

// Resume lets virtual time go on.
type Resume struct{}

func (Resume) row() row {
	return row{
		Spec: Spec{
			Kind:    View,
			Name:    "resume",
			Summary: "let virtual time go on",
			Detail:  "It goes on at the speed that was set last.",
			Example: "resume",
		},
		also:     []string{"continue", "unpause"},
		scripted: true,
		parse:    bare(Resume{}),
	}
}

func (Resume) String() string { return "resume" }
