package chain

// Template returns the transactions for a block on tip, at most maxBytes of
// them together, and their fees. Packages go by falling fee rate, parents come
// before children, ties go by id. A package that does not fit gives what room
// there is to those of its transactions that do.
//
// Asked for another tip than the one that the pool was last told of, it checks
// everything again and leaves out what is not valid there.
func (p *Mempool) Template(tip *Entry, maxBytes int) ([]*Tx, Amount) {
	packages := p.rank()
	p.mark++
	f := filling{p: p, tip: tip, room: maxBytes, generation: p.mark, strange: tip != p.at}
	f.subsidy = tip.store.params.SubsidyAt(tip.Height() + 1)
	for _, b := range packages {
		// In a strange tip's chain ancestors may be confirmed, so each goes alone.
		if b.size > f.room && len(b.txs) == 1 {
			continue
		}
		if !f.strange && b.size <= f.room && f.affords(b.fee) && f.ready(b) {
			for _, e := range b.txs {
				f.take(e)
			}
			continue
		}
		for _, e := range b.txs {
			if e.tx.Size() <= f.room && f.affords(e.fee) && f.fits(e) {
				f.take(e)
			}
		}
	}
	return f.txs, f.fees
}

// filling is a block's content in the making.
type filling struct {
	p          *Mempool
	tip        *Entry
	strange    bool // the pool was not made for this tip
	room       int  // bytes left
	subsidy    Amount
	generation uint64
	txs        []*Tx
	fees       Amount
	made       map[Outpoint]Unspent // outputs of txs; only for a strange tip
}

// affords reports whether the coinbase can pay out fee beside the rest. It always
// can, unless rules were left out that keep fees positive and sums small.
func (f *filling) affords(fee Amount) bool {
	sum, err := f.fees.Add(fee)
	if err == nil {
		sum, err = sum.Add(f.subsidy)
	}
	return err == nil && sum >= 0
}

// ready reports whether no package that b builds on was left out.
func (f *filling) ready(b bundle) bool {
	if len(f.txs) > 0 && len(b.txs) == 1 && len(b.txs[0].parents) == 0 {
		return true
	}
	f.p.mark++
	for _, e := range b.txs {
		e.seen = f.p.mark
		for _, parent := range e.parents {
			if parent.seen != f.p.mark && parent.placed != f.generation {
				return false
			}
		}
	}
	return true
}

// fits reports whether e may come next.
func (f *filling) fits(e *pooled) bool {
	if f.strange {
		return f.validOnTip(e)
	}
	for _, parent := range e.parents {
		if parent.placed != f.generation {
			return false
		}
	}
	return true
}

func (f *filling) validOnTip(e *pooled) bool {
	utxo := f.tip.UTXO()
	coin := func(o Outpoint) (Unspent, bool) {
		if c, ok := f.made[o]; ok {
			return c, true
		}
		return utxo.Get(o)
	}
	id := e.tx.ID()
	for i := range e.tx.Out {
		if _, confirmed := utxo.Get(Outpoint{id, uint32(i)}); confirmed {
			return false
		}
	}
	for _, in := range e.tx.In {
		if _, ok := coin(in.Prev); !ok {
			return false
		}
	}
	// Its signatures hold wherever its inputs exist: an outpoint names its owner.
	_, err := CheckTx(e.tx, coin, f.tip.Height()+1, f.p.rules.Without(RuleSignatures), f.tip.store.params)
	return err == nil
}

func (f *filling) take(e *pooled) {
	e.placed = f.generation
	f.txs = append(f.txs, e.tx)
	f.fees += e.fee
	f.room -= e.tx.Size()
	if f.strange {
		if f.made == nil {
			f.made = map[Outpoint]Unspent{}
		}
		for i, out := range e.tx.Out {
			f.made[Outpoint{e.tx.ID(), uint32(i)}] = Unspent{Out: out, Height: f.tip.Height() + 1}
		}
	}
}

// List returns all transactions in the order in which a block would take them.
func (p *Mempool) List() []PoolTx {
	list := make([]PoolTx, 0, len(p.entries))
	for _, b := range p.rank() {
		for _, e := range b.txs {
			list = append(list, e.pool())
		}
	}
	return list
}

// Find returns what the pool knows of a transaction; false if it has none with this id.
func (p *Mempool) Find(id Hash) (PoolTx, bool) {
	e := p.index.get(id)
	if e == nil {
		return PoolTx{}, false
	}
	return e.pool(), true
}

func (e *pooled) pool() PoolTx {
	tx := PoolTx{Tx: e.tx, Fee: e.fee, Size: e.tx.Size(), Since: e.since}
	for _, parent := range e.parents {
		tx.Parents = append(tx.Parents, parent.tx.ID())
	}
	return tx
}
