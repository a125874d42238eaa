package projection

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
	"example.com/sosocoin/sim/watch/reorgs"
)

// life is a view.Life in the making.
type life struct{ view.Life }

// newLives returns empty lives, one for each node.
func newLives(v *view.View) []life {
	lives := make([]life, len(v.Nodes))
	for id := range lives {
		lives[id] = life{view.Life{Node: id, State: v.Nodes[id].State, From: -1}}
	}
	return lives
}

// told returns lives as a view shows them.
func told(lives []life) []view.Life {
	views := make([]view.Life, len(lives))
	for id := range lives {
		views[id] = lives[id].Life
	}
	return views
}

func (l *life) add(e view.LifeEvent) { l.Events = append(l.Events, e) }

// see notes when the node had it for the first time, or once more.
func (l *life) see(m watch.Sighting) {
	verb := view.LifeSaw
	switch {
	case l.Timed:
		verb = view.LifeAgain
	case m.From == m.Node:
		verb = view.LifeMade
	}
	if !l.Timed {
		l.Timed, l.Seen, l.From, l.Ran = true, m.At, int(m.From), m.Ran
	}
	l.add(view.LifeEvent{At: m.At, Verb: verb, From: int(m.From)})
}

// seeIn notes that a node had a transaction in a block first, if so.
func (l *life) seeIn(m watch.Sighting, e *chain.Entry) {
	if l.Timed && l.Seen <= m.At {
		return
	}
	l.Timed, l.Seen, l.From = true, m.At, int(m.From)
	l.add(view.LifeEvent{At: m.At, Verb: view.LifeSaw, From: int(m.From), On: e.Hash()})
}

// finish puts events in order of time. At one moment the node first sees, then moves, in
// the order of its moves, and then its mempool follows.
func (l *life) finish() {
	slices.SortStableFunc(l.Events, func(a, b view.LifeEvent) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(rank(a.Verb), rank(b.Verb)), cmp.Compare(a.Order, b.Order))
	})
}

