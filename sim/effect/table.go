package effect

import (
	"fmt"
	"reflect"

	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
)

// Table says what each command does. Nobody writes to it.
type Table map[reflect.Type]effect

// effect is what a command of one type does.
type effect func(*cluster.Cluster, command.Command) (string, error)

// row is the effect of one command.
type row struct {
	of reflect.Type
	do effect
}

// on is the row of the commands of a type.
func on[C command.Command](do func(*cluster.Cluster, C) (string, error)) row {
	return row{reflect.TypeFor[C](), func(w *cluster.Cluster, c command.Command) (string, error) { return do(w, c.(C)) }}
}

// rows lists the effects of all commands to the world, and the answers to all questions.
func rows() []row {
	return []row{
		// Mining.
		on(mine),
		on(hashRate),
		on(sync),
		// Money.
		on(send),
		on(respend),
		on(workload),
		on(newKey),
		// Links.
		on(link),
		on(unlink),
		on(latency),
		on(jitter),
		on(loss),
		on(bandwidth),
		on(partition),
		on(heal),
		on(cut),
		on(restore),
		on(hold),
		on(release),
		// Messages.
		on(drop),
		on(delay),
		on(duplicate),
		// Nodes.
		on(crash),
		on(restart),
		on(freeze),
		on(thaw),
		on(skew),
		on(name),
		on(add),
		on(ask),
		on(settle),
		// Questions.
		on(balance),
		on(keys),
		on(help),
	}
}

// NewTable makes the table of all effects.
func NewTable() Table {
	t := Table{}
	for _, r := range rows() {
		t[r.of] = r.do
	}
	return t
}

// Do carries out a command to the world, or a question, at the present time, and answers in
// words. An error leaves the cluster as it was.
func (t Table) Do(w *cluster.Cluster, c command.Command) (string, error) {
	do, ok := t[reflect.TypeOf(c)]
	if !ok {
		panic(fmt.Sprintf("effect: %T has none", c))
	}
	return do(w, c)
}
