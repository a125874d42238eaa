package netsim

// Warmer is a Handler that can look at the memory which it will need for a message, before it is
// given that. It changes nothing. What it has read goes into look, which means nothing, so that
// the compiler leaves none of it out; tells says that it will mostly tell all its peers of it.
type Warmer interface {
	Handler
	Warm(msg any) (look uint64, tells bool)
}

// With so many nodes, what a node needs is in no near cache when its turn comes, and it waits
// for one piece after another. A look at what many nodes need waits for all of it at once.
const (
	manyNodes = 2000
	warmNodes = 64 // so many are looked at, and then run
)

// warm looks at what nodes of a window need.
func (ws *windowed) warm(nodes []NodeID) {
	look := uint64(0)
	for _, id := range nodes {
		e := ws.net.nodes[id]
		look ^= e.seq
		h, ok := e.handler.(Warmer)
		for i := 0; ok && i < len(e.inbox); i++ {
			held, tells := h.Warm(ws.queue.slab[e.inbox[i].place].Msg)
			look ^= held
			if tells {
				look ^= e.warm()
			}
		}
	}
	ws.look ^= look
}

// warm looks at what a message to all peers needs.
func (e *Env) warm() (look uint64) {
	for i := range e.links {
		look ^= uint64(e.links[i].free) ^ uint64(e.peers[i])
	}
	return look
}
