package command

import "example.com/sosocoin/sim/grammar"

// Previous goes back to the page before of a lesson.
type Previous struct{}

func (Previous) Row() grammar.Row {
	return grammar.Row{
		Kind:    grammar.View,
		Name:    "previous",
		Summary: "go back to the page before of a lesson",
		Detail:  "The world goes back too, to where that page began; what came after is forgotten. On a page on which something happened already, it first goes to the beginning of that page.",
		Example: "previous",
		Also:    []string{"prev", "b"},
		Parse:   grammar.Bare(Previous{}),
	}
}

func (Previous) String() string { return "previous" }
