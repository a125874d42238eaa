package grammar

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Arguments are the words after a command's name, and what is known to read them by.
type Arguments struct {
	*argument.Reader
	Known    Known
	language Language
}

func (l Language) arguments(known Known, r Row, words []lex.Word, end int) *Arguments {
	form := argument.Form{Usage: r.Spec().usage(), Options: r.Options, OneOption: r.OneOption, AnyOption: r.AnyOption}
	return &Arguments{argument.NewReader(form, words, end), known, l}
}

// Read takes a word that must be there.
func Read[T any](a *Arguments, k argument.Kind[T]) T { return argument.Read(a.Reader, k) }

// Optional takes a word that may be left out; ok says whether it is there and right.
func Optional[T any](a *Arguments, k argument.Kind[T]) (v T, ok bool) {
	return argument.Optional(a.Reader, k)
}

// Option reads an option that may be left out; ok says whether it is there and right.
func Option[T any](a *Arguments, name string, k argument.Kind[T]) (v T, ok bool) {
	return argument.Option(a.Reader, name, k)
}

// Bare makes the reader of a command without arguments.
func Bare(c Command) func(*Arguments) Command { return func(*Arguments) Command { return c } }

// OnNodes makes the reader of a command that takes a list of nodes.
func OnNodes[C Command](of func(nodeset.List) C) func(*Arguments) Command {
	return func(a *Arguments) Command { return of(a.Nodes()) }
}
