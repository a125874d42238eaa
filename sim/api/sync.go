package api

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// pulled is what a node has from a peer after it asked.
type pulled struct {
	peer  netsim.NodeID
	tip   *chain.Entry // the peer's; nil: it has crashed
	begun uint32       // the height of the node's own chain before this peer's
	got   bool         // the node has the peer's tip now
}

// syncLimit is how many times as long as an answer may take the node waits for all of them.
const syncLimit = 3

// pull has the node ask all peers for what it lacks, waits until it has that or gives up, and
// says what it has of whom.
func (c *call) pull() (list []pulled, err error) {
	var limit netsim.Time
	var height uint32
	err = c.at(func(m live.Moment, n *node.Node) error {
		w, config := m.World(), m.World().Config()
		height, limit = n.Chain().Tip().Height(), w.Now()+syncLimit*config.RequestTimeout()
		for _, id := range c.peers(w) {
			p := pulled{peer: id}
			if w.Reading().Alive(int(id)) {
				p.tip = w.Node(int(id)).Chain().Tip()
			}
			list = append(list, p)
		}
		if len(list) == 0 {
			return nil
		}
		_, err := m.Do(command.Sync{Nodes: nodeset.List{Nodes: []int{c.node}}})
		return err
	})
	if err != nil || len(list) == 0 {
		return list, err
	}
	err = c.when(func(w *sim.World) bool {
		own, open := w.Node(c.node).Chain(), false
		for i := range list {
			if p := &list[i]; p.tip != nil {
				p.got = own.Has(p.tip.Hash())
				open = open || !p.got && p.tip.Height() > height
			}
		}
		return !open || w.Now() >= limit
	})
	for i := range list {
		p := &list[i]
		if p.begun = height; p.tip != nil && p.got {
			height = max(height, p.tip.Height())
		}
	}
	return list, err
}

// flaskSync answers in the seed's words. Its third one says that a chain was two blocks longer,
// whatever it was; here it says how many.
func flaskSync(c *call) error {
	list, err := c.pull()
	if err != nil {
		return err
	}
	told := []any{}
	for _, p := range list {
		told = append(told, flaskPulled(p))
	}
	return c.reply(flaskJSON, indented(told))
}

func flaskPulled(p pulled) []any {
	if p.tip == nil {
		return []any{fmt.Sprintf("no answer: n%d has crashed", p.peer)}
	}
	height := p.tip.Height()
	if height <= p.begun {
		return []any{"received blockchain is not longer than received blockchain. Do nothing"}
	}
	behind := fmt.Sprintf("blockchain possibly behind. We got: %d Peer got: %d", p.begun, height)
	switch {
	case height == p.begun+1 && p.got:
		return []any{behind, "block added to chain"}
	case height == p.begun+1:
		return []any{behind, "block add to chain failed"}
	}
	end := "received blockchain invalid"
	if p.got {
		end = "received blockchain is valid. Replacing current blockchain with received blockchain"
	}
	return []any{behind, fmt.Sprintf("Received blockchain is %d blocks longer than current blockchain", height-p.begun), []string{end}}
}
