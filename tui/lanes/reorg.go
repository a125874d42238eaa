package lanes

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
)

// Reorg is a change of the best chain that gave up blocks.
type Reorg struct {
	Seen   netsim.Time  // when a view first showed it
	Fork   chain.Hash   // the last block that both chains share
	Off    []chain.Hash // given up, oldest first
	On     int          // how many took their place
	Height uint32       // of the fork
	tip    uint32       // height of the best tip when it was seen
}

// fade is how many blocks long a reorganisation is pointed at.
const fade = 4

// Reorg returns the newest reorganisation while it is worth pointing at: until a few
// more blocks have been found. It is nil when there is none.
func (l *Layout) Reorg() *Reorg { return l.reorg }

// notice compares the best chain with the one before. A tie between two tips may be
// shown either way round, so only a higher tip counts as a new best one.
func (l *Layout) notice(v *sim.View) {
	if r := l.reorg; r != nil && (v.Now < r.Seen || v.Height >= r.tip+fade || v.Height < r.Height) {
		l.reorg = nil
	}
	if len(v.Tips) == 0 {
		return
	}
	best := v.Tips[0]
	i, ok := l.at[l.best]
	if !ok {
		l.best = best.Hash
		return
	}
	old := l.blocks[i]
	if best.Height <= old.Height {
		if int(best.Height)+fade < int(old.Height) {
			l.best = best.Hash // time was turned back, or those who knew the old one are gone
		}
		return
	}
	l.best = best.Hash
	if old.Main {
		return
	}
	var off []chain.Hash
	for !old.Main {
		off = append(off, old.Hash)
		if i, ok = l.at[old.Prev]; !ok {
			return // the fork is older than the tree shown
		}
		old = l.blocks[i]
	}
	for i, j := 0, len(off)-1; i < j; i, j = i+1, j-1 {
		off[i], off[j] = off[j], off[i]
	}
	l.reorg = &Reorg{v.Now, old.Hash, off, int(best.Height - old.Height), old.Height, best.Height}
}
