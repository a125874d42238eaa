package sim

import (
	"slices"

	"example.com/sosocoin/chain"
)

// table holds something about each of many blocks, by Index. The zero value is empty.
type table[T any] struct{ pages[T] }

// get returns what there is about a block, for reading; nil if there is no page for it.
func (t *table[T]) get(e *chain.Entry) *T { return t.look(e.Index()) }

// edit returns what there is about a block, at first its zero value, for writing
// before the next copy is made. The block may not be one that is forgotten.
func (t *table[T]) edit(e *chain.Entry) *T { return t.change(e.Index()) }

// clone returns a copy. Neither of the two owns the pages that there are any more.
func (t *table[T]) clone() table[T] { return table[T]{t.pages.clone()} }

// pages holds many things by number, in pages that copies share until one of them
// writes: a copy costs little, however long it is. The zero value is empty.
type pages[T any] struct {
	list  []*page[T]
	gone  int // pages that were before these
	owner *owner
}

const pageSize = 64

type page[T any] struct {
	owner *owner // who may write to it
	items [pageSize]T
}

// owner is told from others by its address, so it may not be empty.
type owner struct{ _ byte }

// look returns thing i for reading; nil if there is no page for it.
func (p *pages[T]) look(i int) *T {
	at := i/pageSize - p.gone
	if at < 0 || at >= len(p.list) || p.list[at] == nil {
		return nil
	}
	return &p.list[at].items[i%pageSize]
}

// change returns thing i, at first its zero value, for writing before the next copy is
// made. It may not be one that is forgotten.
func (p *pages[T]) change(i int) *T {
	if p.owner == nil {
		p.owner = &owner{}
	}
	at := i/pageSize - p.gone
	for at >= len(p.list) {
		p.list = append(p.list, nil)
	}
	leaf := p.list[at]
	switch {
	case leaf == nil:
		leaf = &page[T]{owner: p.owner}
		p.list[at] = leaf
	case leaf.owner != p.owner:
		leaf = &page[T]{p.owner, leaf.items}
		p.list[at] = leaf
	}
	return &leaf.items[i%pageSize]
}

// forget gives up the pages before that of thing first.
func (p *pages[T]) forget(first int) {
	count := min(max(first/pageSize-p.gone, 0), len(p.list))
	if count == 0 {
		return
	}
	p.list = slices.Clone(p.list[count:])
	p.gone += count
}

// clone returns a copy. Neither of the two owns the pages that there are any more.
func (p *pages[T]) clone() pages[T] {
	p.owner = nil
	return pages[T]{list: slices.Clone(p.list), gone: p.gone}
}
