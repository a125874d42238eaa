package chain

import (
	"encoding/binary"
	"slices"
)

// poolIndex finds the transactions of a pool. Its maps are by 64 bits of what transactions are
// named by, which are hashes: the runtime finds such keys in half the time, and they take half
// the memory. Two names that are alike in these bits will not be seen, but would be found.
// The zero value is empty, and takes no memory: most pools of a large world hold nothing.
type poolIndex struct {
	byID  map[uint64]*pooled
	spent map[uint64]*pooled // by an output that the transaction spends
	alike []*pooled          // that have a key which another has, each once
}

// key is the part of a hash that is a key.
func (h *Hash) key() uint64 { return binary.LittleEndian.Uint64(h[:]) }

// get returns the transaction with an id, or nil.
func (x *poolIndex) get(id Hash) *pooled {
	if e := x.byID[id.key()]; e != nil && e.tx.id == id {
		return e
	}
	for _, e := range x.alike {
		if e.tx.id == id {
			return e
		}
	}
	return nil
}

// spender returns the transaction that spends an output, or nil.
func (x *poolIndex) spender(o Outpoint) *pooled {
	if e := x.spent[o.hash()]; e != nil && e.spends(o) {
		return e
	}
	for _, e := range x.alike {
		if e.spends(o) {
			return e
		}
	}
	return nil
}

// spends reports whether e spends an output.
func (e *pooled) spends(o Outpoint) bool {
	for i := range e.tx.In {
		if e.tx.In[i].Prev == o {
			return true
		}
	}
	return false
}

// put takes a transaction in.
func (x *poolIndex) put(e *pooled) {
	if x.byID == nil {
		x.byID, x.spent = map[uint64]*pooled{}, map[uint64]*pooled{}
	}
	x.enter(x.byID, e.tx.id.key(), e)
	for i := range e.tx.In {
		x.enter(x.spent, e.tx.In[i].Prev.hash(), e)
	}
}

func (x *poolIndex) enter(in map[uint64]*pooled, key uint64, e *pooled) {
	switch held := in[key]; {
	case held == nil:
		in[key] = e
	case held != e && !slices.Contains(x.alike, e):
		x.alike = append(x.alike, e)
	}
}

// take takes a transaction out.
func (x *poolIndex) take(e *pooled) {
	if key := e.tx.id.key(); x.byID[key] == e {
		delete(x.byID, key)
	}
	for i := range e.tx.In {
		if key := e.tx.In[i].Prev.hash(); x.spent[key] == e {
			delete(x.spent, key)
		}
	}
	if len(x.alike) > 0 {
		x.alike = without(x.alike, e)
	}
}
