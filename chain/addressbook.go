package chain

import "sync"

// addressBook remembers addresses that are valid: most payments go to one that was paid
// before, and to look whether a point is on the curve takes as long as forty hashes. Any
// number of goroutines may use it.
type addressBook struct {
	mu    sync.RWMutex
	known map[Address]struct{}
}

// bookLimit is how many addresses a book remembers before it begins anew, so that it
// cannot be made to grow without end.
const bookLimit = 1 << 17

// valid reports whether an address is a compressed point on the curve.
func (b *addressBook) valid(a Address) bool {
	if b == nil {
		return a.valid()
	}
	b.mu.RLock()
	_, known := b.known[a]
	b.mu.RUnlock()
	if known {
		return true
	}
	if !a.valid() {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.known == nil || len(b.known) >= bookLimit {
		b.known = make(map[Address]struct{})
	}
	b.known[a] = struct{}{}
	return true
}
