package chain

// makeRoom keeps the pool within its limit after e came in. What pays least for
// its place goes, with all that spends from it; if e is part of that, e alone is
// refused and the others stay.
func (p *Mempool) makeRoom(e *pooled) error {
	if p.bytes <= p.limit {
		return nil
	}
	victims, generation, rate := p.overflow(e)
	if e.placed == generation {
		full := ErrFull{Tx: e.tx.ID(), Rate: rate, Limit: p.limit}
		if next := p.cheapest(generation); next.e != nil {
			full.Lowest = next.rate
		}
		p.removeLone(e)
		return full
	}
	p.evict(victims)
	return nil
}

// overflow chooses what has to go, parents before children, and marks it as
// placed in the generation that it returns. Rate is that of the package that
// took e along, if one did.
func (p *Mempool) overflow(e *pooled) (victims []*pooled, generation uint64, rate float64) {
	p.mark++
	generation = p.mark
	for over := p.bytes - p.limit; over > 0; {
		worst := p.cheapest(generation)
		for _, member := range p.descendants(worst.e) {
			if member.placed == generation {
				continue
			}
			member.placed = generation
			victims = append(victims, member)
			over -= member.tx.Size()
			if member == e {
				rate = worst.rate
			}
		}
	}
	return victims, generation, rate
}

// evict removes the victims of overflow.
func (p *Mempool) evict(victims []*pooled) {
	for i := len(victims) - 1; i >= 0; i-- {
		p.removeLone(victims[i])
	}
}

// cheapest returns the transaction that is worth least, of those not marked with
// generation: by its own fee rate or by that with all its descendants, whichever
// is higher, since they may pay for it. Of equal ones it is that which a block
// would take last.
func (p *Mempool) cheapest(generation uint64) candidate {
	var worst candidate
	for _, e := range p.entries {
		if e.placed == generation {
			continue
		}
		c := candidate{e, e.tx.size, feeRate(e.fee, e.tx.size)}
		if len(e.children) > 0 {
			p.mark++
			fee, size := e.withDescendants(p.mark, generation)
			c.rate = max(c.rate, feeRate(fee, size))
		}
		if worst.e == nil || worst.before(c) {
			worst = c
		}
	}
	return worst
}

// withDescendants adds up e and all unmarked transactions that spend from it.
func (e *pooled) withDescendants(mark, generation uint64) (fee Amount, size int) {
	e.seen = mark
	fee, size = e.fee, e.tx.size
	for _, child := range e.children {
		if child.seen != mark && child.placed != generation {
			childFee, childSize := child.withDescendants(mark, generation)
			fee, size = fee+childFee, size+childSize
		}
	}
	return fee, size
}
