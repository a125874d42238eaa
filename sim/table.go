package sim

import (
	"slices"

	"example.com/sosocoin/chain"
)

// table holds something about each of many blocks, in pages that copies share until
// one of them writes: a copy of a world costs little, however long its chain is. The
// zero value is empty.
type table[T any] struct {
	pages []*page[T]
	gone  int // pages that were before these
	owner *owner
}

const pageSize = 64

type page[T any] struct {
	owner  *owner // whose table may write to it
	blocks [pageSize]T
}

// owner is told from others by its address, so it may not be empty.
type owner struct{ _ byte }

// get returns what there is about a block, for reading; nil if there is no page for it.
func (t *table[T]) get(e *chain.Entry) *T {
	at := e.Index()/pageSize - t.gone
	if at < 0 || at >= len(t.pages) || t.pages[at] == nil {
		return nil
	}
	return &t.pages[at].blocks[e.Index()%pageSize]
}

// edit returns what there is about a block, at first its zero value, for writing
// before the next copy is made. The block may not be one that is forgotten.
func (t *table[T]) edit(e *chain.Entry) *T {
	if t.owner == nil {
		t.owner = &owner{}
	}
	at := e.Index()/pageSize - t.gone
	for at >= len(t.pages) {
		t.pages = append(t.pages, nil)
	}
	p := t.pages[at]
	switch {
	case p == nil:
		p = &page[T]{owner: t.owner}
		t.pages[at] = p
	case p.owner != t.owner:
		p = &page[T]{t.owner, p.blocks}
		t.pages[at] = p
	}
	return &p.blocks[e.Index()%pageSize]
}

// forget gives up the pages before that of the block with an Index.
func (t *table[T]) forget(first int) {
	pages := min(max(first/pageSize-t.gone, 0), len(t.pages))
	t.pages = slices.Clone(t.pages[pages:])
	t.gone += pages
}

// clone returns a copy. Neither of the two owns the pages that there are any more.
func (t *table[T]) clone() table[T] {
	t.owner = nil
	return table[T]{pages: slices.Clone(t.pages), gone: t.gone}
}
