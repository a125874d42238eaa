package api

import (
	"net"
	"net/http"
	"net/url"
	"strconv"
)

// allowed says whether a request may be answered; it says why not where it may not. Reads
// are for all: a page of another node gets the header by which a browser lets it see the
// answer. All else is for the node's own page, and for programs on this machine, which name no
// origin.
func (c *call) allowed(reads bool) bool {
	if !c.named(c.r.Host) {
		c.told("its name is not that of this machine")
		refuse(c.w, http.StatusMisdirectedRequest, "this node is localhost:"+strconv.Itoa(c.port())+" and has no other name; expected that as the Host")
		return false
	}
	origin := c.r.Header.Get("Origin")
	own := origin == "" || origin == "http://"+c.r.Host
	if reads {
		if c.neighbour(origin) {
			c.w.Header().Set("Access-Control-Allow-Origin", origin)
			c.w.Header().Set("Vary", "Origin")
		}
		return true
	}
	switch c.r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		own = false
	}
	if !own {
		c.told("it is for the node's own page")
		refuse(c.w, http.StatusForbidden, "this call is for the node's own page and for programs on this machine; a page of another origin may only read what is public")
	}
	return own
}

// named says whether a Host header is a name of this node: of this machine, with its port.
// A page elsewhere whose name was made to lead here has another one.
func (c *call) named(host string) bool {
	name, port, err := net.SplitHostPort(host)
	return err == nil && port == strconv.Itoa(c.port()) && loopback(name)
}

// neighbour says whether an origin is the page of a node.
func (c *call) neighbour(origin string) bool {
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "http" || !loopback(u.Hostname()) {
		return false
	}
	port, err := strconv.Atoi(u.Port())
	id := port - c.server.address.Port
	return err == nil && id >= 0 && id < int(c.server.nodes.Load())
}
