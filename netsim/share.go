package netsim

// How many packets and timers in a window are worth help from workers that are done with
// their own shards, and how many nodes a worker takes at once then.
const (
	worthMore  = 64
	leastBatch = 2 // and at most four times as many
	batches    = 16
)

// work is a worker's part of a window: first the shards that nobody has taken, beginning
// at a place of its own, so that it mostly has those whose nodes it has had before; then
// nodes of others.
func (w *workers) work(d *desk, number uint64) {
	d.own = noShard
	count := len(w.busy)
	mine := d.mine[:0]
	for i := range count {
		s := w.busy[(d.number*count/len(w.desks)+i)%count]
		before := s.taken.Load()
		if before == number || !s.taken.CompareAndSwap(before, number) {
			continue
		}
		mine = append(mine, s)
		d.own = s.number
		s.open(d, w.end)
		if w.shared {
			s.begun.Store(0)
			s.ended.Store(0)
			s.opened.Store(number)
			w.runPart(d, s)
		} else {
			s.run(d, w.end)
		}
	}
	if w.shared {
		w.assist(d, number)
		for _, s := range mine {
			w.await(d, s.allRan)
		}
	}
	d.send(&d.outbox)
	for _, s := range mine {
		s.close(d)
	}
	d.mine = mine
}

// allRan reports whether all nodes of the shard have run.
func (s *shard) allRan() bool { return s.ended.Load() == int64(len(s.active)) }

// assist runs nodes of shards that others have.
func (w *workers) assist(d *desk, number uint64) {
	for _, s := range w.busy {
		if s.opened.Load() == number && s.begun.Load() < int64(len(s.active)) {
			w.runPart(d, s)
		}
	}
}

// runPart runs nodes of a shard until somebody has begun to run each.
func (w *workers) runPart(d *desk, s *shard) {
	batch := min(max(len(s.active)/batches, leastBatch), 4*leastBatch)
	for {
		last := int(s.begun.Add(int64(batch)))
		if last-batch >= len(s.active) {
			return
		}
		w.runBatch(d, s, s.active[last-batch:min(last, len(s.active))])
	}
}

func (w *workers) runBatch(d *desk, s *shard, nodes []NodeID) {
	defer s.ended.Add(int64(len(nodes))) // even if a handler ends this goroutine
	for _, id := range nodes {
		s.turn(d, id, w.end)
	}
}
