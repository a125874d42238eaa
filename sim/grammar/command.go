package grammar

import (
	"strings"
)

// Command is one thing to do.
type Command interface {
	String() string // as it is read
	Row() Row
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
func KindOf(c Command) Kind { return c.Row().Kind }

// Scripted reports whether a scenario may give c: what is about the world, and what a dashboard
// is asked to show then.
func Scripted(c Command) bool { r := c.Row(); return r.Kind != View || r.Scripted }

// Spec describes a command to people.
type Spec struct {
	Name    string
	Args    string // "FROM TO AMOUNT [fee=AMOUNT]"; empty: none
	Summary string // one line
	Detail  string // what happens, in a paragraph or two
	Example string // a line that is read as this command
	Kind    Kind
}

func (s Spec) usage() string { return strings.TrimSuffix(s.Name+" "+s.Args, " ") }

// Row is a command's row of the table: what people are told of it, as in a [Spec], and how its
// arguments are read.
type Row struct {
	Name, Args, Summary, Detail, Example string
	Kind                                 Kind

	Options   []string // the names of its key=value options
	OneOption bool     // of which at most one may be given
	AnyOption bool     // somebody else knows what options there are
	Also      []string // words by which a newcomer might look for it
	Reserves  []string // words of its arguments that no node or payment may be called
	Scripted  bool     // whether a scenario may give it though it is about what is seen
	Parse     func(*Arguments) Command
	Long      func(*Row) // fills in what is put together from tables; every line asks all rows for their names
}

// Whole is the row with what is long about it.
func (r Row) Whole() Row {
	if r.Long != nil {
		r.Long(&r)
	}
	return r
}

// Spec is what people are told of a command.
func (r Row) Spec() Spec {
	r = r.Whole()
	return Spec{r.Name, r.Args, r.Summary, r.Detail, r.Example, r.Kind}
}
