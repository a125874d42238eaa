package command

import (
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Command is one thing to do. Each has a file of its own, with its values, its row, how it is
// read and how it is written.
type Command interface {
	String() string // as Parse reads it
	row() row
}

// Kind groups commands by what they can touch.
type Kind uint8

// The kinds of commands: those that change the world, those that only read it,
// and those that steer what is seen and how fast.
const (
	World Kind = iota
	Question
	View
)

// String returns the kind in one word.
func (k Kind) String() string { return [...]string{"world", "question", "view"}[k] }

// KindOf returns what c can touch.
func KindOf(c Command) Kind { return c.row().Kind }

// Scripted reports whether a scenario may give c: what is about the world, and what a dashboard
// is asked to show then.
func Scripted(c Command) bool { return c.row().Kind != View || c.row().scripted }

// Spec describes a command to people.
type Spec struct {
	Name    string
	Args    string // "FROM TO AMOUNT [fee=AMOUNT]"; empty: none
	Summary string // one line
	Detail  string // what happens, in a paragraph or two
	Example string // a line that Parse accepts
	Kind    Kind
}

func (s Spec) usage() string { return strings.TrimSuffix(s.Name+" "+s.Args, " ") }

// row is a command's row of the table.
type row struct {
	Spec
	options   []string // the names of its key=value options
	oneOption bool     // of which at most one may be given
	also      []string // words by which a newcomer might look for it
	reserves  []string // words of its arguments that no node or payment may be called
	scripted  bool     // whether a scenario may give it though it is about what is seen
	parse     func(*arguments) Command
}

// arguments are the words after a command's name, and what is known to read them by.
type arguments struct {
	*argument.Reader
	known Known
}

func newArguments(k Known, r row, words []lex.Word, end int) *arguments {
	form := argument.Form{Usage: r.usage(), Options: r.options, OneOption: r.oneOption}
	return &arguments{argument.NewReader(form, words, end), k}
}

func read[T any](a *arguments, k argument.Kind[T]) T { return argument.Read(a.Reader, k) }

func optional[T any](a *arguments, k argument.Kind[T]) (T, bool) {
	return argument.Optional(a.Reader, k)
}

func option[T any](a *arguments, name string, k argument.Kind[T]) (T, bool) {
	return argument.Option(a.Reader, name, k)
}

// bare makes the reader of a command without arguments.
func bare(c Command) func(*arguments) Command { return func(*arguments) Command { return c } }

// onNodes makes the reader of a command that takes a list of nodes.
func onNodes[C Command](of func(nodeset.List) C) func(*arguments) Command {
	return func(a *arguments) Command { return of(read(a, a.known.nodesKind())) }
}
