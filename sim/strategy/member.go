package strategy

import (
	"maps"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// member is the strategy of a node in a pool that another one leads.
type member struct {
	taken
	name string
	pool *pool

	order  *chain.Entry // what to mine on; nil: no order has come
	wanted *chain.Entry // what it would be, had it come; nil: order is all
	public *chain.Entry // the end of the best branch that everybody may know, as far as it has heard
	secret secrets      // of the pool

	teller netsim.NodeID // who has brought the block that is heard of
	heard  netsim.Time   // when the leader spoke last
	alone  bool          // that is too long ago, or it has said good-bye
}

// newMember makes the strategy of a node that joins a pool. What it has kept back until now it
// keeps.
func newMember(way Way, name string, p *pool, n *node.Node) *member {
	before := branchOf(n)
	return &member{taken: taken{way}, name: name, pool: p, public: before.public, secret: before.secret, heard: -1}
}

// Name is that of the pool's strategy.
func (m *member) Name() string { return m.name }

func (m *member) does() string { return "mines what the leader of its pool orders" }

// Team is the pool.
func (m *member) Team() *node.Team { return &m.pool.team }

// Alone reports whether it has lost its leader.
func (m *member) Alone() bool { return m.alone }

// Parent is what the leader has ordered; without one it is the tip.
func (m *member) Parent(n *node.Node) *chain.Entry {
	if m.alone || m.order == nil {
		return n.Chain().Tip()
	}
	return m.order
}

// Ours reports false: what the pool finds is its leader's to publish.
func (m *member) Ours(netsim.NodeID, *chain.Entry) bool { return false }

// Found tells the leader of the block, and nobody else; alone it publishes it as anybody does.
func (m *member) Found(n *node.Node, env *netsim.Env, block *chain.Entry) []*chain.Entry {
	m.secret[block] = struct{}{}
	if m.alone {
		m.better(block)
		return m.secret.reveal(block)
	}
	if block.Parent() == m.order {
		m.order = block
	}
	node.Confide(n, env, m.pool.team.Leader(), node.PoolMessage{Team: m.Team(), Blocks: []*chain.Entry{block}})
	return nil
}

// Listen remembers who brings what is heard of next.
func (m *member) Listen(_ *node.Node, from netsim.NodeID, _ node.Item) { m.teller = from }

// Heard keeps what the pool has found, if the pool has brought it; all else is public.
func (m *member) Heard(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	if m.pool.team.Has(m.teller) && m.pool.found(block) {
		m.secret[block] = struct{}{}
	} else {
		m.secret.reveal(block)
		m.better(block)
	}
	if block == m.wanted {
		m.order, m.wanted = block, nil
	}
	return nil
}

// better takes note of a block that everybody may know.
func (m *member) better(block *chain.Entry) {
	if block.Work().Cmp(m.public.Work()) > 0 {
		m.public = block
	}
}

// Confer does what the leader orders.
func (m *member) Confer(n *node.Node, env *netsim.Env, from netsim.NodeID, x node.PoolMessage) (news []*chain.Entry) {
	switch {
	case from != m.pool.team.Leader():
		return nil
	case x.Leaves: // the pool is over
		m.alone = true
		return m.secret.reveal(n.Chain().Tip())
	case x.Parent == nil:
		return nil
	}
	m.heard, m.alone = env.At(), false
	if n.Chain().Knows(x.Open) {
		m.better(x.Open)
		news = m.secret.reveal(x.Open)
	}
	if n.Chain().Knows(x.Parent) {
		m.order, m.wanted = x.Parent, nil
		return news
	}
	// Who has asked already, and still lacks something, waits: for what the leader does not keep
	// back, its peers have to be asked. Act asks once more.
	if m.wanted != x.Parent {
		m.wanted = x.Parent
		m.ask(n, env)
	}
	return news
}

func (m *member) ask(n *node.Node, env *netsim.Env) {
	node.Confide(n, env, m.pool.team.Leader(), node.PoolMessage{Team: m.Team(), Asks: true})
}

// Act asks for an order where there is none, or for what it takes, and gives the leader up after
// a long silence.
func (m *member) Act(n *node.Node, env *netsim.Env) []*chain.Entry {
	if m.heard < 0 {
		m.heard = env.At()
		m.ask(n, env)
	} else if env.At() >= m.heard+m.pool.silence() {
		m.alone = true
		m.ask(n, env)
	} else if m.wanted != nil {
		m.ask(n, env)
	}
	node.ActIn(n, env, m.pool.every)
	return nil
}

// Part tells the leader.
func (m *member) Part(n *node.Node, env *netsim.Env) {
	node.Confide(n, env, m.pool.team.Leader(), node.PoolMessage{Team: m.Team(), Leaves: true})
}

// Tell keeps from everybody but the pool what is not published.
func (m *member) Tell(peer netsim.NodeID, item node.Item) bool {
	return item.Block == nil || !m.secret.has(item.Block) || m.pool.team.Has(peer)
}

// Secret reports whether nobody but the pool knows a block.
func (m *member) Secret(block *chain.Entry) bool { return m.secret.has(block) }

// Public is the end of the best branch that everybody may know, as far as it has heard.
func (m *member) Public() *chain.Entry { return m.public }

// Lead is by how many blocks the branch that it mines on is longer than the public one, and how
// many of it are secret.
func (m *member) Lead() (lead, private int) {
	own := m.end()
	return int(own.Height()) - int(m.public.Height()), len(m.secret.upTo(own))
}

// end is the end of the branch that it mines on, or of the public one while it has no order.
func (m *member) end() *chain.Entry {
	if m.order == nil || m.alone {
		return m.public
	}
	return m.order
}

// Tied reports false: the leader knows.
func (m *member) Tied() bool { return false }

// Kept are the blocks that it keeps back of a branch.
func (m *member) Kept(tip *chain.Entry) []*chain.Entry { return m.secret.upTo(tip) }

// private is what it would go on with by itself.
func (m *member) private() branch {
	return branch{own: m.end(), public: m.public, secret: maps.Clone(m.secret)}
}

// Move begins anew where the node is, if it does not take the ends any more.
func (m *member) Move(n *node.Node) {
	known := n.Chain()
	if m.order != nil && !known.Knows(m.order) {
		m.order = nil
	}
	if !known.Knows(m.public) {
		m.public = known.Tip()
		for m.secret.has(m.public) {
			m.public = m.public.Parent()
		}
	}
}

// Refers visits the blocks that it compares others with.
func (m *member) Refers(visit func(*chain.Entry)) {
	for _, e := range []*chain.Entry{m.public, m.order, m.wanted} {
		if e != nil {
			visit(e)
		}
	}
}

// Forget forgets the blocks that are as old as base.
func (m *member) Forget(base *chain.Entry) { m.secret.forget(base) }

// Clone returns one in the same state.
func (m *member) Clone() node.Strategy {
	c := *m
	c.secret = maps.Clone(m.secret)
	return &c
}
