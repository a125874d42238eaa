package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// watch notes how large the mempool was at moments that an observer wants to know of,
// before the node handles what happens then or later: so nobody has to stop the network
// at those moments.
type watch struct {
	next, step netsim.Time
	sizes      []int
}

// unwatched is the watch of a node that nobody wants to know more of than how it stands.
func unwatched() watch { return watch{next: netsim.Never} }

// Watch forgets what was noted, and has the size of the mempool noted at a moment to come
// and every step after it.
func (n *Node) Watch(next, step netsim.Time) {
	n.watch = watch{next: next, step: step, sizes: n.watch.sizes[:0]}
}

// PoolAt is the size of the mempool so many steps after the moment given to Watch. That
// must have passed.
func (n *Node) PoolAt(steps int) int {
	if steps < len(n.watch.sizes) {
		return n.watch.sizes[steps]
	}
	return n.pool.Len()
}

// note notes the size of the mempool at the moments up to now.
func (w *watch) note(now netsim.Time, pool *chain.Mempool) {
	for w.next <= now {
		w.sizes = append(w.sizes, pool.Len())
		w.next += w.step
	}
}
