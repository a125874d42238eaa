package chain

import (
	"fmt"
)

// DefaultMempoolBytes is the size limit of a mempool whose config names none:
// five blocks of the default size.
const DefaultMempoolBytes = 5_000_000

// MempoolConfig sets up a Mempool; its zero value is the default.
type MempoolConfig struct {
	MaxBytes int  // of all transactions together; 0: DefaultMempoolBytes
	MinRate  int  // base units per byte that a transaction has to pay to get in
	Replace  bool // one that pays more gets in for those that spend the same coins
}

// Mempool holds the transactions that wait for a block, first seen first: of
// two that spend one output it keeps the one that came first and names it when
// it refuses the other. A transaction may spend outputs of others in the pool.
//
// Everything in it is valid on top of the tip that it was last told of, in any
// order that puts parents first. So a block made from it is valid: the seed's
// pool kept stale entries and could never mine again (fault 4). It belongs to
// one node and is not safe for concurrent use.
type Mempool struct {
	limit   int
	terms   poolTerms
	index   poolIndex
	entries []*pooled // in no particular, but a reproducible order
	bytes   int
	stamp   int64   // newest stamp that Add was given
	version uint64  // grows with every change
	at      *Entry  // the tip that all entries are valid on; nil before the first
	rules   RuleSet // in force when a transaction was last checked

	ranked   bool // packages is up to date
	packages []bundle
	mark     uint64 // generation of the walks over the graph of entries
}

// pooled is a transaction of the pool, linked with those that it spends from
// and those that spend from it.
type pooled struct {
	tx       *Tx
	fee      Amount
	since    int64
	parents  []*pooled
	children []*pooled
	slot     int    // its place in Mempool.entries
	seen     uint64 // generation of the last walk that came by
	placed   uint64 // generation of the ranking, template or eviction that has it

	// The package of the ranking under way: fee and bytes with unplaced ancestors.
	packedFee Amount
	packed    int
	relieved  uint64 // mark of the last package that was taken out of it as a whole
}

// PoolTx is a transaction of the mempool as others see it.
type PoolTx struct {
	Tx      *Tx
	Fee     Amount
	Size    int    // bytes
	Since   int64  // the stamp that Add was given
	Parents []Hash // unconfirmed transactions that it spends from
}

// NewMempool returns an empty pool.
func NewMempool(cfg MempoolConfig) *Mempool {
	p := &Mempool{}
	p.Configure(cfg)
	p.Clear()
	return p
}

// Clear forgets all transactions.
func (p *Mempool) Clear() {
	p.index = poolIndex{}
	p.entries, p.packages, p.bytes = nil, nil, 0
	p.at, p.ranked = nil, false
	p.version++
}

// Add takes a transaction that would be valid in the next block after tip.
// Stamp is kept with it and means nothing to the pool. A pool that was told of
// another tip follows to this one first; what became of the rest is then not
// reported, so tell it by Apply.
//
// It refuses with ErrPooled, ErrConfirmed (as far as the chain still tells: an
// output of it is unspent), ErrConflict, ErrMissingInput, ErrFull, ErrLowFee, or the
// *RuleError of the rule in rules that the transaction breaks.
func (p *Mempool) Add(tx *Tx, tip *Entry, rules RuleSet, stamp int64) error {
	_, err := p.Offer(tx, tip, rules, stamp)
	return err
}

// follow goes over to a tip, at which a transaction is offered.
func (p *Mempool) follow(tip *Entry, rules RuleSet, stamp int64) {
	if len(p.entries) == 0 {
		p.at = tip
	}
	if p.at != tip {
		p.Apply(ChangeOf(p.at, tip), rules)
	}
	p.stamp, p.rules = max(p.stamp, stamp), rules
}

// Check returns why Add would refuse a transaction, but for want of room; nil if it
// would not. The pool has to follow tip.
func (p *Mempool) Check(tx *Tx, tip *Entry, rules RuleSet) error {
	_, _, err := p.consider(tx, tip, rules)
	return err
}

// judge returns the fee of a transaction that the pool can take.
func (p *Mempool) judge(tx *Tx, tip *Entry, rules RuleSet) (Amount, error) {
	id := tx.ID()
	if p.Has(id) {
		return 0, fmt.Errorf("transaction %s: %w", id, ErrPooled)
	}
	for _, in := range tx.In {
		if other := p.index.spender(in.Prev); other != nil {
			return 0, ErrConflict{Tx: id, With: other.tx.ID(), Outpoint: in.Prev}
		}
	}
	return p.vet(tx, tip, rules)
}

