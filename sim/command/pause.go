package command

// Pause stops virtual time.
type Pause struct{}

func (Pause) row() row {
	return row{
		Spec: Spec{
			Kind:    View,
			Name:    "pause",
			Summary: "stop virtual time",
			Detail:  "Nothing happens in the world until resume or step. World commands still work, and are stamped with the time at which it stands.",
			Example: "pause",
		},
		also:     []string{"halt"},
		scripted: true,
		parse:    bare(Pause{}),
	}
}

func (Pause) String() string { return "pause" }
