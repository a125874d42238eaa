package projection

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

func (w *Projection) peerLines(id int) []view.Peer {
	var lines []view.Peer
	self := netsim.NodeID(id)
	heard := w.heard(self)
	for _, peer := range w.cluster.Network.Peers(self) {
		to, _ := w.cluster.Network.LinkOf(self, peer)
		from, _ := w.cluster.Network.LinkOf(peer, self)
		lines = append(lines, view.Peer{
			ID: int(peer), Name: w.cluster.Name(int(peer)),
			Delay: to.Delay, Back: from.Delay, Out: to, In: from,
			Loss: max(to.Loss, from.Loss), Bandwidth: narrower(to.Bandwidth, from.Bandwidth),
			State:  w.peerState(self, peer, to, from),
			Banned: w.ban(self, peer), Bars: w.ban(peer, self),
			Height: heard[peer].height,
			To:     w.cluster.Network.LinkCount(self, peer), From: w.cluster.Network.LinkCount(peer, self),
			Last: heard[peer].last,
		})
	}
	return lines
}

// hearsay is what a node knows of a neighbour by its newest messages.
type hearsay struct {
	last   *view.Message
	height uint32 // of the last block that it spoke of
}

// heard goes through the network's newest messages for those of a node with its
// neighbours.
func (w *Projection) heard(self netsim.NodeID) map[netsim.NodeID]hearsay {
	heard := map[netsim.NodeID]hearsay{}
	for e := range w.watchers.Traffic().Backward() {
		peer, at := e.Packet.Src, e.At
		if peer == self {
			peer, at = e.Packet.Dst, e.Packet.Sent
		} else if e.Packet.Dst != self {
			continue
		}
		h := heard[peer]
		if h.last == nil || at > h.last.At {
			line := messageLine(e, self)
			h.last = &line
		}
		if h.height == 0 && e.Packet.Dst == self && e.Reason == netsim.DropNone {
			if about := watch.MessageIn(&e.Packet).About(); about.Held && about.Block != nil {
				h.height = about.Block.Height()
			}
		}
		heard[peer] = h
	}
	return heard
}

// ban is that by which a node bars another; nil if it does not.
func (w *reader) ban(by, who netsim.NodeID) *view.Ban {
	r := node.ConductOf(w.cluster.Nodes[by]).Of(who)
	if !r.Banned() {
		return nil
	}
	return &view.Ban{Until: r.Until, Why: chain.Brief(r.Why)}
}

func (w *reader) banned(by, who netsim.NodeID) bool {
	r := node.ConductOf(w.cluster.Nodes[by]).Of(who)
	return r.Banned()
}

func (w *Projection) peerState(self, peer netsim.NodeID, to, from netsim.Link) string {
	switch {
	case w.cluster.Network.State(peer) == netsim.StateCrashed:
		return "crashed"
	case to.Cut || from.Cut:
		return "cut"
	case to.Parted || from.Parted:
		return "parted"
	case to.Held || from.Held:
		return "held"
	case w.banned(self, peer), w.banned(peer, self):
		return "banned"
	}
	return "up"
}
