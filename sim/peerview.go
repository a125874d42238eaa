package sim

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

func (w *World) peerLines(id int) []view.Peer {
	var lines []view.Peer
	self := netsim.NodeID(id)
	heard := w.heard(self)
	for _, peer := range w.network.Peers(self) {
		to, _ := w.network.LinkOf(self, peer)
		from, _ := w.network.LinkOf(peer, self)
		lines = append(lines, view.Peer{
			ID: int(peer), Name: w.Name(int(peer)),
			Delay: to.Delay, Back: from.Delay, Out: to, In: from,
			Loss: max(to.Loss, from.Loss), Bandwidth: narrower(to.Bandwidth, from.Bandwidth),
			State:  w.peerState(peer, to, from),
			Height: heard[peer].height,
			To:     w.network.LinkCount(self, peer), From: w.network.LinkCount(peer, self),
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
func (w *World) heard(self netsim.NodeID) map[netsim.NodeID]hearsay {
	heard := map[netsim.NodeID]hearsay{}
	for i := len(w.traffic.items) - 1; i >= 0; i-- {
		e := w.traffic.at(i)
		peer := e.Packet.Src
		if peer == self {
			peer = e.Packet.Dst
		} else if e.Packet.Dst != self {
			continue
		}
		h := heard[peer]
		if h.last == nil {
			line := messageLine(e, self)
			h.last = &line
		}
		if h.height == 0 && e.Packet.Dst == self && e.Reason == netsim.DropNone {
			if about := message(&e.Packet).About(); about.Held && about.Block != nil {
				h.height = about.Block.Height()
			}
		}
		heard[peer] = h
	}
	return heard
}

func (w *World) peerState(peer netsim.NodeID, to, from netsim.Link) string {
	switch {
	case w.network.State(peer) == netsim.StateCrashed:
		return "crashed"
	case to.Cut || from.Cut:
		return "cut"
	case to.Parted || from.Parted:
		return "parted"
	case to.Held || from.Held:
		return "held"
	}
	return "up"
}
