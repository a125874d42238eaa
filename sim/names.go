package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

// Name is a node's name, by which all that is told of it calls it: the one that a command
// gave it, else n3.
func (w *World) Name(id int) string { return w.cluster.Name(id) }

// Names are the names that commands gave, as lines are to be read with them.
func (w *World) Names() nodeset.Names { return w.cluster.Called().Names() }

// Known is what lines can speak of. Nobody writes to it once it is in a view.
func (w *World) Known() command.Known { return w.cluster.Known() }

// Say writes a command for people.
func (w *World) Say(c command.Command) string { return command.Say(c, w.Name) }

// Region names the region that a node is in; "" where the world has none.
func (w *World) Region(id int) string { return w.cluster.Region(id) }

// Payment is the transaction that a command gave a word, or nil.
func (w *World) Payment(word string) *chain.Tx { return w.cluster.Paid[word].Tx }