// rank is the order of what happens at one moment.
func rank(v view.LifeVerb) int {
	switch v {
	case view.LifeTakes, view.LifeTakesOff:
		return 1
	case view.LifeDrops, view.LifeReturns:
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
func (w *inspector) blockLives(v *view.View, e *chain.Entry) []view.Life {
	lives, found := newLives(v), w.metrics.Record(e).Found
	w.watchers.Sightings().Block(e.Hash(), found, func(m watch.Sighting) { lives[m.Node].see(m) })
	w.watchers.Sightings().Troubles(e.Hash(), func(t *watch.Trouble) { lives[t.Node].blockTrouble(t) })
	w.moves(lives, []*chain.Entry{e})
	for id := range lives {
		l, known := &lives[id], w.cluster.Nodes[id].Chain()
		switch {
		case known.Tip().Ancestor(e.Height()) == e:
			l.confirm(e, known.Tip())
			l.Why = ""
		case known.Knows(e):
			l.Status, l.Why = view.LifeAside, ""
		}
		l.finish()
	}
	return told(lives)
}

// blockTrouble notes that the node did not take the block. Where it took it later, that
// it did counts.
func (l *life) blockTrouble(t *watch.Trouble) {
	if t.Verb == node.Orphaned {
		l.Status = view.LifeOrphaned
		l.add(view.LifeEvent{At: t.At, Verb: view.LifeWaits, From: int(t.From)})
		return
	}
	l.Status, l.Why = view.LifeRefused, reorgs.WhyLost(t.Err)
	l.add(view.LifeEvent{At: t.At, Verb: view.LifeRefuses, From: int(t.From), Why: l.Why})
}

// confirm notes that a block is on the chain that ends in tip.
func (l *life) confirm(e, tip *chain.Entry) {
	l.Status, l.Block, l.Height = view.LifeOnChain, e.Hash(), e.Height()
	l.Confirmations = int(tip.Height()-e.Height()) + 1
}

// moves adds when blocks came onto the nodes' chains and were taken off. A block that no
// reorganisation or return brought came onto the chain when it was accepted; those that
// are not kept any more make that unsure, and then it is not told.
func (w *inspector) moves(lives []life, blocks []*chain.Entry) {
	oldest := w.watchers.Reorgs().CompleteSince()
	for _, e := range blocks {
		hash := e.Hash()
		accepted := map[int]netsim.Time{}
		w.watchers.Sightings().Block(hash, w.metrics.Record(e).Found, func(m watch.Sighting) {
			if _, twice := accepted[int(m.Node)]; !twice && m.At >= oldest {
				accepted[int(m.Node)] = m.At
			}
		})
		take := func(id, order int) {
			if at, known := accepted[id]; known {
				lives[id].add(view.LifeEvent{At: at, Verb: view.LifeTakes, On: hash, Order: order})
			}
		}
		moved := make([]bool, len(lives))
		for _, m := range w.movesOf(hash) {
			place := putsOn
			if m.verb == view.LifeTakesOff {
				place = takesOff
				if !moved[m.Node] {
					take(m.Node, placesOfMove*m.order+beforeMove)
				}
			}
			moved[m.Node] = true
			lives[m.Node].add(view.LifeEvent{At: m.At, Verb: m.verb, On: hash, Order: placesOfMove*m.order + place})
		}
		for id, n := range w.cluster.Nodes {
			if !moved[id] && n.Chain().Tip().Ancestor(e.Height()) == e {
				take(id, placesOfMove*(w.watchers.Reorgs().Moves()+1)) // after all moves, or it would have been in one
			}
		}
	}
}

// blockMove is a node's reorganisation or return that took a block off or on.
type blockMove struct {
	view.ReorgMove
	verb  view.LifeVerb
	order int
}

// movesOf are the reorganisations and returns that moved a block, in order of time.
func (w *inspector) movesOf(h chain.Hash) []blockMove {
	var list []blockMove
	for r := range w.watchers.Reorgs().All() {
		verb := view.LifeTakes
		switch {
		case slices.Contains(r.Off, h):
			verb = view.LifeTakesOff
		case !slices.Contains(r.On, h):
			continue
		}
		for k, m := range r.Moves {
			list = append(list, blockMove{m, verb, r.Order[k]})
		}
	}
	for r := range w.watchers.Reorgs().Returns() {
		if slices.Contains(r.On, h) {
			list = append(list, blockMove{r.ReorgMove, view.LifeTakes, r.Order})
		}
	}
	slices.SortFunc(list, func(a, b blockMove) int { return cmp.Compare(a.order, b.order) })
	return list
}

// txLives is what became of a transaction at each node.
func (w *inspector) txLives(v *view.View, known *cachedTx, blocks []*chain.Entry) []view.Life {
	lives := newLives(v)
	w.watchers.Sightings().Tx(known.id, func(m watch.Sighting) { lives[m.Node].see(m) })
	w.watchers.Sightings().Troubles(known.id, func(t *watch.Trouble) {
		l, verb := &lives[t.Node], view.LifeRefuses
		if t.Verb == node.PoolDropped {
			verb = view.LifeDrops
		}
		l.Status, l.Why = view.LifeRefused, reorgs.WhyLost(t.Err)
		l.add(view.LifeEvent{At: t.At, Verb: verb, From: int(t.From), Why: l.Why})
	})
	for _, e := range blocks {
		w.watchers.Sightings().Block(e.Hash(), w.metrics.Record(e).Found, func(m watch.Sighting) { lives[m.Node].seeIn(m, e) })
	}
	w.moves(lives, blocks)
	for id := range lives {
		w.txLife(&lives[id], known.id, known.tx.IsCoinbase(), blocks)
	}
	return told(lives)
}

// txLife says where the transaction is at one node.
func (w *inspector) txLife(l *life, tx chain.Hash, coinbase bool, blocks []*chain.Entry) {
	l.finish()
	if !coinbase {
		l.returned(w.watchers.Sightings().CompleteSince())
	}
	n := w.cluster.Nodes[l.Node]
	if pooled, ok := n.Pool().Find(tx); ok {
		l.Status, l.Since, l.Why = view.LifePooled, max(netsim.Time(pooled.Since), l.Since), ""
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
	case l.Status == view.LifeRefused && !l.Timed:
	case l.Status == view.LifeRefused, l.Timed:
		l.Status = view.LifeLost
	}
}

// returned notes that a transaction went back to the mempool where its block was taken
// off: so it is unless the branch put on has it too, or the mempool dropped it. What is
// dropped is not kept for ever; before that moment it is not sure.
func (l *life) returned(sure netsim.Time) {
	var events []view.LifeEvent
	for _, e := range l.Events {
		events = append(events, e)
		elsewhere := func(x view.LifeEvent) bool {
			return x.At == e.At && (x.Verb == view.LifeTakes || x.Verb == view.LifeDrops)
		}
		if e.Verb == view.LifeTakesOff && e.At >= sure && !slices.ContainsFunc(l.Events, elsewhere) {
			events = append(events, view.LifeEvent{At: e.At, Verb: view.LifeReturns})
			l.Since = e.At
		}
	}
	l.Events = events
}
