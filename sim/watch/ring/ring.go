package ring

import (
	"iter"
	"slices"
)

// Of keeps the newest entries of a list, as many as the limit of each Add says. It is empty at
// zero.
type Of[T any] struct {
	items []T
	next  int // where the next entry goes, once full
}

// Add adds an entry, in place of the oldest once there are as many as the limit.
func (r *Of[T]) Add(limit int, item T) {
	if len(r.items) < limit {
		r.items = append(r.items, item)
		return
	}
	r.items[r.next] = item
	r.next = (r.next + 1) % limit
}

// Len is the number of entries.
func (r *Of[T]) Len() int { return len(r.items) }

// At returns the i-th entry, oldest first.
func (r *Of[T]) At(i int) *T { return &r.items[(r.next+i)%len(r.items)] }

// All returns the entries, oldest first.
func (r *Of[T]) All() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := 0; i < len(r.items) && yield(r.At(i)); i++ {
		}
	}
}

// Clone returns a copy that goes on by itself. What entries point at is shared.
func (r *Of[T]) Clone() Of[T] { return Of[T]{slices.Clone(r.items), r.next} }
