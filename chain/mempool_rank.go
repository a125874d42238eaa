package chain

import (
	"bytes"
	"slices"
)

// bundle is a package: a transaction with those of its unconfirmed ancestors
// that no better package took before, parents first, its own last.
type bundle struct {
	fee  Amount
	size int // bytes
	txs  []*pooled
}

// candidate is a transaction in the heap with its package's bytes and fee rate
// when it was put there.
type candidate struct {
	e    *pooled
	size int
	rate float64 // base units per byte
}

// feeRate returns base units per byte. Rates that a float64 cannot tell apart
// count as equal.
func feeRate(fee Amount, size int) float64 { return float64(fee) / float64(size) }

// before reports whether a goes into a block first: by fee rate, then by id.
func (a candidate) before(b candidate) bool {
	if a.rate != b.rate {
		return a.rate > b.rate
	}
	return bytes.Compare(a.e.tx.id[:], b.e.tx.id[:]) < 0
}

// rank returns all packages in the order in which a block takes them: always
// the one with the highest fee rate, counting only ancestors that are not placed
// yet. So every transaction comes after its parents.
//
// Placing a package changes the rates of all that descends from it. Where a rate
// falls the heap is left as it is, since an old rate is then an upper bound, put
// right when it comes to the top. Only where a rate rises (a sibling has paid for
// the common parent) the heap learns of it at once.
func (p *Mempool) rank() []bundle {
	if p.ranked {
		return p.packages
	}
	p.mark++
	r := ranking{pool: p, generation: p.mark, order: make([]*pooled, 0, len(p.entries))}
	r.queue = make([]candidate, 0, len(p.entries))
	for _, e := range p.entries {
		p.mark++
		e.packedFee, e.packed = 0, 0
		r.measure(e, e)
		r.queue = append(r.queue, e.candidate())
	}
	// A sorted slice is a heap.
	slices.SortFunc(r.queue, func(a, b candidate) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	packages := p.packages[:0]
	for len(r.queue) > 0 {
		top := r.queue[0]
		switch e := top.e; {
		case e.placed == r.generation:
			r.pop()
		case e.packed != top.size:
			r.queue[0] = e.candidate()
			r.sink()
		default:
			r.pop()
			packages = append(packages, r.take(e))
		}
	}
	clear(packages[len(packages):cap(packages)]) // let go of what left the pool
	p.packages, p.ranked = packages, true
	return packages
}

// candidate returns e as it is to stand in the heap.
func (e *pooled) candidate() candidate {
	return candidate{e, e.packed, feeRate(e.packedFee, e.packed)}
}

// ranking is a run of rank.
type ranking struct {
	pool       *Mempool
	generation uint64
	queue      []candidate // a heap, the best first
	order      []*pooled
}

// measure adds e and its ancestors to the package of child.
func (r *ranking) measure(child, e *pooled) {
	e.seen = r.pool.mark
	child.packedFee += e.fee
	child.packed += e.tx.size
	for _, parent := range e.parents {
		if parent.seen != r.pool.mark {
			r.measure(child, parent)
		}
	}
}

// take places the package of e and takes it out of those of its descendants.
// What descends from e descends from the whole package, so it loses all of it at
// once; what descends from others of the package loses those one by one.
func (r *ranking) take(e *pooled) bundle {
	from, b := len(r.order), bundle{fee: e.packedFee, size: e.packed}
	r.place(e)
	b.txs = r.order[from:len(r.order):len(r.order)]
	r.pool.mark++
	whole := r.pool.mark
	r.relieve(e, b.fee, b.size, whole, whole)
	for _, member := range b.txs[:len(b.txs)-1] {
		r.pool.mark++
		r.relieve(member, member.fee, member.tx.size, r.pool.mark, whole)
	}
	return b
}

// place appends e to the order, after its ancestors that are not placed yet.
func (r *ranking) place(e *pooled) {
	e.placed = r.generation
	for _, parent := range e.parents {
		if parent.placed != r.generation {
			r.place(parent)
		}
	}
	r.order = append(r.order, e)
}

// relieve takes fee and size out of the packages of all that descends from e,
// but for what is marked as relieved of the whole package.
func (r *ranking) relieve(e *pooled, fee Amount, size int, mark, whole uint64) {
	for _, child := range e.children {
		if child.seen == mark || child.relieved == whole {
			continue
		}
		child.seen = mark
		if mark == whole {
			child.relieved = whole
		}
		if child.placed != r.generation {
			before := feeRate(child.packedFee, child.packed)
			child.packedFee -= fee
			child.packed -= size
			if now := child.candidate(); now.rate > before {
				r.push(now)
			}
		}
		r.relieve(child, fee, size, mark, whole)
	}
}

func (r *ranking) push(c candidate) {
	q := append(r.queue, c)
	for i := len(q) - 1; i > 0; {
		parent := (i - 1) / 2
		if !q[i].before(q[parent]) {
			break
		}
		q[i], q[parent] = q[parent], q[i]
		i = parent
	}
	r.queue = q
}

func (r *ranking) pop() {
	last := len(r.queue) - 1
	r.queue[0] = r.queue[last]
	r.queue = r.queue[:last]
	r.sink()
}

// sink moves the top of the heap down to where it belongs.
func (r *ranking) sink() {
	q := r.queue
	for i := 0; ; {
		best := 2*i + 1
		if best >= len(q) {
			return
		}
		if right := best + 1; right < len(q) && q[right].before(q[best]) {
			best = right
		}
		if !q[best].before(q[i]) {
			return
		}
		q[i], q[best] = q[best], q[i]
		i = best
	}
}

// rankNew keeps the ranking up to date where that is cheap: an entry without
// relatives is a package of its own and changes no other, so it goes before the
// first that it beats.
func (p *Mempool) rankNew(e *pooled) {
	if !p.ranked || len(e.parents) > 0 || len(e.children) > 0 {
		p.ranked = false
		return
	}
	e.packedFee, e.packed = e.fee, e.tx.size
	own := e.candidate()
	at := slices.IndexFunc(p.packages, func(b bundle) bool {
		return own.before(candidate{b.txs[len(b.txs)-1], b.size, feeRate(b.fee, b.size)})
	})
	if at < 0 {
		at = len(p.packages)
	}
	p.packages = slices.Insert(p.packages, at, bundle{e.fee, e.tx.size, []*pooled{e}})
}

// removeLone removes e and keeps the ranking up to date if e has no relatives.
func (p *Mempool) removeLone(e *pooled) {
	keep := p.ranked && len(e.parents) == 0 && len(e.children) == 0
	p.remove(e)
	if keep {
		p.packages = slices.DeleteFunc(p.packages, func(b bundle) bool { return b.txs[0] == e })
		p.ranked = true
	}
}
