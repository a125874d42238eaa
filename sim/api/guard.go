package api

import (
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
)

// allowed says whether a request may be answered; it says why not where it may not. Reads
// are for all: a page of another node gets the header by which a browser lets it see the
// answer. All else is for the node's own page, and for programs on this machine, which name no
// origin. Where other machines can reach the node, it takes a token besides.
func (c *call) allowed(reads bool) bool {
	if !c.named(c.r.Host) {
		c.told("its name is not that of this machine")
		refuse(c.w, http.StatusMisdirectedRequest, "this node is "+strings.TrimPrefix(strings.TrimPrefix(c.server.address.URL(c.node), "http://"), "https://")+" and has no other name; expected that as the Host")
		return false
	}
	origin := c.r.Header.Get("Origin")
	own := origin == "" || origin == c.server.scheme()+c.r.Host
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
	if own && !c.admitted() {
		c.told("it needs a token")
		c.challenge()
		return false
	}
	return own
}

// named says whether a Host header is a name of this node: of this machine, with its port.
// A page elsewhere whose name was made to lead here has another one.
func (c *call) named(host string) bool {
	name, port, err := net.SplitHostPort(host)
	return err == nil && port == strconv.Itoa(c.port()) && (loopback(name) || c.server.address.Open() && c.ours(name))
}

// ours says whether a name is one by which other machines call this one.
func (c *call) ours(name string) bool {
	if ip := net.ParseIP(name); ip != nil {
		at, _ := c.r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
		return at != nil && at.IP.Equal(ip)
	}
	machine, _ := os.Hostname() // "" is no name
	return slices.ContainsFunc([]string{c.server.address.Host, machine, machine + ".local"}, func(own string) bool { return strings.EqualFold(name, own) })
}

// neighbour says whether an origin is the page of a node.
func (c *call) neighbour(origin string) bool {
	u, err := url.Parse(origin)
	called, _, _ := net.SplitHostPort(c.r.Host)
	if err != nil || u.Scheme+"://" != c.server.scheme() || !loopback(u.Hostname()) && !strings.EqualFold(u.Hostname(), called) {
		return false
	}
	port, err := strconv.Atoi(u.Port())
	id := port - c.server.address.Port
	return err == nil && id >= 0 && id < int(c.server.nodes.Load())
}
