package api

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"sync"

	"example.com/sosocoin/sim/api/control"
)

// counts counts requests.
type counts struct {
	mu     sync.Mutex
	by     map[counter]uint64
	asked  map[likeness]uint64
	worked int // requests at work
}

// counter is what requests are counted by: there are few of them.
type counter struct {
	pattern string
	status  int
}

func (c *counts) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.worked++
}

func (c *counts) end(pattern string, status int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.worked--
	if c.by == nil {
		c.by = map[counter]uint64{}
	}
	c.by[counter{pattern, status}]++
}

// metrics are the counts for who measures.
func (c *counts) metrics() []control.Metric {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := control.Metric{Name: "http_requests_total", Help: "requests by call and status; a call that there is not is \"none\"", Counter: true}
	keys := slices.SortedFunc(maps.Keys(c.by), func(a, b counter) int {
		return cmp.Or(cmp.Compare(a.pattern, b.pattern), cmp.Compare(a.status, b.status))
	})
	for _, k := range keys {
		all.Samples = append(all.Samples, control.Sample{
			Labels: []string{"call", cmp.Or(k.pattern, "none"), "code", strconv.Itoa(k.status)}, Value: float64(c.by[k]),
		})
	}
	return []control.Metric{all, control.Gauge("http_requests_in_flight", "requests that are worked on", float64(c.worked))}
}

// counted takes note of the status of an answer.
type counted struct {
	http.ResponseWriter
	status int
}

func (c *counted) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

// Unwrap has http.ResponseController find what can do more.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// session tells this run of the program from others.
func session() string {
	var b [4]byte
	_, _ = rand.Read(b[:]) // it does not fail
	return hex.EncodeToString(b[:])
}
