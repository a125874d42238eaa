package grammar

import (
	"slices"

	"example.com/sosocoin/sim/nodeset"
)

// Known is what there is in a world to choose from. Lines that are read with it may call
// nodes by their names, and the nodes of a region by that of the region.
type Known struct {
	nodeset.Called
	Payments  []string  // that have a word
	Scenarios []string  // that can be played by name
	Settings  []string  // of a new world, by their names
	Steps     []Spec    // lines that are no commands but that the world takes as well
	Messages  []Message // under way, some of them at least
	Panels    []string  // of the dashboard, by their names
	Layouts   []string  // what the command layout can be told
}

// Step describes the step called name.
func (k Known) Step(name string) (Spec, bool) {
	i := slices.IndexFunc(k.Steps, func(s Spec) bool { return s.Name == name })
	if i < 0 {
		return Spec{}, false
	}
	return k.Steps[i], true
}

// teacher is a command that gives something a word, by which later lines may speak of it.
type teacher interface{ Teach(*Known) }

// Learn notes what a command gives later lines to speak of: the name of a node, the word of a
// payment.
func (k *Known) Learn(c Command) {
	if t, ok := c.(teacher); ok {
		t.Teach(k)
	}
}

// LearnPayment notes the word of a payment, if it has one.
func (k *Known) LearnPayment(word string) {
	if word != "" {
		k.Payments = append(k.Payments, word)
	}
}