// admit checks tx and links it in, whatever the pool's size.
func (p *Mempool) admit(tx *Tx, tip *Entry, rules RuleSet, stamp int64) (*pooled, error) {
	fee, err := p.judge(tx, tip, rules)
	if err != nil {
		return nil, err
	}
	e := &pooled{tx: tx, fee: fee, since: stamp}
	p.insert(e)
	return e, nil
}

// vet checks tx as part of the next block after tip and returns its fee.
func (p *Mempool) vet(tx *Tx, tip *Entry, rules RuleSet) (Amount, error) {
	id, utxo := tx.ID(), tip.UTXO()
	coin := func(o Outpoint) (Unspent, bool) { return p.coin(o, tip) }
	for i := range tx.Out {
		if _, ok := utxo.Get(Outpoint{id, uint32(i)}); ok {
			return 0, fmt.Errorf("transaction %s: %w", id, ErrConfirmed)
		}
	}
	if !tx.IsCoinbase() {
		for _, in := range tx.In {
			if _, ok := coin(in.Prev); !ok {
				return 0, ErrMissingInput{Tx: id, Outpoint: in.Prev}
			}
		}
	}
	return CheckTx(tx, coin, tip.Height()+1, rules, tip.store.params)
}

// coin returns the output that o names, made in the pool or unspent at tip.
func (p *Mempool) coin(o Outpoint, tip *Entry) (Unspent, bool) {
	if coin, ok := p.made(o, tip); ok {
		return coin, true
	}
	return tip.UTXO().Get(o)
}

// made returns the output that o names if a transaction of the pool makes it.
func (p *Mempool) made(o Outpoint, tip *Entry) (Unspent, bool) {
	parent := p.index.get(o.Tx)
	if parent == nil || int64(o.Index) >= int64(len(parent.tx.Out)) {
		return Unspent{}, false
	}
	return Unspent{Out: parent.tx.Out[o.Index], Height: tip.Height() + 1}, true
}

// insert links e with its parents and with the spenders of its outputs.
func (p *Mempool) insert(e *pooled) {
	id := e.tx.ID()
	for _, in := range e.tx.In {
		if parent := p.index.get(in.Prev.Tx); parent != nil {
			link(parent, e)
		}
	}
	for i := range e.tx.Out {
		if child := p.index.spender(Outpoint{id, uint32(i)}); child != nil {
			link(e, child)
		}
	}
	p.index.put(e)
	e.slot = len(p.entries)
	p.entries = append(p.entries, e)
	p.bytes += e.tx.Size()
	p.version++
	p.rankNew(e)
}

// remove takes out e alone. Its children keep their place: their input is then
// confirmed, or they are removed next.
func (p *Mempool) remove(e *pooled) {
	for _, parent := range e.parents {
		parent.children = without(parent.children, e)
	}
	for _, child := range e.children {
		child.parents = without(child.parents, e)
	}
	p.index.take(e)
	last := p.entries[len(p.entries)-1]
	p.entries[e.slot], last.slot = last, e.slot
	p.entries[len(p.entries)-1] = nil
	p.entries = p.entries[:len(p.entries)-1]
	p.bytes -= e.tx.Size()
	p.version++
	p.ranked = false
}

// descendants returns e and all that spends from it, parents first.
func (p *Mempool) descendants(e *pooled) []*pooled {
	p.mark++
	var order []*pooled
	var walk func(*pooled)
	walk = func(e *pooled) {
		if e.seen == p.mark {
			return
		}
		e.seen = p.mark
		for _, child := range e.children {
			walk(child)
		}
		order = append(order, e)
	}
	walk(e)
	for i, j := 0, len(order)-1; i < j; i, j = i+1, j-1 {
		order[i], order[j] = order[j], order[i]
	}
	return order
}

func link(parent, child *pooled) {
	for _, known := range child.parents {
		if known == parent {
			return
		}
	}
	parent.children = append(parent.children, child)
	child.parents = append(child.parents, parent)
}

func without(list []*pooled, e *pooled) []*pooled {
	for i, other := range list {
		if other == e {
			return append(list[:i], list[i+1:]...)
		}
	}
	return list
}
