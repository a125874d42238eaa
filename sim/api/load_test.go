package api

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/settings"
)

// busySite is a world that mines and relays, with so many nodes.
func busySite(t testing.TB, nodes int) *site {
	return siteOf(t, Sosocoin, nodes, func(c *settings.Config) {
		c.Topology, c.Relay, c.Mine.All, c.Interval, c.Difficulty = "full", "inv", true, 2*time.Second, settings.Difficulty{}
	})
}

var load = flag.Duration("load", 0, "how long a hundred clients ask at the usual speed, whose times are logged; 0: a few requests each")

// client asks a node by a connection of its own, as long as more says: reads and payments mixed. It
// returns what was neither answered nor refused.
func (s *site) client(number int, more func(asked int) bool, receiver string, took func(time.Duration)) (odd []string) {
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	calls := []string{"/blocks", "/transactionPool", "/peers", "/transaction", "/unspentTxOuts", "/getBalance", "/sim/view/tips", "/transaction"}
	for i := 0; more(i); i++ {
		path := calls[(number+i)%len(calls)]
		url := "http://" + s.host(number%5) + path
		if strings.HasPrefix(path, "/sim/") {
			url = "http://" + s.host(0) + path
		}
		method, body := "GET", ""
		switch path {
		case "/transaction":
			method, body = "POST", fmt.Sprintf(`{"receiver":"%s","amount":%d}`, receiver, number%3+1)
		case "/getBalance":
			method, body = "POST", `{"publicKey":"`+receiver+`"}`
		}
		r, err := http.NewRequest(method, url, strings.NewReader(body))
		if err != nil {
			return []string{err.Error()}
		}
		r.Header.Set("Content-Type", "application/json")
		began := time.Now()
		answer, err := transport.RoundTrip(r)
		if err != nil {
			return append(odd, err.Error())
		}
		text, err := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		took(time.Since(began))
		if err != nil || answer.StatusCode != http.StatusOK && !(path == "/transaction" && answer.StatusCode == http.StatusBadRequest) {
			odd = append(odd, fmt.Sprintf("%s: %d %.100s %v", path, answer.StatusCode, text, err))
		}
	}
	return odd
}

// A hundred clients that read and pay at once get answers and refusals, and nothing else; what they
// did is replayed to the same digest.
func TestHundredClients(t *testing.T) {
	const clients, each = 100, 4
	s := busySite(t, 5)
	s.post(0, "/sim/commands", `{"line":"until height >= 5 within=10m","wait":true}`)
	s.post(0, "/sim/resume", "")
	receiver := address(s.get(1, "/keypair"))
	more := func(asked int) bool { return asked < each }
	if *load > 0 {
		s.post(0, "/sim/speed", `{"factor":1}`)
		end := time.Now().Add(*load)
		more = func(int) bool { return time.Now().Before(end) }
	}
	var all sync.WaitGroup
	var times stopwatch
	odd := make([][]string, clients)
	for i := range clients {
		all.Go(func() { odd[i] = s.client(i, more, receiver, times.add) })
	}
	all.Wait()
	if *load > 0 {
		t.Logf("%d requests in %v: half within %v, 99 of 100 within %v", len(times.all), *load, times.within(0.5), times.within(0.99))
	}
	for i, list := range odd {
		for _, text := range list {
			t.Errorf("client %d: %s", i, text)
		}
	}
	s.post(0, "/sim/pause", "")
	if checks := read[map[string]uint64](t, s.get(0, "/sim/view/checks")); checks["run"] == 0 || checks["failed"] != 0 {
		t.Errorf("checks %v", checks)
	}
	var digest [32]byte
	var now netsim.Time
	var journal []sim.Recorded
	var again *sim.World
	if err := s.driver.At(t.Context(), func(m live.Moment) {
		digest, now, journal = m.World().Digest(), m.World().Now(), slices.Clone(m.World().Journal())
		again, _ = sim.NewWorld(m.World().Config())
	}); err != nil || again == nil {
		t.Fatal(err)
	}
	defer again.Close()
	for _, r := range journal {
		again.AdvanceTo(r.At)
		if _, err := again.Do(r.Command); err != nil {
			t.Fatal(err)
		}
	}
	if again.AdvanceTo(now); again.Digest() != digest {
		t.Error("the replay has another digest")
	}
	if len(journal) < clients/10 {
		t.Errorf("%d commands were given", len(journal))
	}
}

// How long answers take while a hundred clients ask at once, at the usual speed.
func BenchmarkHundredClients(b *testing.B) {
	s := busySite(b, 5)
	s.post(0, "/sim/commands", `{"line":"until height >= 10 within=10m","wait":true}`)
	s.post(0, "/sim/speed", `{"factor":1}`)
	s.post(0, "/sim/resume", "")
	receiver := address(s.get(1, "/keypair"))
	var times stopwatch
	b.ResetTimer()
	var all sync.WaitGroup
	for i := range 100 {
		all.Go(func() {
			if odd := s.client(i, func(asked int) bool { return asked <= b.N/100 }, receiver, times.add); len(odd) > 0 {
				b.Error(odd[0])
			}
		})
	}
	all.Wait()
	b.ReportMetric(times.within(0.5).Seconds()*1000, "p50-ms")
	b.ReportMetric(times.within(0.99).Seconds()*1000, "p99-ms")
}

// stopwatch has how long each of many requests took.
type stopwatch struct {
	mu  sync.Mutex
	all []time.Duration
}

func (w *stopwatch) add(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = append(w.all, d)
}

// within is how long the quickest part of them took.
func (w *stopwatch) within(part float64) time.Duration {
	slices.Sort(w.all)
	return w.all[int(part*float64(len(w.all)-1))]
}

// Who sends a request too slowly is told so, and disturbs nobody.
func TestSlowRequests(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	server := s.listen(func(a *Address) {}, 1)
	server.patience = 20 * time.Millisecond
	ctx, cancel := context.WithCancel(t.Context())
	server.Serve(ctx, s.driver)
	defer server.Close()
	defer cancel()
	where := net.JoinHostPort("127.0.0.1", strconv.Itoa(server.address.Port))
	for request, want := range map[string]string{
		"POST /sim/commands HTTP/1.1\r\nHost: " + where + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"line\":": "HTTP/1.1 400",
		"POST /transaction HTTP/1.1\r\nHost: " + where + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{":           "HTTP/1.1 400",
		"GET /blocks HTTP/1.1\r\nHost: " + where + "\r\nX-":                                                                             "",
	} {
		c, err := net.Dial("tcp", where)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(c, request); err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(c)
		if err != nil || !strings.HasPrefix(string(text), want) {
			t.Errorf("%.30q: %q %v", request, text, err)
		}
		_ = c.Close()
	}
}

// A header that is too long is refused, before anybody looks at it.
func TestLongHeader(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	if status, _, _ := s.ask(0, "GET", "/blocks", "", "X-Long: "+strings.Repeat("x", 4*mostHeader)); status != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("%d", status)
	}
}

// Pages that follow their nodes leave room for other requests, however many there are.
func TestMostFollowers(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	for range followers {
		_, _ = s.server.following.Enter("127.0.0.1:1")
	}
	if status, _, text := s.ask(0, "GET", "/page/events", ""); status != http.StatusServiceUnavailable || !strings.Contains(text, "256 pages follow their nodes; expected fewer at once") {
		t.Errorf("%d %s", status, text)
	}
	s.get(0, "/peers")
}
