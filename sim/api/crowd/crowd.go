package crowd

import (
	"net"
	"sync"
)

// Crowd counts the connections of some listeners, or whatever else machines have at once.
type Crowd struct {
	most, each int

	mu    sync.Mutex
	all   int
	hosts map[string]int // of each, but for this machine
}

// New is a crowd of so many at most, and so many of each other machine.
func New(most, each int) *Crowd { return &Crowd{most: most, each: each, hosts: map[string]int{}} }

// Listener is l, but that connections for which there is no room are closed at once.
func (c *Crowd) Listener(l net.Listener) net.Listener { return &listener{l, c} }

type listener struct {
	net.Listener
	crowd *Crowd
}

// Accept waits for a connection for which there is room.
func (l *listener) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if leave, room := l.crowd.Enter(conn.RemoteAddr().String()); room {
			return &counted{Conn: conn, leave: leave}, nil
		}
		_ = conn.Close()
	}
}

// hostOf is the machine of an address; "" for this one.
func hostOf(address string) string {
	host, _, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err != nil || ip == nil || ip.IsLoopback() {
		return ""
	} else if v4 := ip.To4(); v4 != nil {
		return v4.String()
	}
	return host
}

// Enter takes a place for who is at an address, which leave gives back, once and for all; there may
// be none.
func (c *Crowd) Enter(address string) (leave func(), room bool) {
	host := hostOf(address)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all >= c.most || host != "" && c.hosts[host] >= c.each {
		return nil, false
	}
	c.all++
	if host != "" {
		c.hosts[host]++
	}
	return sync.OnceFunc(func() { c.leave(host) }), true
}

// Count is how many there are now.
func (c *Crowd) Count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all
}

func (c *Crowd) leave(host string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all--
	if c.hosts[host]--; c.hosts[host] <= 0 {
		delete(c.hosts, host)
	}
}

// counted is a connection that makes room when it is closed.
type counted struct {
	net.Conn
	leave func()
}

// CloseWrite says that no more is to come, so that the other end can read to the end what was
// written.
func (c *counted) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

func (c *counted) Close() error {
	defer c.leave()
	return c.Conn.Close()
}
