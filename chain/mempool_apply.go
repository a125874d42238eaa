package chain

// Fate says what a change of tip did to the mempool.
type Fate struct {
	Confirmed []*Tx // left the pool into a block
	Returned  []*Tx // came back from blocks taken off, parents first
	Dropped   []Dropped
}

// Dropped is a transaction that can no longer confirm, or that was pushed out.
type Dropped struct {
	Tx  *Tx
	Why error // ErrConflict, ErrMissingInput, ErrParentGone, ErrFull or a *RuleError
}

// Apply follows the tip. Transactions confirmed by the blocks put on leave, and
// those that conflict with them are dropped with all that spends from them.
// Transactions of the blocks taken off come back, parents first, unless they
// are no longer valid: one that spent a coinbase of a block taken off is gone
// for good, and so is all that spent from it. (The seeds forget them all.)
//
// A returned transaction has the newest stamp that Add was given. The cost is
// proportional to the blocks moved, whatever the pool's size. A pool that missed
// a change catches up from where it was.
func (p *Mempool) Apply(c Change, rules RuleSet) Fate {
	var fate Fate
	if p.at != nil && p.at != c.Old {
		c = ChangeOf(p.at, c.New)
	}
	if !c.Moved() {
		return fate
	}
	p.at, p.rules = c.New, rules
	for _, e := range c.On {
		if len(p.entries) == 0 {
			break
		}
		for _, tx := range e.Block().Txs {
			p.confirm(tx, &fate)
		}
	}
	if len(c.Off) > 0 {
		p.giveBack(c, rules, &fate)
	}
	switch {
	case rules.differ(c.Old.height+1, c.New.height+1):
		p.checkAgain(c.New, rules, &fate)
	case c.New.Height() < c.Old.Height():
		// A heavier chain may be shorter, so that a coinbase is immature again.
		p.checkAgain(c.New, rules.Without(RuleSignatures), &fate)
	}
	p.shrink(&fate)
	return fate
}

// Recheck drops all that is not valid on tip by other rules than so far. The pool follows
// tip.
func (p *Mempool) Recheck(tip *Entry, rules RuleSet) Fate {
	var fate Fate
	p.rules = rules
	p.checkAgain(tip, rules, &fate)
	return fate
}

// confirm takes tx, now in a block, and its rivals out of the pool.
func (p *Mempool) confirm(tx *Tx, fate *Fate) {
	if e := p.index.get(tx.ID()); e != nil {
		p.remove(e)
		fate.Confirmed = append(fate.Confirmed, e.tx)
		return
	}
	if tx.IsCoinbase() {
		return
	}
	for _, in := range tx.In {
		if rival := p.index.spender(in.Prev); rival != nil {
			p.drop(rival, ErrConflict{Tx: rival.tx.ID(), With: tx.ID(), Outpoint: in.Prev}, fate)
		}
	}
}

// giveBack returns the transactions of the blocks taken off.
func (p *Mempool) giveBack(c Change, rules RuleSet, fate *Fate) {
	again, spender := map[Hash]bool{}, map[Outpoint]Hash{}
	for _, e := range c.On {
		for _, tx := range e.Block().Txs {
			again[tx.ID()] = true
			for _, in := range tx.In {
				spender[in.Prev] = tx.ID()
			}
		}
	}
	// This node accepted their blocks, so their signatures have been checked.
	rules = rules.Without(RuleSignatures)
	for i := len(c.Off) - 1; i >= 0; i-- {
		for _, tx := range c.Off[i].Block().Txs {
			if again[tx.ID()] {
				continue
			}
			var err error
			if !tx.IsCoinbase() {
				if _, err = p.admit(tx, c.New, rules, p.stamp); err == nil {
					fate.Returned = append(fate.Returned, tx)
					continue
				}
				if missing, ok := err.(ErrMissingInput); ok && !spender[missing.Outpoint].IsZero() {
					err = ErrConflict{Tx: tx.ID(), With: spender[missing.Outpoint], Outpoint: missing.Outpoint}
				}
				fate.Dropped = append(fate.Dropped, Dropped{tx, err})
			}
			p.dropSpenders(tx, err, fate)
		}
	}
}

// dropSpenders drops all that spends from tx, which is no more: because of why,
// or because it was a coinbase of a block taken off.
func (p *Mempool) dropSpenders(tx *Tx, why error, fate *Fate) {
	for i := range tx.Out {
		o := Outpoint{tx.ID(), uint32(i)}
		e := p.index.spender(o)
		if e == nil {
			continue
		}
		if why == nil {
			p.drop(e, ErrMissingInput{Tx: e.tx.ID(), Outpoint: o}, fate)
		} else {
			p.drop(e, ErrParentGone{Tx: e.tx.ID(), Parent: tx.ID(), Why: why}, fate)
		}
	}
}

// checkAgain drops all that is not valid on tip.
func (p *Mempool) checkAgain(tip *Entry, rules RuleSet, fate *Fate) {
	var all []*pooled
	for _, b := range p.rank() {
		all = append(all, b.txs...)
	}
	for _, e := range all {
		if p.index.get(e.tx.ID()) != e {
			continue // dropped with a parent
		}
		if _, err := p.vet(e.tx, tip, rules); err != nil {
			p.drop(e, err, fate)
		}
	}
}

// drop removes e and all that spends from it.
func (p *Mempool) drop(e *pooled, why error, fate *Fate) {
	family, root := p.descendants(e), why
	if gone, ok := why.(ErrParentGone); ok {
		root = gone.Why
	}
	for _, member := range family {
		reason := why
		for _, parent := range member.parents {
			if member != e && parent.seen == p.mark {
				reason = ErrParentGone{Tx: member.tx.ID(), Parent: parent.tx.ID(), Why: root}
				break
			}
		}
		fate.Dropped = append(fate.Dropped, Dropped{member.tx, reason})
	}
	for i := len(family) - 1; i >= 0; i-- {
		p.remove(family[i])
	}
}
