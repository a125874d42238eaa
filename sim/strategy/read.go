package strategy

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/plain"
)

// must reads an option that cannot be left out.
func must[T any](a *grammar.Arguments, name string, k argument.Kind[T]) T {
	v, ok := grammar.Option(a, name, k)
	if !ok {
		a.Offer(argument.Words(name + "="))
		a.Missing(name + "=, " + k.Expected)
	}
	return v
}

// optional reads an option that has a value of its own where it is left out.
func optional[T any](a *grammar.Arguments, name string, k argument.Kind[T], otherwise T) T {
	if v, ok := grammar.Option(a, name, k); ok {
		return v
	}
	return otherwise
}

// Read reads a way: a word such as selfish, or one with a value such as stubborn=L, and the
// options that go with it. What is refused the reader keeps; then the way is nil or unfinished.
func Read(a *grammar.Arguments) Way {
	var alone, fitting []form // that are a word alone, and of those the ones that the options go with
	var valued []string
	for _, way := range ways() {
		f := way.form()
		switch {
		case f.value == "":
			alone = append(alone, f)
			if a.GivenOnly(f.names()) {
				fitting = append(fitting, f)
			}
		case a.Given(f.word):
			a.Allow(append(f.names(), f.word)...)
			return f.read(a)
		default:
			valued = append(valued, f.word+"=")
		}
	}
	return readWord(a, alone, fitting, valued)
}

// readWord reads a way that is a word alone.
func readWord(a *grammar.Arguments, alone, fitting []form, valued []string) Way {
	if len(fitting) > 0 && a.Awaits() {
		fitting[0].read(a) // which offers what the option could be
	}
	kind := argument.OneOf[uint8](wordsOf(alone)).Offering(argument.Words(wordsOf(fitting)...))
	at, ok := grammar.Optional(a, kind)
	switch {
	case ok:
		f := alone[at]
		a.Allow(f.names()...)
		return f.read(a)
	case len(fitting) == len(alone):
		a.Missing(kind.Expected + ", or " + plain.Or(valued))
	default:
		var names []string
		for _, f := range fitting {
			names = append(names, f.names()...)
		}
		a.Allow(names...) // which refuses, where none fits
		if len(fitting) > 0 {
			a.Missing(plain.Or(wordsOf(fitting)))
		}
	}
	return nil
}

func wordsOf(forms []form) []string {
	list := make([]string, len(forms))
	for i, f := range forms {
		list[i] = f.word
	}
	return list
}

// names are those of the options that have a value.
func (f *form) names() (list []string) {
	for _, o := range f.options {
		if o.value != "" {
			list = append(list, o.name)
		}
	}
	return list
}

// Options are the names of all options, those with a value in place of a word first.
func Options() []string {
	var valued, others []string
	for _, way := range ways() {
		f := way.form()
		if f.value != "" {
			valued = append(valued, f.word)
		}
		for _, name := range f.names() {
			if !slices.Contains(others, name) {
				others = append(others, name)
			}
		}
	}
	return append(valued, others...)
}

// Usage is what a line can say: "honest|selfish|optimal [alpha=SHARE] ...".
func Usage() string {
	list := make([]string, len(ways()))
	for i, way := range ways() {
		list[i] = way.form().usage()
	}
	return strings.Join(list, "|")
}

// Pools says what several nodes do that follow one way.
func Pools() string {
	var list []string
	for _, way := range ways() {
		if f := way.form(); f.pools {
			list = append(list, f.word)
		}
	}
	return "Several nodes that are told " + plain.Or(list) + " are a pool, which shares one private branch: the first, which has the lowest number, leads, and the others, which get a link to it where they have none, mine what it orders. With each, each node has a branch of its own."
}

func (f form) usage() string {
	s := f.word
	if f.value != "" {
		s += "=" + f.value
	}
	for _, o := range f.options {
		text := o.name
		if o.value != "" {
			text += "=" + o.value
		}
		if !o.must {
			text = "[" + text + "]"
		}
		s += " " + text
	}
	return s
}

// keeping is what selfish and the next three do with their blocks.
const keeping = "back and mine on them in private, and publish some when others find one, so that the work of honest nodes is wasted."

// Doc says what all ways are, in a sentence or more each.
func Doc() string {
	var list []string
	for _, way := range ways() {
		f := way.form()
		if _, first := way.(Selfish); first {
			list = append(list, f.word+" and the next three keep theirs "+keeping)
		}
		if f.doc != "" {
			list = append(list, f.doc)
		}
	}
	return strings.Join(list, " ")
}
