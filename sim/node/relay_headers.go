package node

import (
	"errors"
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
)

// relayHeaders is headers first with direct fetch, as Bitcoin Core does it since 0.10 and
// BIP 130 (sendheaders): a new block is announced by its header, and asked for at once by
// who knows what comes before it. Who does not, or is behind, asks for headers, and then
// for the blocks that they belong to, a few at a time.
func relayHeaders() RelayMode {
	return RelayMode{Name: "headers", Doc: "announce by header, fetch headers first", Own: []Message{GetHeaders{}, Headers{}}, relay: headersRelay{}}
}

// Bitcoin Core's bounds: headers in one answer, and blocks that one neighbour is asked for
// at once.
const (
	maxHeaders  = 2000
	maxUnderWay = 16
)

type headersRelay struct{ invRelay }

// spreadBlock announces a block, unless it is one of many to come: then the last will do.
func (headersRelay) spreadBlock(n *Node, env *netsim.Env, block *chain.Entry, heard []netsim.NodeID) {
	for _, f := range n.fetches.open {
		if slices.Contains(f.due, block) && (f.more || block != f.due[len(f.due)-1]) {
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

func (headersRelay) pull(n *Node, env *netsim.Env, f fetch, locator []chain.Hash) {
	n.send(env, f.peer, GetHeaders{Locator: locator, Request: f.id})
}

// took goes on with the catchings-up that the block belongs to.
func (headersRelay) took(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry, err error) {
	q, known := &n.fetches, errors.Is(err, chain.ErrKnown)
	refused := err != nil && !known && !errors.Is(err, chain.ErrOrphan)
	for newest := q.last; ; {
		i := slices.IndexFunc(q.open, func(f fetch) bool { return f.id <= newest && slices.Contains(f.due, block) })
		if i < 0 {
			return
		}
		f := q.take(i)
		if refused {
			q.end(n, env, f, err) // what follows it cannot be taken either
			continue
		}
		if f.peer == from && !known {
			f.count++
		}
		download(n, env, f, f.due[len(f.due)-1])
	}
}

// download asks for the next of the blocks that are due, the last of whose headers was that
// of last, and when all have come for more headers, if there are more.
func download(n *Node, env *netsim.Env, f fetch, last *chain.Entry) {
	for len(f.due) > 0 && n.chain.Knows(f.due[0]) {
		f.due = f.due[1:]
	}
	if len(f.due) == 0 {
		if !f.more {
			last = nil
		}
		n.fetches.step(n, env, f, 0, last, nil)
		return
	}
	f = n.fetches.await(f)
	for _, block := range f.due[:min(maxUnderWay, len(f.due))] {
		n.requests.announced(n, env, f.peer, Item{Block: block}, false)
	}
	env.After(n.config.RequestTimeout, fetchExpired{f.id})
}

// GetHeaders asks for the headers of what follows the newest block of the locator that the
// receiver has in its active chain.
type GetHeaders struct {
	Locator []chain.Hash
	Request uint64
}

func (m GetHeaders) Size() int {
	return headerSize + 4 + compact.CountSize(len(m.Locator)) + 32*len(m.Locator) + 32
}
func (GetHeaders) Kind() netsim.Kind { return 12 }
func (GetHeaders) Spec() Spec        { return Spec{"getheaders", SyncGroup} }
func (GetHeaders) About() Subject    { return Subject{} }
func (GetHeaders) Words() string     { return "getheaders" }

func (m GetHeaders) refers(s *chain.Store, visit func(*chain.Entry)) {
	locatorRefers(m.Locator, s, visit)
}

func (m GetHeaders) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	blocks := n.chain.AfterUpTo(n.tipFor(p.Src), m.Locator, maxHeaders+1)
	more := len(blocks) > maxHeaders
	n.send(env, p.Src, Headers{Blocks: blocks[:min(maxHeaders, len(blocks))], More: more, Request: m.Request})
}

// Headers carries headers of blocks, in order of height: one to announce the block, or,
// with the number of the request, all that a GetHeaders asks for. Of the blocks nothing
// else is part of the message.
type Headers struct {
	Blocks  []*chain.Entry
	More    bool // the chain goes on
	Request uint64
}

func (m Headers) Size() int {
	return headerSize + compact.CountSize(len(m.Blocks)) + (chain.HeaderSize+1)*len(m.Blocks)
}
func (Headers) Kind() netsim.Kind { return 13 }
func (Headers) Spec() Spec        { return Spec{"headers", InvGroup} }
func (m Headers) About() Subject  { return newestOf(m.Blocks) }

func (m Headers) Words() string {
	if m.Request == 0 {
		return fmt.Sprintf("header %s", m.Blocks[0].Hash().Short())
	}
	return "headers" + heightsOf(m.Blocks)
}

func (m Headers) refers(_ *chain.Store, visit func(*chain.Entry)) {
	Blocks{Blocks: m.Blocks}.refers(nil, visit)
}

// handle asks for a block that was announced, or for those of the headers that were asked
// for.
func (m Headers) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	if m.Request == 0 {
		m.announce(n, env, p)
		return
	}
	due, more := n.chain.Wanted(m.Blocks, m.More)
	f, ok := n.fetches.answered(p.Src, m.Request, len(due) > 0)
	if !ok {
		return
	}
	if f.due, f.more = due, more; len(m.Blocks) == 0 {
		n.fetches.step(n, env, f, 0, nil, nil)
		return
	}
	download(n, env, f, m.Blocks[len(m.Blocks)-1])
}

// announce fetches a block directly, if what comes before it is known or on its way.
func (m Headers) announce(n *Node, env *netsim.Env, p netsim.Packet) {
	block := Item{Block: m.Blocks[0]}
	parent := Item{Block: block.Block.Parent()}
	switch {
	case n.has(p.Src, block), n.chain.HasRefused(block.Block):
	case n.has(p.Src, parent), n.requests.of(parent) != nil:
		if n.requests.announced(n, env, p.Src, block, false) {
			n.lastInv = p.Msg
		}
	default:
		n.fetches.catchUp(n, env, p.Src, block.Block)
	}
}
