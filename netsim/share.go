package netsim

// A worker takes a part of the nodes that are left of a shard at once: at first several,
// since to take them costs something, then single ones, so that nobody waits long for the
// last.
const (
	mostAtOnce = 8
	partAtOnce = 8 // an eighth
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
	count := int64(len(s.active))
	for {
		batch := min(max((count-s.begun.Load())/partAtOnce, 1), mostAtOnce)
		last := s.begun.Add(batch)
		if last-batch >= count {
			return
		}
		w.runBatch(d, s, s.active[last-batch:min(last, count)])
	}
}

func (w *workers) runBatch(d *desk, s *shard, nodes []NodeID) {
	defer s.ended.Add(int64(len(nodes))) // even if a handler ends this goroutine
	for _, id := range nodes {
		s.turn(d, id, w.end)
	}
}
