package api

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/view"
)

// How often a page is told of something new, in frames of the driver, of which there are about
// a hundred a second.
const (
	framesBetween = 25
	framesOfClock = 50
)

// glimpse is what tells whether a node's page would be different.
type glimpse struct {
	tip             *chain.Entry
	pool            uint64
	branches, peers int
	one, on, up     bool
	found, keys     int
	nodes, commands int
	clock           view.Clock // of which only the pace counts
}

func (c *call) glimpse(w *sim.World) (g glimpse) {
	clock := c.server.driver.View().Clock
	g.clock = view.Clock{Paused: clock.Paused, Speed: clock.Speed}
	g.nodes, g.commands = w.Nodes(), len(w.Journal())
	if c.up(w) != nil {
		return g
	}
	n, reading := w.Node(c.node), w.Reading()
	g.up, g.tip, g.pool = true, n.Chain().Tip(), n.Pool().Version()
	g.one, g.on = n.Told()
	g.branches, g.peers = len(n.Chain().Leaves()), reading.Peers(c.node)
	g.found, g.keys = reading.Mined(c.node), len(n.Wallet().Keys())
	return g
}

// pageEvents tells, as server-sent events, that the node's page has changed, and what time it is.
// Nothing is kept for one who does not read: the next event says the same as all that it missed.
func pageEvents(c *call) error {
	if c.foreign() { // who could not read it, but take a place
		c.told("it is for the node's own page")
		return &strict.Error{Status: http.StatusForbidden, Problem: onlyOwn}
	}
	leave, room := c.server.following.Enter(c.r.RemoteAddr)
	if !room {
		return &strict.Error{Status: http.StatusServiceUnavailable, Problem: fmt.Sprintf("%d pages follow their nodes; expected fewer at once, and fewer of one machine", c.server.following.Count())}
	}
	defer leave()
	c.rest()
	header := c.w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	stream := http.NewResponseController(c.w)
	var last glimpse // of nothing, so that the first one is a change
	var told netsim.Time
	tell := func(event string) error {
		ctx, cancel := context.WithTimeout(c.r.Context(), writeTime)
		defer cancel()
		deadline, _ := ctx.Deadline()
		_ = stream.SetWriteDeadline(deadline)
		if _, err := fmt.Fprint(c.w, event); err != nil {
			return err
		}
		return stream.Flush()
	}
	event := "retry: 1000\n\n"
	for tell(event) == nil {
		frames := 0
		changed := false
		_ = stream.SetWriteDeadline(time.Time{})
		err := c.server.driver.When(c.r.Context(), func(w *sim.World) bool {
			if frames++; frames < framesBetween {
				return false
			}
			now := c.glimpse(w)
			changed = now != last
			if !changed && (frames < framesOfClock || w.Now() == told) {
				return false
			}
			last, told = now, w.Now()
			return true
		})
		if err != nil {
			break
		}
		event = fmt.Sprintf("event: clock\ndata: %v\n\n", told)
		if changed {
			event += "event: changed\ndata:\n\n"
		}
	}
	return nil
}
