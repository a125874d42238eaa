package api

import (
	"bytes"
	"net/http"
	"path"
)

// dialect is how the nodes of a system talk.
type dialect struct {
	mux    *http.ServeMux
	routes map[string]route // by their patterns
	lost   func(c *call, status int, allow string)
	flawed func(c *call, err error) // what could not be done
}

// route is a call that nodes answer.
type route struct {
	pattern string // of http.ServeMux
	reads   bool   // it changes nothing and tells nothing that is secret
	do      func(c *call) error
}

// newDialect is made of its routes, and those of a node's page. lost answers where there is none; allow are the methods
// that there would be.
func newDialect(lost func(c *call, status int, allow string), flawed func(*call, error), routes ...route) *dialect {
	d := &dialect{mux: http.NewServeMux(), routes: map[string]route{}, lost: lost, flawed: flawed}
	for _, r := range append(routes, pageRoutes()...) {
		d.mux.HandleFunc(r.pattern, func(http.ResponseWriter, *http.Request) {})
		d.routes[r.pattern] = r
	}
	return d
}

// answer answers a request.
func (d *dialect) answer(c *call) {
	h, pattern := d.mux.Handler(c.r)
	found, ok := d.routes[pattern]
	if !clean(c.r.URL.Path) { // the mux would lead elsewhere
		found, ok = route{}, false
	}
	c.pattern = found.pattern
	if !c.allowed(!ok || found.reads) {
		return
	}
	if ok && !found.reads {
		c.told("")
	}
	if !ok {
		aside := &discard{header: http.Header{}}
		h.ServeHTTP(aside, c.r)
		if !c.preflight(d) && !c.built() {
			d.lost(c, aside.status, aside.header.Get("Allow"))
		}
		return
	}
	d.mux.ServeHTTP(c.w, c.r) // has the path's values in the request
	if err := found.do(c); err != nil {
		d.flawed(c, err)
	}
}

// clean says whether a path is as it is written in a route: with nothing in it that stands for
// nothing, or for what is above.
func clean(p string) bool {
	return p == path.Clean(p) || len(p) > 1 && p == path.Clean(p)+"/"
}

// discard is an answer of which the status and the header are wanted.
type discard struct {
	header http.Header
	status int
	bytes.Buffer
}

func (d *discard) Header() http.Header { return d.header }

func (d *discard) WriteHeader(status int) { d.status = status }

// reply answers with a body of some kind.
func (c *call) reply(kind string, body []byte) error {
	c.w.Header().Set("Content-Type", kind)
	_, _ = c.w.Write(body) // who has left does not read what is wrong
	return nil
}
