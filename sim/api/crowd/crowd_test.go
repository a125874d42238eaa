package crowd

import (
	"errors"
	"net"
	"testing"
)

// from is a connection from somewhere.
type from struct {
	net.Conn
	host   string
	closed bool
}

func (f *from) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.ParseIP(f.host), Port: 7} }
func (f *from) Close() error         { f.closed = true; return nil }

// queue is a listener to which these come.
type queue struct {
	net.Listener
	conns []net.Conn
}

var errOver = errors.New("nobody comes any more")

func (q *queue) Accept() (net.Conn, error) {
	if len(q.conns) == 0 {
		return nil, errOver
	}
	first := q.conns[0]
	q.conns = q.conns[1:]
	return first, nil
}

// arrive has machines come, and returns who is let in.
func (c *Crowd) arrive(hosts ...string) (in []net.Conn, out int) {
	q := &queue{}
	var all []*from
	for _, host := range hosts {
		all = append(all, &from{host: host})
		q.conns = append(q.conns, all[len(all)-1])
	}
	l := c.Listener(q)
	for {
		conn, err := l.Accept()
		if err != nil {
			break
		}
		in = append(in, conn)
	}
	for _, f := range all {
		if f.closed {
			out++
		}
	}
	return in, out
}

func TestCrowd(t *testing.T) {
	c := New(4, 2)
	in, out := c.arrive("10.0.0.1", "10.0.0.1", "10.0.0.1", "::ffff:10.0.0.1", "10.0.0.2")
	if len(in) != 3 || out != 2 {
		t.Errorf("of one machine and another %d are let in and %d not", len(in), out)
	}
	here, out := c.arrive("127.0.0.1", "127.0.0.1", "::1")
	if len(here) != 1 || out != 2 {
		t.Errorf("where one has room %d are let in and %d not", len(here), out)
	}
	for range 2 { // twice is once
		_ = in[0].Close()
	}
	again, out := c.arrive("10.0.0.1", "10.0.0.1")
	if len(again) != 1 || out != 1 {
		t.Errorf("after one has left %d are let in and %d not", len(again), out)
	}
	for _, conn := range append(append(in[1:], again...), here...) {
		_ = conn.Close()
	}
	if c.all != 0 || len(c.hosts) != 0 {
		t.Errorf("when all have left there are %d, %v", c.all, c.hosts)
	}
	if in, _ := c.arrive("127.0.0.1", "127.0.0.1", "127.0.0.1"); len(in) != 3 {
		t.Errorf("of this machine %d are let in", len(in))
	}
}
