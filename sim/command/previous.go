package command

// Previous goes back to the page before of a lesson.
type Previous struct{}

func (Previous) row() row {
	return row{
		Spec: Spec{
			Kind:    View,
			Name:    "previous",
			Summary: "go back to the page before of a lesson",
			Detail:  "The world goes back too, to where that page began; what came after is forgotten. On a page on which something happened already, it first goes to the beginning of that page.",
			Example: "previous",
		},
		also:  []string{"prev", "b"},
		parse: bare(Previous{}),
	}
}

func (Previous) String() string { return "previous" }
