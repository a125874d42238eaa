package chain

import "iter"

// Get returns the transaction with this id, or nil.
func (p *Mempool) Get(id Hash) *Tx {
	if e := p.index.get(id); e != nil {
		return e.tx
	}
	return nil
}

// Has reports whether the pool holds the transaction with this id.
func (p *Mempool) Has(id Hash) bool { return p.index.get(id) != nil }

// All yields all transactions, in no particular, but a reproducible order. The pool must
// not change meanwhile.
func (p *Mempool) All() iter.Seq[*Tx] {
	return func(yield func(*Tx) bool) {
		for _, e := range p.entries {
			if !yield(e.tx) {
				return
			}
		}
	}
}

// Len returns the number of transactions.
func (p *Mempool) Len() int { return len(p.entries) }

// Bytes returns the size of all transactions together.
func (p *Mempool) Bytes() int { return p.bytes }

// Version changes whenever the content does, so that a miner knows that its
// template is old.
func (p *Mempool) Version() uint64 { return p.version }

// SpentBy returns the transaction of the pool that spends o, or nil.
func (p *Mempool) SpentBy(o Outpoint) *Tx {
	if e := p.index.spender(o); e != nil {
		return e.tx
	}
	return nil
}
