package api

import (
	"context"
	"net"
	"strings"

	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/view"
)

// likeness is what requests are told by in the log.
type likeness struct {
	node    int
	pattern string
	refused bool
}

// told takes note in the log that the node was asked for what is not public, or refused it. A
// flood of requests leaves few lines: of those that are alike the first nine are told of, then each
// tenth, each hundredth and so on.
func (c *call) told(why string) {
	key := likeness{c.node, c.pattern, why != ""}
	more, tell := c.server.counts.again(key)
	if !tell {
		return
	}
	a := view.Asked{Node: c.node, Call: c.pattern, By: c.by(), Why: why, More: more}
	if a.Call == "" {
		a.Call = "something that there is not"
	}
	if c.server.note != nil {
		c.server.note(a)
	}
}

// noteIn takes note in the log of a driver's world.
func noteIn(ctx context.Context, d *live.Driver) func(view.Asked) {
	return func(a view.Asked) {
		_ = d.At(ctx, func(m live.Moment) {
			if a.Node < m.World().Nodes() {
				m.Asked(a)
			}
		})
	}
}

// again counts a request, and says whether it is to be told of, for how many others like it.
func (c *counts) again(key likeness) (more int, tell bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.asked == nil {
		c.asked = map[likeness]uint64{}
	}
	c.asked[key]++
	n, step := c.asked[key], uint64(1)
	for n >= 10*step {
		step *= 10
	}
	if n%step != 0 {
		return 0, false
	}
	if n == step { // the steps before were smaller
		step = max(step/10, 1)
	}
	return int(step - 1), true
}

// by says who asks, as far as they say: nothing that they send gets into the log but a short name.
func (c *call) by() string {
	host, _, _ := net.SplitHostPort(c.r.RemoteAddr)
	who := "a program"
	if origin := c.r.Header.Get("Origin"); origin != "" || c.r.Header.Get("Sec-Fetch-Site") != "" {
		who = "a page"
	} else if name, _, _ := strings.Cut(c.r.UserAgent(), "/"); plainName(name) {
		who = name
	}
	return who + " at " + host
}

// plainName says whether a program's name is short and harmless.
func plainName(name string) bool {
	const longest = 20
	if name == "" || len(name) > longest {
		return false
	}
	return strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789-_.") == ""
}
