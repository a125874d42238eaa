package sim

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// life is a LifeView in the making.
type life struct{ LifeView }

// newLives returns empty lives, one for each node.
func newLives(v *View) []life {
	lives := make([]life, len(v.Nodes))
	for id := range lives {
		lives[id] = life{LifeView{Node: id, State: v.Nodes[id].State, From: -1}}
	}
	return lives
}

// told returns lives as a view shows them.
func told(lives []life) []LifeView {
	views := make([]LifeView, len(lives))
	for id := range lives {
		views[id] = lives[id].LifeView
	}
	return views
}

func (l *life) add(e LifeEvent) { l.Events = append(l.Events, e) }

// see notes when the node had it for the first time, or once more.
func (l *life) see(m sighting) {
	verb := LifeSaw
	switch {
	case l.Timed:
		verb = LifeAgain
	case m.from == m.node:
		verb = LifeMade
	}
	if !l.Timed {
		l.Timed, l.Seen, l.From, l.Ran = true, m.at, int(m.from), m.ran
	}
	l.add(LifeEvent{At: m.at, Verb: verb, From: int(m.from)})
}

// seeIn notes that a node had a transaction in a block first, if so.
func (l *life) seeIn(m sighting, e *chain.Entry) {
	if l.Timed && l.Seen <= m.at {
		return
	}
	l.Timed, l.Seen, l.From = true, m.at, int(m.from)
	l.add(LifeEvent{At: m.at, Verb: LifeSaw, From: int(m.from), On: e.Hash()})
}

// finish puts events in order of time. At one moment the node first sees, then moves, in
// the order of its moves, and then its mempool follows.
func (l *life) finish() {
	slices.SortStableFunc(l.Events, func(a, b LifeEvent) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(rank(a.Verb), rank(b.Verb)), cmp.Compare(a.Order, b.Order))
	})
}

// rank is the order of what happens at one moment.
func rank(v LifeVerb) int {
	switch v {
	case LifeTakes, LifeTakesOff:
		return 1
	case LifeDrops, LifeReturns:
		return 2
	}
	return 0
}

// A move has three places in the order: what came onto the chain without a reorganisation
// and is now taken off, what is taken off, what is put on.
const (
	beforeMove = iota
	takesOff
	putsOn
	placesOfMove
)

// blockLives is what became of a block at each node.
func (w *World) blockLives(v *View, e *chain.Entry) []LifeView {
	lives, found := newLives(v), w.metrics.record(e).found
	w.sightings.blocks.each(e.Hash(), found, func(m sighting) { lives[m.node].see(m) })
	w.sightings.eachTrouble(e.Hash(), func(t *trouble) { lives[t.node].blockTrouble(t) })
	w.moves(lives, []*chain.Entry{e})
	for id := range lives {
		l, known := &lives[id], w.nodes[id].Chain()
		switch {
		case known.Tip().Ancestor(e.Height()) == e:
			l.confirm(e, known.Tip())
			l.Why = ""
		case known.Knows(e):
			l.Status, l.Why = LifeAside, ""
		}
		l.finish()
	}
	return told(lives)
}

// blockTrouble notes that the node did not take the block. Where it took it later, that
// it did counts.
func (l *life) blockTrouble(t *trouble) {
	if t.verb == node.Orphaned {
		l.Status = LifeOrphaned
		l.add(LifeEvent{At: t.at, Verb: LifeWaits, From: int(t.from)})
		return
	}
	l.Status, l.Why = LifeRefused, whyLost(t.err)
	l.add(LifeEvent{At: t.at, Verb: LifeRefuses, From: int(t.from), Why: l.Why})
}

// confirm notes that a block is on the chain that ends in tip.
func (l *life) confirm(e, tip *chain.Entry) {
	l.Status, l.Block, l.Height = LifeOnChain, e.Hash(), e.Height()
	l.Confirmations = int(tip.Height()-e.Height()) + 1
}

