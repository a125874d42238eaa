package api

import (
	"net"
	"net/http"
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
	if reads {
		header := c.w.Header()
		header.Add("Vary", "Origin")
		if origin := c.r.Header.Get("Origin"); c.neighbour(origin) {
			header.Set("Access-Control-Allow-Origin", origin)
		}
		return true
	}
	if c.foreign() {
		c.told("it is for the node's own page")
		refuse(c.w, http.StatusForbidden, onlyOwn)
		return false
	}
	if !c.admitted() {
		c.told("it needs a token")
		c.challenge()
		return false
	}
	return true
}

const onlyOwn = "this call is for the node's own page and for programs on this machine; a page of another origin may only read what is public, and a browser has to say where a call comes from"

// foreign says whether a request comes from another page than the node's own, as far as the browser
// tells: by the Origin, by Sec-Fetch-Site, or, where it is old or nothing protects the line, by the
// Referer. One that tells nothing may come from anywhere.
func (c *call) foreign() bool {
	header, own := c.r.Header, c.server.scheme()+c.r.Host
	origin := header.Get("Origin")
	if origin != "" && origin != own {
		return true
	}
	switch header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return false
	case "":
	default:
		return true
	}
	switch referer := header.Get("Referer"); {
	case origin != "":
		return false
	case referer != "":
		return referer != own && !strings.HasPrefix(referer, own+"/")
	}
	return asBrowser(c.r.UserAgent())
}

// asBrowser says whether a program calls itself one, as all browsers do. PowerShell is none.
func asBrowser(agent string) bool {
	return strings.HasPrefix(agent, "Mozilla/") && !strings.Contains(agent, "PowerShell")
}

// split is the name and the port of a Host header, or of an origin behind its scheme. The port that
// a scheme has by itself is left out there.
func (s *Server) split(host string) (name, port string) {
	if name, port, err := net.SplitHostPort(host); err == nil {
		return name, port
	}
	usual := "80"
	if s.address.TLS != nil {
		usual = "443"
	}
	return strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"), usual
}

// named says whether a Host header is a name of this node: of this machine, with its port.
// A page elsewhere whose name was made to lead here has another one.
func (c *call) named(host string) bool {
	name, port := c.server.split(host)
	return port == strconv.Itoa(c.port()) && (loopback(name) || c.server.address.Open() && c.ours(name))
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
	host, ours := strings.CutPrefix(origin, c.server.scheme())
	name, digits := c.server.split(host)
	called, _ := c.server.split(c.r.Host)
	if !ours || !loopback(name) && !strings.EqualFold(name, called) {
		return false
	}
	port, err := strconv.Atoi(digits)
	id := port - c.server.address.Port
	return err == nil && id >= 0 && id < int(c.server.nodes.Load())
}
