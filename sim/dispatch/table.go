package dispatch

import (
	"fmt"
	"reflect"

	"example.com/sosocoin/sim/command"
)

// Effect is what the commands of one type do to a T: a function of them that answers in words.
type Effect[T any] struct {
	of reflect.Type
	do func(T, command.Command) (string, error)
}

// On is the effect of the commands of type C.
func On[T any, C command.Command](do func(T, C) (string, error)) Effect[T] {
	return Effect[T]{reflect.TypeFor[C](), func(to T, c command.Command) (string, error) { return do(to, c.(C)) }}
}

// Table says what each command does to a T. Nobody writes to it.
type Table[T any] map[reflect.Type]func(T, command.Command) (string, error)

// NewTable makes the table of a list with one effect for each command.
func NewTable[T any](list ...Effect[T]) Table[T] {
	table := Table[T]{}
	for _, e := range list {
		if table[e.of] != nil {
			panic(fmt.Sprintf("dispatch: two effects of %v", e.of))
		}
		table[e.of] = e.do
	}
	return table
}

// Has reports whether a command has an effect.
func (t Table[T]) Has(c command.Command) bool { return t[reflect.TypeOf(c)] != nil }

// Do carries out a command that has an effect.
func (t Table[T]) Do(to T, c command.Command) (string, error) {
	do := t[reflect.TypeOf(c)]
	if do == nil {
		panic(fmt.Sprintf("dispatch: %T has no effect on %T", c, to))
	}
	return do(to, c)
}
