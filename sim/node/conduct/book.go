package conduct

import (
	"math"
	"slices"

	"example.com/sosocoin/netsim"
)

// Record is what is held against one neighbour.
type Record struct {
	Peer     netsim.NodeID
	Declined int         // messages of it that were refused
	Until    netsim.Time // when its ban ends; 0: it is not banned
	Why      error       // of the ban

	firm   int     // points that stay
	fading float64 // and those that do not, as they were
	at     netsim.Time
}

// Banned reports whether the neighbour is banned.
func (r *Record) Banned() bool { return r.Until != 0 }

// Score is the points at a moment.
func (r *Record) Score(now netsim.Time) float64 { return float64(r.firm) + r.left(now) }

// halfLife is how long it takes until half of what fades is forgotten, as in btcd.
const halfLife = 60 * netsim.Second

func (r *Record) left(now netsim.Time) float64 {
	if r.fading == 0 {
		return 0
	}
	return r.fading * math.Exp2(-float64(now-r.at)/float64(halfLife))
}

// Book is what a node holds against its neighbours. Nil says nothing against anybody.
type Book struct {
	records []Record // by rising number
	bans    int      // ever
	fresh   []netsim.NodeID
	Owed    Owed
}

// Of is what is held against a neighbour.
func (b *Book) Of(peer netsim.NodeID) Record {
	if b != nil {
		if at, there := b.find(peer); there {
			return b.records[at]
		}
	}
	return Record{Peer: peer}
}

func (b *Book) find(peer netsim.NodeID) (at int, there bool) {
	return slices.BinarySearchFunc(b.records, peer, func(r Record, peer netsim.NodeID) int { return int(r.Peer) - int(peer) })
}

func (b *Book) of(peer netsim.NodeID) *Record {
	at, there := b.find(peer)
	if !there {
		b.records = slices.Insert(b.records, at, Record{Peer: peer})
	}
	return &b.records[at]
}

// Bans is how often the node has banned somebody.
func (b *Book) Bans() int {
	if b == nil {
		return 0
	}
	return b.bans
}

// Declined is how many messages it has refused.
func (b *Book) Declined() (sum int) {
	if b != nil {
		for i := range b.records {
			sum += b.records[i].Declined
		}
	}
	return sum
}

// Banned are those who are banned, by rising number.
func (b *Book) Banned() (list []Record) {
	if b != nil {
		for _, r := range b.records {
			if r.Banned() {
				list = append(list, r)
			}
		}
	}
	return list
}

// Bars reports whether a neighbour is banned.
func (b *Book) Bars(peer netsim.NodeID) bool {
	for i := range b.records {
		if r := &b.records[i]; r.Peer == peer {
			return r.Banned()
		}
	}
	return false
}

// Decline counts a message that was refused, and returns how many of that neighbour were.
func (b *Book) Decline(peer netsim.NodeID) int {
	r := b.of(peer)
	r.Declined++
	return r.Declined
}

// Charge adds an offence, and bans the neighbour for a while if that is too much. It reports
// whether it did.
func (b *Book) Charge(peer netsim.NodeID, now netsim.Time, o Offence, why error, span netsim.Time) bool {
	r := b.of(peer)
	if r.Banned() {
		return false
	}
	if o.fades() {
		r.fading, r.at = r.left(now)+float64(o.Points()), now
	} else {
		r.firm += o.Points()
	}
	if r.Score(now) < Threshold {
		return false
	}
	r.firm, r.fading, r.Until, r.Why = 0, 0, now+span, why
	b.bans++
	b.fresh = append(b.fresh, peer)
	return true
}

// Fresh takes out the neighbours that were banned since the last time.
func (b *Book) Fresh() []netsim.NodeID {
	fresh := b.fresh
	b.fresh = nil
	return fresh
}

// Pardon ends the ban of a neighbour.
func (b *Book) Pardon(peer netsim.NodeID) {
	r := b.of(peer)
	r.Until, r.Why = 0, nil
}

// Forget forgets what a process keeps in memory: all but the bans, which are on disk.
func (b *Book) Forget() {
	for i := range b.records {
		b.records[i].firm, b.records[i].fading = 0, 0
	}
	b.Owed = Owed{}
}

// Clone returns the same book, which goes its own way from here.
func (b *Book) Clone() *Book {
	if b == nil {
		return nil
	}
	return &Book{slices.Clone(b.records), b.bans, slices.Clone(b.fresh), b.Owed.clone()}
}
