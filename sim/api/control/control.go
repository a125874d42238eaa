package control

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/api/openapi"
	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/view"
)

// Prefix is where all paths of the control address begin.
const Prefix = "/sim/"

// Control is the control address of a driver.
type Control struct {
	driver  *live.Driver
	url     func(node int) string
	metrics func() []Metric // that are not of the run
	mux     *http.ServeMux
	calls   []string // patterns of the mux
	hub     *hub
}

// New is the control address of a driver that runs, or is about to; it listens to the world until
// ctx ends. url is where a node is reached; counts are figures that are not of the run.
func New(ctx context.Context, d *live.Driver, session string, url func(int) string, counts func() []Metric) *Control {
	c := &Control{driver: d, url: url, metrics: counts, mux: http.NewServeMux(), hub: newHub(session)}
	c.on("POST /sim/commands", c.command)
	c.on("POST /sim/pause", c.pause)
	c.on("POST /sim/resume", c.resume)
	c.on("POST /sim/speed", c.speed)
	c.on("POST /sim/seek", c.seek)
	c.on("POST /sim/save", c.save)
	c.on("GET /sim/journal", c.journal)
	c.on("GET /sim/view", c.view)
	c.on("GET /sim/view/{part}", c.view)
	c.on("GET /sim/events", c.events)
	c.on("GET /sim/metrics", c.exposition)
	c.on("GET /sim/health", c.health)
	c.on("GET /sim/openapi.yaml", func(w http.ResponseWriter, _ *http.Request) error {
		return reply(w, openapi.Type, openapi.Document())
	})
	go func() {
		_ = d.When(ctx, func(w *sim.World) bool { c.hub.look(w, func() view.Clock { return d.View().Clock }); return false })
	}()
	return c
}

// on has a function answer a call, or say why it does not.
func (c *Control) on(pattern string, do func(http.ResponseWriter, *http.Request) error) {
	c.calls = append(c.calls, pattern)
	c.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		if err := do(w, r); err != nil {
			c.refuse(w, r, err)
		}
	})
}

// Calls are all calls, as http.ServeMux writes them.
func (c *Control) Calls() []string { return slices.Clone(c.calls) }

// Pattern is the call that a request is for; "" if there is none such.
func (c *Control) Pattern(r *http.Request) string {
	_, pattern := c.mux.Handler(r)
	return pattern
}

// ServeHTTP answers a request.
func (c *Control) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c.Pattern(r) != "" {
		c.mux.ServeHTTP(w, r)
		return
	}
	allow := c.methods(r.URL.Path)
	if allow == nil {
		refuse(w, http.StatusNotFound, Refusal{Kind: "not_found", Message: fmt.Sprintf("there is no %.60q; expected one of %s", r.URL.Path, strings.Join(c.paths(), " "))})
		return
	}
	w.Header().Set("Allow", strings.Join(allow, ", "))
	refuse(w, http.StatusMethodNotAllowed, Refusal{Kind: "method", Message: fmt.Sprintf("%.20q is not for this path; expected %s", r.Method, strings.Join(allow, " or "))})
}

// methods are those that a path has.
func (c *Control) methods(path string) (list []string) {
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		r := &http.Request{Method: method, URL: urlOf(path)}
		if c.Pattern(r) != "" {
			list = append(list, method)
		}
	}
	return list
}

func (c *Control) paths() (list []string) {
	for _, pattern := range c.calls {
		_, path, _ := strings.Cut(pattern, " ")
		list = append(list, path)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Refusal says why something is not done.
type Refusal struct {
	Kind     string `json:"kind"` // syntax, refused, body, not_found, method, stopped
	Message  string `json:"message"`
	Column   int    `json:"column,omitempty"` // of a line, the first is 1
	Found    string `json:"found,omitempty"`
	Expected string `json:"expected,omitempty"`
	Hint     string `json:"hint,omitempty"`
}

// refuse answers with why something could not be done.
func (c *Control) refuse(w http.ResponseWriter, r *http.Request, err error) {
	var flawed *strict.Error
	var unread *lex.Error
	switch {
	case errors.As(err, &flawed):
		refuse(w, flawed.Status, Refusal{Kind: "body", Message: flawed.Problem})
	case errors.As(err, &unread):
		refuse(w, http.StatusBadRequest, Refusal{"syntax", unread.Error(), unread.Column, unread.Found, unread.Expected, unread.Hint})
	case errors.Is(err, live.ErrStopped), r.Context().Err() != nil:
		refuse(w, http.StatusServiceUnavailable, Refusal{Kind: "stopped", Message: live.ErrStopped.Error()})
	case errors.Is(err, errNoPart):
		refuse(w, http.StatusNotFound, Refusal{Kind: "not_found", Message: err.Error()})
	default:
		refuse(w, http.StatusConflict, Refusal{Kind: "refused", Message: err.Error()})
	}
}

func refuse(w http.ResponseWriter, status int, why Refusal) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(encoded(struct {
		Error Refusal `json:"error"`
	}{why}))
}

// answer answers with a value.
func answer(w http.ResponseWriter, v any) error { return reply(w, "application/json", encoded(v)) }

func reply(w http.ResponseWriter, kind string, text []byte) error {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(text) // who has left does not read what is wrong
	return nil
}

// encoded is a value of ours as JSON.
func encoded(v any) []byte {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false) // nobody takes it for a page
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("control: %T cannot be written: %v", v, err))
	}
	return text.Bytes()
}
