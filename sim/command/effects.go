package command

import (
	"fmt"
	"reflect"
)

// Effect is what the commands of one type do to a T: a function of them that answers in words.
type Effect[T any] struct {
	of reflect.Type
	do func(T, Command) (string, error)
}

// On is the effect of the commands of type C.
func On[T any, C Command](do func(T, C) (string, error)) Effect[T] {
	return Effect[T]{reflect.TypeFor[C](), func(to T, c Command) (string, error) { return do(to, c.(C)) }}
}

// Effects says what each command does to a T. Nobody writes to it.
type Effects[T any] map[reflect.Type]func(T, Command) (string, error)

// NewEffects makes the table of a list with one effect for each command.
func NewEffects[T any](list ...Effect[T]) Effects[T] {
	table := Effects[T]{}
	for _, e := range list {
		if table[e.of] != nil {
			panic(fmt.Sprintf("command: two effects of %v", e.of))
		}
		table[e.of] = e.do
	}
	return table
}

// Has reports whether a command has an effect.
func (e Effects[T]) Has(c Command) bool { return e[reflect.TypeOf(c)] != nil }

// Do carries out a command that has an effect.
func (e Effects[T]) Do(to T, c Command) (string, error) {
	do := e[reflect.TypeOf(c)]
	if do == nil {
		panic(fmt.Sprintf("command: %T has no effect on %T", c, to))
	}
	return do(to, c)
}
