package control

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/view"
)

// Limits of listeners.
const (
	mostListeners = 32
	batch         = 64               // events that are written at once
	writeTime     = 10 * time.Second // that a listener may take for it
	quiet         = 15 * time.Second // after which it is seen whether a listener is still there
)

// events tells what happens, as server-sent events, until the listener leaves. An id that it has
// had last continues after it.
func (c *Control) events(w http.ResponseWriter, r *http.Request) error {
	wanted, err := kindsOf(r)
	if err != nil {
		return err
	}
	newest, leave := c.hub.listen()
	defer leave()
	if listeners, _, _ := c.hub.counts(); listeners > mostListeners {
		return &strict.Error{Status: http.StatusServiceUnavailable, Problem: fmt.Sprintf("%d listen already; expected fewer", mostListeners)}
	}
	last, known := newest, false
	if id := r.Header.Get("Last-Event-ID"); id != "" {
		last, known = c.hub.numberOf(id)
		if !known || last > newest {
			last, known = newest, false
		}
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return nil
	}
	w.Header().Set("Cache-Control", "no-store")
	out := &stream{w: w, control: http.NewResponseController(w), ctx: r.Context()}
	out.text.WriteString("retry: 1000\n\n")
	if id := r.Header.Get("Last-Event-ID"); id != "" && !known { // of another run of the program
		out.event(c.hub.id(last), "missed", struct {
			Count *uint64 `json:"count"`
		}{})
	}
	for {
		events, missed, more := c.hub.after(last, batch)
		if missed > 0 {
			last += missed
			out.event(c.hub.id(last), "missed", Missed{missed})
		}
		for _, e := range events {
			if last = e.Number; wanted == nil || slices.Contains(wanted, e.Name) || e.Name == "missed" {
				out.event(c.hub.id(last), e.Name, e.data())
			}
		}
		if out.send() != nil {
			return nil
		}
		if len(events) == 0 && !out.wait(more) {
			return nil
		}
	}
}

// kindsOf reads which events are wanted; nil: all.
func kindsOf(r *http.Request) (wanted []string, err error) {
	names := []string{"moved", "clock", "missed"}
	for k := range view.LogKinds {
		names = append(names, kindOf(view.LogKind(k)))
	}
	for _, list := range r.URL.Query()["kinds"] {
		for name := range strings.SplitSeq(list, ",") {
			if !slices.Contains(names, name) {
				return nil, strict.Wrong("kinds: %.40q is no kind of event; expected some of %s", name, strings.Join(names, ","))
			}
			wanted = append(wanted, name)
		}
	}
	return wanted, nil
}

// id names an event for ever.
func (h *hub) id(number uint64) string { return h.session + "-" + strconv.FormatUint(number, 10) }

// numberOf is the number of an event of this run of the program.
func (h *hub) numberOf(id string) (number uint64, ok bool) {
	digits, ours := strings.CutPrefix(id, h.session+"-")
	number, err := strconv.ParseUint(digits, 10, 64)
	return number, ours && err == nil
}

// stream is the way to a listener. Of what it has not read it holds no more than is written at
// once.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	ctx     context.Context
	text    bytes.Buffer
}

func (s *stream) event(id, name string, data any) {
	fmt.Fprintf(&s.text, "id: %s\nevent: %s\ndata: %s\n", id, name, encoded(data)) // a line has its end
}

// send writes what there is. The error says that the listener has left, or does not read.
func (s *stream) send() error {
	if s.text.Len() == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(s.ctx, writeTime)
	defer cancel()
	deadline, _ := ctx.Deadline()
	_ = s.control.SetWriteDeadline(deadline)
	_, err := s.w.Write(s.text.Bytes())
	s.text.Reset()
	if err != nil {
		return err
	}
	return s.control.Flush()
}

// wait waits until there is more, or for so long that it is to be seen whether somebody still
// listens. It reports false when nobody does.
func (s *stream) wait(more <-chan struct{}) bool {
	ctx, cancel := context.WithTimeout(s.ctx, quiet)
	defer cancel()
	select {
	case <-more:
	case <-ctx.Done():
		s.text.WriteString(":\n\n")
	}
	return s.ctx.Err() == nil
}
