package control

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
)

// heap is what is in use.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A client that does not read costs no more than what is kept for all, and slows nobody; when it
// reads again it is told how much it has missed.
func TestUnreadEvents(t *testing.T) {
	const events, rare = 1_000_000, 500
	c := &Control{hub: newHub("s")}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _ = c.events(w, r) }))
	defer server.Close()

	idle, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = idle.Close() }()
	if _, err := io.WriteString(idle, "GET /sim/events HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	answer, err := http.Get(server.URL + "/sim/events?kinds=reorg")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	reader := bufio.NewScanner(answer.Body)
	next := func() bool {
		for reader.Scan() {
			if strings.HasPrefix(reader.Text(), "event: ") {
				return reader.Text() == "event: reorg"
			}
		}
		return false
	}
	for listeners := 0; listeners < 2; listeners, _, _ = c.hub.counts() { // until both are there
		runtime.Gosched()
	}
	data := func() any { return Missed{7} }
	before := heap()
	for i := range events / rare {
		batch := make([]Event, rare)
		for j := range batch {
			batch[j] = Event{Name: "mined", data: data}
		}
		batch[rare-1].Name = "reorg"
		c.hub.addAll(batch)
		if !next() {
			t.Fatalf("who reads is not told of number %d", i)
		}
	}
	if grown := int64(heap()) - int64(before); grown > 8<<20 {
		t.Errorf("%d events took %d bytes", events, grown)
	}
	late := bufio.NewScanner(idle)
	told, missed := 0, uint64(0)
	for uint64(told)+missed < events && late.Scan() {
		switch line := late.Text(); {
		case line == "event: mined", line == "event: reorg":
			told++
		case line == "event: missed":
			late.Scan()
			var m Missed
			if err := json.Unmarshal([]byte(strings.TrimPrefix(late.Text(), "data: ")), &m); err != nil {
				t.Fatal(err)
			}
			missed += m.Count
		}
	}
	if missed < events/2 || uint64(told)+missed != events {
		t.Errorf("it was told of %d events and that it missed %d, of %d", told, missed, events)
	}
	if _, all, lost := c.hub.counts(); all != events || lost != missed {
		t.Errorf("%d events, %d lost", all, lost)
	}
}

// Nobody but so many may listen.
func TestMostListeners(t *testing.T) {
	c := &Control{hub: newHub("s")}
	for range mostListeners {
		c.hub.listen()
	}
	w := httptest.NewRecorder()
	if err := c.events(w, httptest.NewRequest("GET", "/sim/events", nil)); err == nil || !strings.Contains(err.Error(), "32 listen already; expected fewer") {
		t.Errorf("%v", err)
	}
}

// What is kept is the newest, whatever was added, and what comes after a number is what does.
func TestAfter(t *testing.T) {
	h := newHub("s")
	for n := range uint64(3 * keep) {
		h.add(fmt.Sprint(n+1), nil)
	}
	for _, c := range []struct{ after, missed, first uint64 }{{3 * keep, 0, 0}, {3*keep - 1, 0, 3 * keep}, {2 * keep, 0, 2*keep + 1}, {2*keep - 1, 1, 2*keep + 1}, {0, 2 * keep, 2*keep + 1}} {
		events, missed, more := h.after(c.after, batch)
		first := uint64(0)
		if len(events) > 0 {
			first = events[0].Number
		}
		if missed != c.missed || first != c.first || more == nil {
			t.Errorf("after %d: %d missed, then %d; expected %d and %d", c.after, missed, first, c.missed, c.first)
		}
	}
}

func FuzzEventID(f *testing.F) {
	for _, id := range []string{"s-1", "s-", "s--1", "t-1", "s-99999999999999999999", "", "s-01"} {
		f.Add(id)
	}
	h := newHub("s")
	f.Fuzz(func(t *testing.T, id string) {
		number, ok := h.numberOf(id)
		if ok && !strings.HasPrefix(id, "s-") || !ok && id == h.id(number) {
			t.Errorf("%q is read as %d, %v", id, number, ok)
		}
	})
}

func FuzzKinds(f *testing.F) {
	f.Add("mined,reorg")
	f.Add("%zz")
	f.Add(",")
	f.Fuzz(func(t *testing.T, kinds string) {
		r := httptest.NewRequest("GET", "/sim/events", nil)
		r.URL.RawQuery = "kinds=" + kinds
		wanted, err := kindsOf(r)
		if err != nil && !strings.Contains(err.Error(), "expected some of") || err == nil && len(wanted) != len(r.URL.Query()["kinds"])+strings.Count(strings.Join(r.URL.Query()["kinds"], ""), ",") {
			t.Errorf("%q: %v %v", kinds, wanted, err)
		}
	})
}
