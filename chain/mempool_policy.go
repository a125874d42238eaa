package chain

import "fmt"

// maxReplaced is how many transactions one may replace, with all that spend from them, as in
// Bitcoin Core.
const maxReplaced = 100

// Configure gives the pool another size and other terms for what comes. What it holds it keeps, as
// far as there is room.
func (p *Mempool) Configure(cfg MempoolConfig) Fate {
	var fate Fate
	p.limit, p.terms = cfg.MaxBytes, poolTerms{cfg.MinRate, cfg.Replace}
	if p.limit <= 0 {
		p.limit = DefaultMempoolBytes
	}
	p.shrink(&fate)
	return fate
}

// poolTerms is on what terms a transaction gets in besides being valid.
type poolTerms struct {
	minRate int
	replace bool
}

// shrink drops what the pool has no room for.
func (p *Mempool) shrink(fate *Fate) {
	if p.bytes <= p.limit {
		return
	}
	victims, _, _ := p.overflow(nil)
	for _, e := range victims {
		fate.Dropped = append(fate.Dropped, Dropped{e.tx, ErrFull{Tx: e.tx.ID(), Rate: feeRate(e.fee, e.tx.size), Limit: p.limit}})
	}
	p.evict(victims)
}

// Offer is Add for a pool that may be told to replace what it has: it returns what it has dropped
// for the transaction, with an ErrReplaced for each.
func (p *Mempool) Offer(tx *Tx, tip *Entry, rules RuleSet, stamp int64) ([]Dropped, error) {
	p.follow(tip, rules, stamp)
	fee, rivals, err := p.consider(tx, tip, rules)
	if err != nil {
		return nil, err
	}
	var fate Fate
	for _, e := range rivals {
		if p.index.get(e.tx.ID()) == e {
			p.drop(e, ErrReplaced{Tx: e.tx.ID(), By: tx.ID()}, &fate)
		}
	}
	e := &pooled{tx: tx, fee: fee, since: stamp}
	p.insert(e)
	return fate.Dropped, p.makeRoom(e)
}

// consider returns the fee of a transaction that the pool can take, and those of the pool that
// spend the same coins and have to go for it.
func (p *Mempool) consider(tx *Tx, tip *Entry, rules RuleSet) (fee Amount, rivals []*pooled, err error) {
	if p.terms == (poolTerms{}) {
		fee, err = p.judge(tx, tip, rules)
		return fee, nil, err
	}
	if p.terms.replace && !p.Has(tx.ID()) {
		rivals = p.rivals(tx)
	}
	if len(rivals) > 0 {
		fee, err = p.vet(tx, tip, rules)
	} else {
		fee, err = p.judge(tx, tip, rules)
	}
	if err != nil {
		return 0, nil, err
	}
	if rate := feeRate(fee, tx.size); rate < float64(p.terms.minRate) {
		return 0, nil, ErrLowFee{Tx: tx.ID(), Rate: rate, Least: p.terms.minRate}
	}
	return fee, rivals, p.outbids(tx, fee, rivals)
}

// rivals are the transactions of the pool that spend coins of another, each once.
func (p *Mempool) rivals(tx *Tx) (rivals []*pooled) {
	p.mark++
	for _, in := range tx.In {
		if e := p.index.spender(in.Prev); e != nil && e.seen != p.mark {
			e.seen = p.mark
			rivals = append(rivals, e)
		}
	}
	return rivals
}

// outbids returns nil if a transaction may replace its rivals, by the rules of Bitcoin Core (BIP
// 125, without its signal): it pays more per byte than each of them, more in all than they and
// what spends from them, spends nothing of these, and they are not too many.
func (p *Mempool) outbids(tx *Tx, fee Amount, rivals []*pooled) error {
	sum, count := Amount(0), 0
	going := map[Hash]bool{}
	for _, rival := range rivals {
		refused := ErrConflict{Tx: tx.ID(), With: rival.tx.ID(), Outpoint: commonInput(tx, rival.tx)}
		if rate := feeRate(rival.fee, rival.tx.size); feeRate(fee, tx.size) <= rate {
			return ErrOutbid{refused, rival.fee, fee}
		}
		for _, e := range p.descendants(rival) {
			if id := e.tx.ID(); !going[id] {
				going[id] = true
				sum, count = sum+e.fee, count+1
			}
		}
		if fee <= sum || count > maxReplaced {
			return ErrOutbid{refused, sum, fee}
		}
	}
	for _, in := range tx.In {
		if going[in.Prev.Tx] {
			return ErrConflict{Tx: tx.ID(), With: in.Prev.Tx, Outpoint: in.Prev}
		}
	}
	return nil
}

// commonInput is the first coin that two transactions spend both.
func commonInput(a, b *Tx) Outpoint {
	for _, in := range a.In {
		for _, other := range b.In {
			if in.Prev == other.Prev {
				return in.Prev
			}
		}
	}
	return Outpoint{}
}

// ErrReplaced says that a transaction was dropped for one that spends the same coins and pays
// more.
type ErrReplaced struct{ Tx, By Hash }

func (e ErrReplaced) Error() string {
	return fmt.Sprintf("transaction %s: replaced by transaction %s, which spends the same coins and pays more", e.Tx, e.By)
}

// ErrOutbid says that a transaction would have to pay more to replace what the pool has.
type ErrOutbid struct {
	ErrConflict
	Fee, Found Amount // what it has to pay more than, and what it pays
}

func (e ErrOutbid) Error() string {
	return fmt.Sprintf("transaction %s: expected a higher fee rate and a fee above %s coins to replace transaction %s, found a fee of %s", e.Tx, e.Fee, e.With, e.Found)
}

// Unwrap returns the conflict.
func (e ErrOutbid) Unwrap() error { return e.ErrConflict }

// ErrLowFee says that a transaction pays less per byte than the pool asks for. Rates are base
// units per byte.
type ErrLowFee struct {
	Tx    Hash
	Rate  float64
	Least int
}

func (e ErrLowFee) Error() string {
	return fmt.Sprintf("transaction %s: expected a fee of at least %d units per byte, found %.4g", e.Tx, e.Least, e.Rate)
}
