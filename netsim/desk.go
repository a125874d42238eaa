package netsim

import "time"

// desk is what a goroutine that runs nodes writes on: what becomes of packets, and what
// the nodes send. What goes to a shard that it does not have waits in mail until the
// window is over.
type desk struct {
	account
	number int
	shards []*shard
	mine   []*shard      // scratch of workers.work
	waited time.Duration // for others, in this window
	own    int           // the shard that it has, or noShard or allShards
	outbox outbox        // of the nodes that run
	mail   [][]flight    // to each shard
	soon   []Time        // when the first of that arrives
}

const (
	noShard   = -1
	allShards = -2
)

func newDesk(net *Network, number int, shards []*shard) *desk {
	d := &desk{account: account{net: net}, number: number, shards: shards, own: noShard}
	d.mail, d.soon = make([][]flight, len(shards)), make([]Time, len(shards))
	for i := range d.soon {
		d.soon[i] = Never
	}
	return d
}

// send puts the messages of an outbox under way.
func (d *desk) send(box *outbox) {
	if len(*box) == 0 {
		return
	}
	for i := range *box {
		f := &(*box)[i]
		if !d.sent(f) {
			continue
		}
		if to := d.net.shardOf(f.Dst); to == d.own || d.own == allShards {
			d.shards[to].push(f)
		} else {
			d.mail[to] = append(d.mail[to], *f)
			d.soon[to] = min(d.soon[to], f.At)
		}
	}
	box.empty()
}

// bring brings the mail to the shards, which have taken their post.
func (d *desk) bring() {
	for to, mail := range d.mail {
		if len(mail) > 0 {
			s := d.shards[to]
			d.mail[to], s.post[d.number] = s.post[d.number], mail
			s.next = min(s.next, d.soon[to])
			d.soon[to] = Never
		}
	}
}
