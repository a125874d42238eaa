package strategy

import (
	"slices"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// Several nodes that follow one way together are a pool: they share one private branch. The
// first of them leads. It follows the way as if all their hash rate were its own, and orders what
// to mine on and what to publish; members tell it what they find, and keep what the pool has
// found until it is published. Orders and finds are messages, which take their time, and get
// lost as others do: an order is said again when nothing has happened for a block interval, and
// a member that has heard none for three mines for itself, honestly, until it does.

// pool is what its nodes know of it. It never changes, so that copies share it.
type pool struct {
	team      node.Team
	addresses []chain.Address // that their rewards go to
	every     netsim.Time     // after so long an order is said again
}

// newPool makes a pool of nodes.
func newPool(w World, who []int) *pool {
	p := &pool{every: netsim.Time(w.Node(who[0]).Chain().Store().Params().Interval)}
	for _, id := range who {
		p.team.Nodes = append(p.team.Nodes, netsim.NodeID(id))
		p.addresses = append(p.addresses, w.Node(id).Wallet().Addresses()[0])
	}
	return p
}

// silence is how long a member waits for its leader.
func (p *pool) silence() netsim.Time { return 3 * p.every }

// found reports whether one of the pool has found a block: that is in its coinbase.
func (p *pool) found(block *chain.Entry) bool {
	txs := block.Block().Txs
	return len(txs) > 0 && len(txs[0].Out) > 0 && slices.Contains(p.addresses, txs[0].Out[0].To)
}

// Pooled is a strategy of a node that is in a pool.
type Pooled interface {
	node.Partner
	// Alone reports whether a member has lost its leader.
	Alone() bool
}

// TeamOf is the pool of a node that follows a strategy, the leader first; nil where it is in none.
func TeamOf(s node.Strategy) []netsim.NodeID {
	if p, ok := s.(Pooled); ok {
		return p.Team().Nodes
	}
	return nil
}

// SameTeam reports whether two nodes that follow strategies are of one pool.
func SameTeam(a, b node.Strategy) bool {
	one, ok := a.(Pooled)
	other, also := b.(Pooled)
	return ok && also && one.Team() == other.Team()
}

// Mates are the nodes that mine in a node's pool, the leader first: those of its team that are of
// it still. There are none where it is in no pool, or the leader has left.
func Mates(id netsim.NodeID, strategyOf func(netsim.NodeID) node.Strategy) (list []netsim.NodeID) {
	mine := strategyOf(id)
	team := TeamOf(mine)
	for _, mate := range team {
		if SameTeam(mine, strategyOf(mate)) {
			list = append(list, mate)
		}
	}
	if len(list) == 0 || list[0] != team[0] {
		return nil
	}
	return list
}

// following is the strategy of one node alone that keeps blocks back, as a leader has it.
type following interface {
	Secretive
	Way() Way
	Move(*node.Node)
	does() string
	private() branch
	// reveal makes a block public and what leads to it, and returns what was not.
	reveal(last *chain.Entry) []*chain.Entry
	// keep makes a block a secret without going on with it.
	keep(block *chain.Entry)
}

// leader is the strategy of the node that leads a pool.
type leader struct {
	following
	pool *pool
	left []netsim.NodeID // who is no longer of the pool

	parent, open *chain.Entry // what was ordered last
	ordered      netsim.Time  // and when
}

// Team is the pool.
func (l *leader) Team() *node.Team { return &l.pool.team }

// Alone reports false: a leader needs nobody.
func (l *leader) Alone() bool { return false }

func (l *leader) does() string {
	return l.following.does() + ", and leads a pool of " + strconv.Itoa(len(l.pool.team.Nodes))
}

// with reports whether another node is of the pool still.
func (l *leader) with(id netsim.NodeID) bool {
	return l.pool.team.Has(id) && id != l.pool.team.Leader() && !slices.Contains(l.left, id)
}

// Tell keeps from everybody but the pool what is not published.
func (l *leader) Tell(peer netsim.NodeID, item node.Item) bool {
	return item.Block != nil && l.with(peer) || l.following.Tell(peer, item)
}

// Ours reports whether a member has brought a block that one of the pool has found.
func (l *leader) Ours(from netsim.NodeID, block *chain.Entry) bool {
	return l.with(from) && l.pool.found(block)
}

// Found goes on with the private branch, whoever of the pool has found the block. What a member
// has found by an order that is no longer good is lost.
func (l *leader) Found(n *node.Node, env *netsim.Env, block *chain.Entry) []*chain.Entry {
	if block.Parent() != l.Parent(n) {
		l.keep(block)
		return nil
	}
	news := l.following.Found(n, env, block)
	l.order(n, env, block)
	return news
}

// Heard does as the way says. What others have built on is no secret.
func (l *leader) Heard(n *node.Node, env *netsim.Env, block *chain.Entry) []*chain.Entry {
	l.reveal(block.Parent())
	news := l.following.Heard(n, env, block)
	l.order(n, env, nil)
	return news
}

// order tells the members what to mine on and what is public, if that is new, and gives them a
// block that they may not have.
func (l *leader) order(n *node.Node, env *netsim.Env, block *chain.Entry) {
	parent := l.Parent(n)
	open := l.openOf(parent)
	if parent == l.parent && open == l.open && block == nil {
		return
	}
	l.parent, l.open, l.ordered = parent, open, env.At()
	m := node.PoolMessage{Team: l.Team(), Parent: parent, Open: open}
	if block != nil {
		m.Blocks = []*chain.Entry{block}
	}
	l.tellAll(n, env, m)
}

// openOf is the last block before one that is no secret.
func (l *leader) openOf(block *chain.Entry) *chain.Entry {
	for l.Secret(block) {
		block = block.Parent()
	}
	return block
}

func (l *leader) tellAll(n *node.Node, env *netsim.Env, m node.PoolMessage) {
	for _, id := range l.pool.team.Nodes {
		if l.with(id) {
			node.Confide(n, env, id, m)
		}
	}
}

// Act says the last order again, when it is so old.
func (l *leader) Act(n *node.Node, env *netsim.Env) []*chain.Entry {
	if l.parent == nil || env.At() >= l.ordered+l.pool.every {
		l.parent, l.open, l.ordered = l.Parent(n), l.openOf(l.Parent(n)), env.At()
		l.tellAll(n, env, node.PoolMessage{Team: l.Team(), Parent: l.parent, Open: l.open})
	}
	node.ActIn(n, env, l.ordered+l.pool.every-env.At())
	return nil
}

// Confer gives who asks all that the order takes.
func (l *leader) Confer(n *node.Node, env *netsim.Env, from netsim.NodeID, m node.PoolMessage) []*chain.Entry {
	switch {
	case !l.with(from):
	case m.Leaves:
		l.left = append(slices.Clip(l.left), from)
	case m.Asks:
		parent := l.Parent(n)
		node.Confide(n, env, from, node.PoolMessage{Team: l.Team(), Parent: parent, Open: l.openOf(parent), Blocks: l.Kept(parent)})
	}
	return nil
}

// Part leaves the members to themselves.
func (l *leader) Part(n *node.Node, env *netsim.Env) {
	l.tellAll(n, env, node.PoolMessage{Team: l.Team(), Leaves: true})
}

// Refers visits the blocks that it compares others with, and its last order.
func (l *leader) Refers(visit func(*chain.Entry)) {
	l.following.Refers(visit)
	if l.parent != nil {
		visit(l.parent)
		visit(l.open)
	}
}

// Clone returns one in the same state.
func (l *leader) Clone() node.Strategy {
	c := *l
	c.following = l.following.Clone().(following)
	return &c
}
