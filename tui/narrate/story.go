package narrate

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// Story is the moment in words.
type Story struct {
	Head      string   // one word or two: "Fork"
	Sentences []string // the last ones can be left out
}

// Index finds a block in View.Tree.
type Index func(chain.Hash) (at int, ok bool)

// Words are names of keys that the sentences lead to.
type Words struct{ Mine, Reorg, Heal string }

// Tell picks what matters most: a block that breaks a rule, blocks that were kept back and are
// published, a reorganisation of a moment ago, blocks that are kept back, branches, a block on its way, a partition, and else that all agree.
func Tell(v *view.View, at Index, w Words) Story {
	t := tree{v, at}
	if len(v.Tips) == 0 {
		return nobody(v)
	}
	if b := broken(t); b != nil {
		return refused(v, b)
	}
	if line := publication(t); line != nil {
		return published(t, line)
	}
	if r := moved(v); r != nil {
		return reorganised(t, r, w)
	}
	if n := keeping(v); n != nil {
		return kept(v, n)
	}
	if s, ok := t.sides(); ok {
		return s.tell(t, w)
	}
	if b := t.find(v.Tips[0].Hash); b != nil && b.Miner >= 0 && len(v.Tips) > 1 {
		return spreading(v, b)
	}
	return agreed(t, w)
}

// broken is a block of a moment ago that breaks a rule by itself, not by its parent.
func broken(t tree) *view.Block {
	for i := len(t.Tree) - 1; i >= 0; i-- {
		b := &t.Tree[i]
		if b.Invalid == "" || !recent(t.View, b.Found) {
			continue
		}
		if parent := t.find(b.Prev); parent == nil || parent.Invalid == "" {
			return b
		}
	}
	return nil
}

// keeping is the first node that keeps blocks back; nil: none does.
func keeping(v *view.View) *view.Node {
	for i := range v.Nodes {
		if v.Nodes[i].Private > 0 {
			return &v.Nodes[i]
		}
	}
	return nil
}

// moved is the newest reorganisation of a moment ago.
func moved(v *view.View) *view.Reorg {
	var newest *view.Reorg
	for i := range v.Reorgs {
		if r := &v.Reorgs[i]; recent(v, r.At) && (newest == nil || r.At > newest.At) {
			newest = r
		}
	}
	return newest
}

// recent says whether something happened less than a block interval ago.
func recent(v *view.View, at netsim.Time) bool {
	age := v.Now - at
	return age >= 0 && age < netsim.Time(v.Settings.Interval)
}

// tree is the view's, in which blocks are found by their hash.
type tree struct {
	*view.View
	at Index
}

func (t tree) find(h chain.Hash) *view.Block {
	if i, ok := t.at(h); ok {
		return &t.Tree[i]
	}
	return nil
}
