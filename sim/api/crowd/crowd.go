package crowd

import (
	"net"
	"sync"
)

// Crowd counts the connections of some listeners.
type Crowd struct {
	most, each int

	mu    sync.Mutex
	all   int
	hosts map[string]int // connections of each, but for this machine
}

// New is a crowd of so many connections at most, and so many of each other machine.
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
		host := hostOf(conn)
		if l.crowd.enter(host) {
			return &counted{Conn: conn, leave: sync.OnceFunc(func() { l.crowd.leave(host) })}, nil
		}
		_ = conn.Close()
	}
}

// hostOf is the machine at the other end; "" for this one.
func hostOf(conn net.Conn) string {
	at, ok := conn.RemoteAddr().(*net.TCPAddr)
	if !ok || at.IP.IsLoopback() {
		return ""
	}
	return at.IP.String()
}

func (c *Crowd) enter(host string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all >= c.most || host != "" && c.hosts[host] >= c.each {
		return false
	}
	c.all++
	if host != "" {
		c.hosts[host]++
	}
	return true
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