// moves adds when blocks came onto the nodes' chains and were taken off. A block that no
// reorganisation brought came onto the chain when it was accepted; reorganisations that
// are not kept any more make that unsure, and then it is not told.
func (w *World) moves(lives []life, blocks []*chain.Entry) {
	oldest := netsim.Time(0)
	if len(w.reorgs.items) == reorgsKept {
		oldest = w.reorgs.at(0).Moves[0].At
	}
	for _, e := range blocks {
		hash := e.Hash()
		accepted := map[int]netsim.Time{}
		w.sightings.blocks.each(hash, w.metrics.record(e).found, func(m sighting) {
			if _, twice := accepted[int(m.node)]; !twice && m.at >= oldest {
				accepted[int(m.node)] = m.at
			}
		})
		take := func(id, order int) {
			if at, known := accepted[id]; known {
				lives[id].add(LifeEvent{At: at, Verb: LifeTakes, On: hash, Order: order})
			}
		}
		moved := make([]bool, len(lives))
		for _, m := range w.movesOf(hash) {
			place := putsOn
			if m.verb == LifeTakesOff {
				place = takesOff
				if !moved[m.Node] {
					take(m.Node, placesOfMove*m.order+beforeMove)
				}
			}
			moved[m.Node] = true
			lives[m.Node].add(LifeEvent{At: m.At, Verb: m.verb, On: hash, Order: placesOfMove*m.order + place})
		}
		for id, n := range w.nodes {
			if !moved[id] && n.Chain().Tip().Ancestor(e.Height()) == e {
				take(id, placesOfMove*(w.reorgs.moves+1)) // after all moves, or it would have been in one
			}
		}
	}
}

// blockMove is a node's reorganisation that took a block off or on.
type blockMove struct {
	ReorgMove
	verb  LifeVerb
	order int
}

// movesOf are the reorganisations that moved a block, in order of time.
func (w *World) movesOf(h chain.Hash) []blockMove {
	var list []blockMove
	for i := range w.reorgs.items {
		r, verb := w.reorgs.at(i), LifeTakes
		switch {
		case slices.Contains(r.Off, h):
			verb = LifeTakesOff
		case !slices.Contains(r.On, h):
			continue
		}
		for k, m := range r.Moves {
			list = append(list, blockMove{m, verb, r.order[k]})
		}
	}
	slices.SortFunc(list, func(a, b blockMove) int { return cmp.Compare(a.order, b.order) })
	return list
}

// txLives is what became of a transaction at each node.
func (w *World) txLives(v *View, known *cachedTx, blocks []*chain.Entry) []LifeView {
	lives := newLives(v)
	w.sightings.txs.each(known.id, 0, func(m sighting) { lives[m.node].see(m) })
	w.sightings.eachTrouble(known.id, func(t *trouble) {
		l, verb := &lives[t.node], LifeRefuses
		if t.verb == node.PoolDropped {
			verb = LifeDrops
		}
		l.Status, l.Why = LifeRefused, whyLost(t.err)
		l.add(LifeEvent{At: t.at, Verb: verb, From: int(t.from), Why: l.Why})
	})
	for _, e := range blocks {
		w.sightings.blocks.each(e.Hash(), w.metrics.record(e).found, func(m sighting) { lives[m.node].seeIn(m, e) })
	}
	w.moves(lives, blocks)
	for id := range lives {
		w.txLife(&lives[id], known.id, known.tx.IsCoinbase(), blocks)
	}
	return told(lives)
}

// txLife says where the transaction is at one node.
func (w *World) txLife(l *life, tx chain.Hash, coinbase bool, blocks []*chain.Entry) {
	l.finish()
	if !coinbase {
		l.returned(w.sightings.completeSince())
	}
	n := w.nodes[l.Node]
	if pooled, ok := n.Pool().Find(tx); ok {
		l.Status, l.Since, l.Why = LifePooled, max(netsim.Time(pooled.Since), l.Since), ""
		return
	}
	tip := n.Chain().Tip()
	for _, e := range blocks {
		if tip.Ancestor(e.Height()) == e {
			l.confirm(e, tip)
			l.Why = ""
			return
		}
	}
	switch {
	case l.Status == LifeRefused && !l.Timed:
	case l.Status == LifeRefused, l.Timed:
		l.Status = LifeLost
	}
}

// returned notes that a transaction went back to the mempool where its block was taken
// off: so it is unless the branch put on has it too, or the mempool dropped it. What is
// dropped is not kept for ever; before that moment it is not sure.
func (l *life) returned(sure netsim.Time) {
	var events []LifeEvent
	for _, e := range l.Events {
		events = append(events, e)
		elsewhere := func(x LifeEvent) bool { return x.At == e.At && (x.Verb == LifeTakes || x.Verb == LifeDrops) }
		if e.Verb == LifeTakesOff && e.At >= sure && !slices.ContainsFunc(l.Events, elsewhere) {
			events = append(events, LifeEvent{At: e.At, Verb: LifeReturns})
			l.Since = e.At
		}
	}
	l.Events = events
}
