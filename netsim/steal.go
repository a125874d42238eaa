package netsim

// A worker takes nodes of a shard in chunks: at first several, since each chunk costs an
// atomic operation, then single ones, so that nobody waits long for the last.
const (
	maxChunk     = 8
	chunkDivisor = 8 // an eighth
)

// work is a worker's part of a window. First it claims shards, beginning at a place of its
// own, so that it mostly gets those that it had before: their nodes are in its cache. Then
// it steals nodes of other workers' shards.
func (p *pool) work(w *worker, number uint64) {
	w.local = noShard
	count := len(p.busy)
	claimed := w.claimed[:0]
	for i := range count {
		s := p.busy[(w.number*count/len(p.workers)+i)%count]
		before := s.claimed.Load()
		if before == number || !s.claimed.CompareAndSwap(before, number) {
			continue
		}
		claimed = append(claimed, s)
		w.local = s.number
		s.open(w, p.end)
		if p.stealing {
			s.started.Store(0)
			s.finished.Store(0)
			s.stealable.Store(number)
			p.runChunks(w, s)
		} else {
			s.run(w, p.end)
		}
	}
	if p.stealing {
		p.steal(w, number)
		for _, s := range claimed {
			p.spinUntil(w, s.allFinished)
		}
	}
	w.send(&w.outbox)
	for _, s := range claimed {
		s.close(w)
	}
	w.claimed = claimed
}

// allFinished reports whether all nodes of the shard have run.
func (s *shard) allFinished() bool { return s.finished.Load() == int64(len(s.active)) }

// steal runs nodes of other workers' shards.
func (p *pool) steal(w *worker, number uint64) {
	for _, s := range p.busy {
		if s.stealable.Load() == number && s.started.Load() < int64(len(s.active)) {
			p.runChunks(w, s)
		}
	}
}

// runChunks runs nodes of a shard until all are taken.
func (p *pool) runChunks(w *worker, s *shard) {
	count := int64(len(s.active))
	for {
		batch := min(max((count-s.started.Load())/chunkDivisor, 1), maxChunk)
		last := s.started.Add(batch)
		if last-batch >= count {
			return
		}
		p.runChunk(w, s, s.active[last-batch:min(last, count)])
	}
}

func (p *pool) runChunk(w *worker, s *shard, nodes []NodeID) {
	defer s.finished.Add(int64(len(nodes))) // even if a handler ends this goroutine
	for _, id := range nodes {
		s.runNode(w, id, p.end)
	}
}
