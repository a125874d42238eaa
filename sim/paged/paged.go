package paged

import "slices"

// List holds many things by number, in pages that copies share until one of them
// writes: a copy costs little, however long it is. The zero value is empty.
type List[T any] struct {
	list  []*page[T]
	gone  int // pages that were before these
	owner *owner
}

// PageSize is how many things a page holds.
const PageSize = 64

type page[T any] struct {
	owner *owner // who may write to it
	items [PageSize]T
}

// owner is told from others by its address, so it may not be empty.
type owner struct{ _ byte }

// Look returns thing i for reading; nil if there is no page for it.
func (p *List[T]) Look(i int) *T {
	at := i/PageSize - p.gone
	if at < 0 || at >= len(p.list) || p.list[at] == nil {
		return nil
	}
	return &p.list[at].items[i%PageSize]
}

// Change returns thing i, at first its zero value, for writing before the next copy is
// made. It may not be one that is forgotten.
func (p *List[T]) Change(i int) *T {
	if p.owner == nil {
		p.owner = &owner{}
	}
	at := i/PageSize - p.gone
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
	return &leaf.items[i%PageSize]
}

// Forget gives up the pages before that of thing first.
func (p *List[T]) Forget(first int) {
	count := min(max(first/PageSize-p.gone, 0), len(p.list))
	if count == 0 {
		return
	}
	p.list = slices.Clone(p.list[count:])
	p.gone += count
}

// Clone returns a copy. Neither of the two owns the pages that there are any more.
func (p *List[T]) Clone() List[T] {
	p.owner = nil
	return List[T]{list: slices.Clone(p.list), gone: p.gone}
}

// Pages is the number of pages that the list keeps.
func (p *List[T]) Pages() int { return len(p.list) }
