package watch

import (
	"iter"
	"slices"
)

// ring keeps the newest entries of a list, as many as the limit of each add says.
type ring[T any] struct {
	items []T
	next  int // where the next entry goes, once full
}

func (r *ring[T]) add(limit int, item T) {
	if len(r.items) < limit {
		r.items = append(r.items, item)
		return
	}
	r.items[r.next] = item
	r.next = (r.next + 1) % limit
}

// at returns the i-th entry, oldest first.
func (r *ring[T]) at(i int) *T { return &r.items[(r.next+i)%len(r.items)] }

// all returns the entries, oldest first.
func (r *ring[T]) all() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := 0; i < len(r.items) && yield(r.at(i)); i++ {
		}
	}
}

func (r *ring[T]) clone() ring[T] { return ring[T]{slices.Clone(r.items), r.next} }
