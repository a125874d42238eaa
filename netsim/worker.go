package netsim

import "time"

// worker is the state of one goroutine that runs nodes: what became of packets, and what the
// nodes sent. Packets to another worker's shard wait in outgoing until the window is over.
type worker struct {
	account
	number   int
	shards   []*shard
	claimed  []*shard      // shards of this window; scratch of pool.work
	waited   time.Duration // for other workers, in this window
	local    int           // the shard that it runs, or noShard or allShards
	outbox   outbox        // of the nodes that it runs
	outgoing [][]flight    // by receiving shard
	earliest []Time        // when the first of these arrives
}

const (
	noShard   = -1
	allShards = -2
)

func newWorker(net *Network, number int, shards []*shard) *worker {
	w := &worker{account: account{net: net}, number: number, shards: shards, local: noShard}
	w.outgoing, w.earliest = make([][]flight, len(shards)), make([]Time, len(shards))
	for i := range w.earliest {
		w.earliest[i] = Never
	}
	return w
}

// send puts the messages of an outbox under way.
func (w *worker) send(box *outbox) {
	if len(*box) == 0 {
		return
	}
	for i := range *box {
		f := &(*box)[i]
		if !w.sent(f) {
			continue
		}
		if to := w.net.shardOf(f.Dst); to == w.local || w.local == allShards {
			w.shards[to].push(f)
		} else {
			w.outgoing[to] = append(w.outgoing[to], *f)
			w.earliest[to] = min(w.earliest[to], f.At)
		}
	}
	box.empty()
}

// flush moves outgoing packets to the mailboxes of their shards, which are empty: each shard
// drains its mailbox in every window.
func (w *worker) flush() {
	for to, packets := range w.outgoing {
		if len(packets) > 0 {
			s := w.shards[to]
			w.outgoing[to], s.mailbox[w.number] = s.mailbox[w.number], packets
			s.next = min(s.next, w.earliest[to])
			w.earliest[to] = Never
		}
	}
}
