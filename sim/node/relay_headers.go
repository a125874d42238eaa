package node

import (
	"errors"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
	"example.com/sosocoin/sim/node/wire"
)

// relayHeaders is headers first with direct fetch, as Bitcoin Core does it since 0.10 and
// BIP 130 (sendheaders): a new block is announced by its header, and asked for at once by
// who knows what comes before it. Who does not, or is behind, asks for headers, and then
// for the blocks that they belong to, a few at a time.
func relayHeaders() RelayMode {
	return RelayMode{Name: "headers", Doc: "announce by header, fetch headers first", Own: []Message{GetHeaders{}, Headers{}}, relay: headersRelay{}}
}

// maxUnderWay is Bitcoin Core's bound of blocks that one neighbour is asked for at once.
const maxUnderWay = 16

type headersRelay struct{ invRelay }

// spreadBlock announces a block, unless it is one of many to come: then the last will do.
func (headersRelay) spreadBlock(n *Node, env *netsim.Env, block *chain.Entry, heard []netsim.NodeID) {
	for _, f := range n.fetches.Open {
		if slices.Contains(f.Due, block) && (f.More || block != f.Due[len(f.Due)-1]) {
			return
		}
	}
	m, ok := n.lastInv.(Headers) // as in announcing
	if !ok || m.Blocks[0] != block {
		n.broadcast(env, Headers{Blocks: []*chain.Entry{block}}, heard)
		return
	}
	n.broadcast(env, n.lastInv.(netsim.Message), heard)
}

func (headersRelay) pull(n *Node, env *netsim.Env, f inflight.Fetch, locator []chain.Hash) {
	n.send(env, f.Peer, GetHeaders{Locator: locator, Request: f.ID})
}

// took goes on with the catchings-up that the block belongs to.
func (headersRelay) took(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry, err error) {
	q, known := &n.fetches, errors.Is(err, chain.ErrKnown)
	refused := err != nil && !known && !errors.Is(err, chain.ErrOrphan)
	for newest := q.Last; ; {
		i := slices.IndexFunc(q.Open, func(f inflight.Fetch) bool { return f.ID <= newest && slices.Contains(f.Due, block) })
		if i < 0 {
			return
		}
		f := q.Take(i)
		if refused {
			q.end(n, env, f, err) // what follows it cannot be taken either
			continue
		}
		if f.Peer == from && !known {
			f.Count++
		}
		download(n, env, f, f.Due[len(f.Due)-1])
	}
}

// download asks for the next of the blocks that are due, the last of whose headers was that
// of last, and when all have come for more headers, if there are more.
func download(n *Node, env *netsim.Env, f inflight.Fetch, last *chain.Entry) {
	for len(f.Due) > 0 && n.chain.Knows(f.Due[0]) {
		f.Due = f.Due[1:]
	}
	if len(f.Due) == 0 {
		if !f.More {
			last = nil
		}
		n.fetches.step(n, env, f, 0, last, nil)
		return
	}
	f = n.fetches.Await(f)
	for _, block := range f.Due[:min(maxUnderWay, len(f.Due))] {
		n.requests.announced(n, env, f.Peer, Item{Block: block}, false)
	}
	env.After(n.config.RequestTimeout, fetchExpired{f.ID})
}

func hearGetHeaders(n *Node, env *netsim.Env, p netsim.Packet, m GetHeaders) {
	if excessive(n, env, p.Src, "hashes of a locator", len(m.Locator), wire.MaxLocator) {
		return
	}
	blocks := n.chain.AfterUpTo(n.tipFor(p.Src), m.Locator, wire.MaxHeaders+1)
	more := len(blocks) > wire.MaxHeaders
	n.send(env, p.Src, Headers{Blocks: blocks[:min(wire.MaxHeaders, len(blocks))], More: more, Request: m.Request})
}

// hearHeaders asks for a block that was announced, or for those of the headers that were asked
// for.
func hearHeaders(n *Node, env *netsim.Env, p netsim.Packet, m Headers) {
	if excessive(n, env, p.Src, "headers", len(m.Blocks), wire.MaxHeaders) {
		return
	}
	if m.Request == 0 {
		hearAnnounced(n, env, p, m)
		return
	}
	due, more := n.chain.Wanted(m.Blocks, m.More)
	f, ok := n.fetches.Answered(p.Src, m.Request, len(due) > 0)
	if !ok {
		return
	}
	if f.Due, f.More = due, more; len(m.Blocks) == 0 {
		n.fetches.step(n, env, f, 0, nil, nil)
		return
	}
	download(n, env, f, m.Blocks[len(m.Blocks)-1])
}

// hearAnnounced fetches a block directly, if what comes before it is known or on its way.
func hearAnnounced(n *Node, env *netsim.Env, p netsim.Packet, m Headers) {
	if len(m.Blocks) == 0 {
		return
	}
	block := Item{Block: m.Blocks[0]}
	parent := Item{Block: block.Block.Parent()}
	switch {
	case n.has(p.Src, block), n.chain.HasRefused(block.Block):
	case n.has(p.Src, parent), n.requests.Of(parent) != nil:
		if n.requests.announced(n, env, p.Src, block, false) {
			n.lastInv = p.Msg
		}
	default:
		n.fetches.catchUp(n, env, p.Src, block.Block)
	}
}
