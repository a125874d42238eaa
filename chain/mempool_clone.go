package chain

// Clone returns a pool that holds the same, at the same version, and goes its own way
// from here: the same calls give both the same answers.
func (p *Mempool) Clone() *Mempool {
	c := &Mempool{
		limit: p.limit, terms: p.terms, bytes: p.bytes, stamp: p.stamp, version: p.version, at: p.at, rules: p.rules,
		entries: make([]*pooled, len(p.entries)),
	}
	for i, e := range p.entries {
		c.entries[i] = &pooled{tx: e.tx, fee: e.fee, since: e.since, slot: e.slot}
		c.index.put(c.entries[i])
	}
	// The order of relatives is kept: walks depend on it.
	for i, e := range p.entries {
		c.entries[i].parents = c.relatives(e.parents)
		c.entries[i].children = c.relatives(e.children)
	}
	return c
}

func (p *Mempool) relatives(of []*pooled) []*pooled {
	if len(of) == 0 {
		return nil
	}
	list := make([]*pooled, len(of))
	for i, e := range of {
		list[i] = p.entries[e.slot]
	}
	return list
}
