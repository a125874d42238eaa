package watch

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/paged"
)

// table holds something about each of many blocks, by Index. The zero value is empty.
type table[T any] struct{ paged.List[T] }

// get returns what there is about a block, for reading; nil if there is no page for it.
func (t *table[T]) get(e *chain.Entry) *T { return t.Look(e.Index()) }

// edit returns what there is about a block, at first its zero value, for writing
// before the next copy is made. The block may not be one that is forgotten.
func (t *table[T]) edit(e *chain.Entry) *T { return t.Change(e.Index()) }

// clone returns a copy. Neither of the two owns the pages that there are any more.
func (t *table[T]) clone() table[T] { return table[T]{t.List.Clone()} }
