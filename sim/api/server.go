package api

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/api/control"
	"example.com/sosocoin/sim/api/crowd"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/view"
)

// Limits of a request, so that no client costs the others much.
const (
	mostHeader = 16 << 10 // bytes
	mostBody   = 1 << 20  // bytes
	atOnce     = 128      // requests at work
	followers  = 256      // pages that follow their nodes, besides
	mostConns  = 1024     // connections, of which some wait for a next request
	eachConns  = 128      // of another machine
	readTime   = 10 * time.Second
	writeTime  = 30 * time.Second
	idleTime   = time.Minute
	endTime    = time.Second // that answers may take to be sent when all ends
)

// Server is the addresses of all nodes.
type Server struct {
	address   Address
	speaks    *dialect
	listeners []net.Listener // by node
	nodes     atomic.Int32   // that have one
	http      *http.Server
	driver    *live.Driver
	running   sync.WaitGroup
	ctx       context.Context // of Serve
	control   *control.Control
	counts    counts
	listings  listings
	note      func(view.Asked) // nil: nobody reads it
	tokens    *tokens          // nil: nobody needs one
	busy      *crowd.Crowd     // requests at work
	following *crowd.Crowd     // pages that follow their nodes
	crowd     *crowd.Crowd     // connections
	patience  time.Duration    // with a request that comes slowly
}

// Listen opens the ports of so many nodes. The error names the one that cannot be had.
func Listen(a Address, nodes int) (*Server, error) {
	s := &Server{address: a, speaks: a.Dialect.speaks(), patience: readTime,
		busy: crowd.New(atOnce, atOnce/2), following: crowd.New(followers, followers/4), crowd: crowd.New(mostConns, eachConns)}
	if a.Open() {
		s.tokens = newTokens()
	}
	for range nodes {
		if err := s.open(); err != nil {
			s.closeAll()
			return nil, err
		}
	}
	return s, nil
}

// open opens the next node's port.
func (s *Server) open() error {
	id := len(s.listeners)
	port := s.address.Port + id
	if port > mostPort {
		return fmt.Errorf("n%d would have port %d, and ports end at %d; expected a lower port of n0 or fewer nodes", id, port, mostPort)
	}
	where := net.JoinHostPort(s.address.Host, strconv.Itoa(port))
	l, err := net.Listen("tcp", where)
	if err != nil {
		var at *net.OpError
		if errors.As(err, &at) {
			err = at.Err
		}
		return fmt.Errorf("n%d cannot listen at %s: %w; expected a free port for each node", id, where, err)
	}
	s.listeners = append(s.listeners, s.crowd.Listener(l))
	s.nodes.Store(int32(len(s.listeners)))
	return nil
}

// Serve answers for the world of a driver that runs, until ctx ends. Nodes that are added
// get the next ports; a port that cannot be had ends that.
func (s *Server) Serve(ctx context.Context, d *live.Driver) {
	s.driver, s.ctx = d, ctx
	s.note = noteIn(ctx, d)
	s.control = control.New(ctx, d, session(), s.address.URL, s.counts.metrics)
	s.http = &http.Server{
		Handler: s, MaxHeaderBytes: mostHeader,
		ReadHeaderTimeout: s.patience, ReadTimeout: s.patience, WriteTimeout: writeTime, IdleTimeout: idleTime,
		BaseContext: func(net.Listener) context.Context { return ctx },
		ErrorLog:    log.New(io.Discard, "", 0), // a dashboard has the screen
	}
	if cert := s.address.TLS; cert != nil {
		s.http.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*cert}, MinVersion: tls.VersionTLS12}
		s.http.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){} // one request a connection at a time, as without
	}
	for _, l := range s.listeners {
		s.serve(l)
	}
	s.running.Go(func() { s.follow(ctx) })
}

func (s *Server) serve(l net.Listener) {
	s.running.Go(func() { // it ends with Close
		if s.address.TLS != nil {
			_ = s.http.ServeTLS(l, "", "")
			return
		}
		_ = s.http.Serve(l)
	})
}

// follow opens a port for each node that is added.
func (s *Server) follow(ctx context.Context) {
	for {
		have := len(s.listeners)
		if s.driver.When(ctx, func(w *sim.World) bool { return w.Nodes() > have }) != nil || s.open() != nil {
			return
		}
		s.serve(s.listeners[have])
	}
}

// Close closes the ports when what is under way has been answered, or that takes too long. The
// context of Serve has ended.
func (s *Server) Close() {
	if s.http == nil {
		s.closeAll()
		return
	}
	ending, cancel := context.WithTimeout(context.Background(), endTime)
	defer cancel()
	_ = s.http.Shutdown(ending)
	_ = s.http.Close() // who has not read until now
	s.running.Wait()
}

func (s *Server) closeAll() {
	for _, l := range s.listeners {
		_ = l.Close()
	}
}

// ended says whether the program is about to end.
func (s *Server) ended() bool { return s.ctx != nil && s.ctx.Err() != nil }

// steer answers a request to the control address, of who may see and do all.
func (c *call) steer() {
	c.steers, c.pattern = true, c.server.control.Pattern(c.r)
	if c.r.URL.Path == tokensPath {
		c.pattern = "GET " + tokensPath
	}
	if !c.allowed(false) {
		return
	}
	if c.r.Method == http.MethodPost && c.pattern != "" {
		c.told("")
	}
	if c.r.URL.Path == tokensPath {
		_ = c.listTokens()
		return
	}
	c.server.control.ServeHTTP(c.w, c.r)
}

// nodeOf is the node that a request came to.
func (s *Server) nodeOf(r *http.Request) int {
	at, _ := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return at.Port - s.address.Port
}

// ServeHTTP answers a request, or says why it does not.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	counted := &counted{ResponseWriter: w, status: http.StatusOK}
	c := &call{server: s, node: s.nodeOf(r), w: counted, r: r}
	s.counts.begin()
	defer func() { s.counts.end(c.pattern, counted.status) }()
	rest, room := s.busy.Enter(r.RemoteAddr)
	if !room {
		refuse(c.w, http.StatusServiceUnavailable, fmt.Sprintf("%d requests are under way; expected fewer at once, and fewer from one machine", s.busy.Count()))
		return
	}
	c.rest = rest
	defer rest()
	r.Body = http.MaxBytesReader(w, r.Body, mostBody)
	if c.node == 0 && strings.HasPrefix(r.URL.Path, control.Prefix) {
		c.steer()
		return
	}
	s.speaks.answer(c)
}

// refuse answers in words.
func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, why+"\n")
}

// scheme is with what URLs begin.
func (s *Server) scheme() string {
	if s.address.TLS != nil {
		return "https://"
	}
	return "http://"
}
