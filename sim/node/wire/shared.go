package wire

import (
	"sync/atomic"

	"example.com/sosocoin/netsim"
)

// Shared keeps the latest requests, so that nodes that ask for the same item one after the
// other, as almost all do, send one message: a message that is there takes no memory. Any
// number of nodes may use it at once, and what it keeps shows nowhere.
type Shared struct {
	latest [16]atomic.Pointer[request] // by item: several are under way at once
}

// request is a message as a packet holds it, and what it says.
type request struct {
	GetData
	message netsim.Message
}

// Asking returns m as a message.
func (s *Shared) Asking(m GetData) netsim.Message {
	place := uint(m.Item.Tx[0])
	if m.Item.Block != nil {
		place = uint(m.Item.Block.Index())
	}
	latest := &s.latest[place%uint(len(s.latest))]
	if known := latest.Load(); known != nil && known.GetData == m {
		return known.message
	}
	made := &request{m, m}
	latest.Store(made)
	return made.message
}
