package api

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// call is a request at work.
type call struct {
	server *Server
	node   int
	w      http.ResponseWriter
	r      *http.Request

	pattern string // of the route; "" until there is one
	steers  bool   // it is for the control address
	rest    func() // it is no work any more, and others have its place
}

// port is that of the node.
func (c *call) port() int { return c.server.address.Port + c.node }

// name is what a node is called at its address, by the name by which this one was.
func (c *call) name(id int) string {
	host, _ := c.server.split(c.r.Host)
	return fmt.Sprintf("%s:%d", host, c.server.address.Port+id)
}

// url is where a node is reached by who asks.
func (c *call) url(id int) string {
	host, _ := c.server.split(c.r.Host)
	if loopback(host) {
		host = "localhost" // as the seeds have it
	}
	return c.server.address.at(host, id)
}

// errDown says that a node does not run.
type errDown struct{ node, nodes int }

func (e errDown) Error() string {
	if e.node >= e.nodes {
		return fmt.Sprintf("the world has no n%d now; expected n0 to n%d", e.node, e.nodes-1)
	}
	return fmt.Sprintf("n%d has crashed; the command \"restart n%d\" brings it back", e.node, e.node)
}

// up says whether the node is there and runs.
func (c *call) up(w *sim.World) error {
	if c.node >= w.Nodes() || !w.Reading().Alive(c.node) {
		return errDown{c.node, w.Nodes()}
	}
	return nil
}

// at looks at the present, if the node runs.
func (c *call) at(look func(m live.Moment, n *node.Node) error) (err error) {
	gone := c.server.driver.At(c.r.Context(), func(m live.Moment) {
		if err = c.up(m.World()); err == nil {
			err = look(m, m.World().Node(c.node))
		}
	})
	return errors.Join(gone, err)
}

// do gives a command.
func (c *call) do(give command.Command) error {
	return c.at(func(m live.Moment, _ *node.Node) error {
		_, err := m.Do(give)
		return err
	})
}

// when waits until a condition holds, for as long as the client and the node are there.
func (c *call) when(holds func(*sim.World) bool) error {
	_ = http.NewResponseController(c.w).SetWriteDeadline(time.Time{}) // as long as it takes
	var down error
	err := c.server.driver.When(c.r.Context(), func(w *sim.World) bool {
		down = c.up(w)
		return down != nil || holds(w)
	})
	if err != nil {
		return err
	}
	return down
}

// holdings are what a node holds at a moment. Nothing of it changes when the world goes on; the
// ways from block to block do, where old ones are forgotten.
type holdings struct {
	blocks []*chain.Entry // of its chain, as far as that is kept, the oldest first
	coins  chain.UTXOSet
	pool   []*chain.Tx
	own    []chain.Address
}

// holdings are those of the node now.
func (c *call) holdings() (h holdings, err error) {
	err = c.at(func(_ live.Moment, n *node.Node) error {
		tip := n.Chain().Tip()
		for e := tip; e != nil; e = e.Parent() {
			h.blocks = append(h.blocks, e)
		}
		slices.Reverse(h.blocks)
		h.coins, h.own = tip.UTXO(), n.Wallet().Addresses()
		for _, waiting := range n.Pool().List() {
			h.pool = append(h.pool, waiting.Tx)
		}
		return nil
	})
	return h, err
}

// mine has the node find a block, and returns it when it is found. mined says whether it
// mined already.
func (c *call) mine() (mined bool, found *chain.Entry, err error) {
	had := 0
	err = c.at(func(m live.Moment, n *node.Node) error {
		mined, had = n.Mining(), m.World().Reading().Mined(c.node)
		_, err := m.Do(command.Mine{Nodes: nodeset.List{Nodes: []int{c.node}}, Mode: command.MineOne})
		return err
	})
	if err != nil {
		return mined, nil, err
	}
	err = c.when(func(w *sim.World) bool {
		if w.Reading().Mined(c.node) <= had {
			return false
		}
		found = ownBlock(w.Node(c.node))
		return true
	})
	return mined, found, err
}

// ownBlock is the newest block that pays a node for finding it, on its chain or on a branch that
// lost; nil if there is none in the last few.
func ownBlock(n *node.Node) *chain.Entry {
	const few = 100
	var own *chain.Entry
	to := n.Wallet().Addresses()[0]
	for _, e := range n.Chain().Leaves() {
		for i := 0; i < few && e.Parent() != nil; i++ {
			if own != nil && own.Height() >= e.Height() {
				break
			}
			if reward := e.Block().Txs[0].Out; len(reward) > 0 && reward[0].To == to {
				own = e
				break
			}
			e = e.Parent()
		}
	}
	return own
}

// send pays, and returns the transaction that waits in the pool now.
func (c *call) send(to chain.Address, amount chain.Amount) (made *chain.Tx, err error) {
	err = c.at(func(m live.Moment, n *node.Node) error {
		had := map[chain.Hash]bool{}
		for tx := range n.Pool().All() {
			had[tx.ID()] = true
		}
		if _, err := m.Do(command.Send{From: nodeset.Node(c.node), To: command.Recipient{Address: to}, Amount: amount}); err != nil {
			return err
		}
		for tx := range n.Pool().All() {
			if !had[tx.ID()] {
				made = tx
			}
		}
		return nil
	})
	return made, err
}

// failed answers with what could not be done.
func (c *call) failed(err error) {
	var flawed *strict.Error
	var down errDown
	switch {
	case errors.As(err, &flawed):
		refuse(c.w, flawed.Status, flawed.Problem)
	case errors.As(err, &down):
		refuse(c.w, http.StatusServiceUnavailable, err.Error())
	case errors.Is(err, live.ErrStopped), c.server.ended():
		refuse(c.w, http.StatusServiceUnavailable, live.ErrStopped.Error())
	case c.r.Context().Err() != nil: // nobody reads it
	default:
		refuse(c.w, http.StatusBadRequest, err.Error())
	}
}
