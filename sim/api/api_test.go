package api

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

// site is a world whose nodes have addresses.
type site struct {
	t      testing.TB
	port   int // of node 0
	driver *live.Driver
	server *Server
}

// newSite has so many nodes that know nobody, with a difficulty of zero bits: what the first
// sosocoin's readme starts with. Time runs as fast as it can.
func newSite(t testing.TB, as Dialect, nodes int) *site { return siteOf(t, as, nodes, nil) }

// siteOf is newSite of a world that is changed.
func siteOf(t testing.TB, as Dialect, nodes int, change func(*settings.Config)) *site {
	return siteAt(t, func(a *Address) { a.Dialect = as }, nodes, change)
}

// siteAt is siteOf at an address that is changed.
func siteAt(t testing.TB, at func(*Address), nodes int, change func(*settings.Config)) *site {
	t.Helper()
	c := settings.Default()
	c.Nodes, c.Topology, c.Relay, c.Observe, c.Exec = nodes, "none", "none", true, netsim.Serial
	c.Difficulty, c.Mine = settings.Difficulty{Fixed: true}, nodeset.List{}
	if change != nil {
		change(&c)
	}
	w, err := sim.NewWorld(c)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, driver: live.NewDriver(live.NewTimeline(w, nil), sim.Limits{}, live.Library{}, time.Now)}
	s.server = s.listen(at, nodes)
	if _, err := s.driver.Begin(command.Speed{Factor: 1000}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.driver.Run(ctx) }()
	s.server.Serve(ctx, s.driver)
	t.Cleanup(func() {
		cancel()
		s.server.Close()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		s.driver.Close()
	})
	return s
}

// listen finds ports that are free, all in a row and a few more for nodes that come later.
func (s *site) listen(at func(*Address), nodes int) *Server {
	for range 50 {
		free, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			s.t.Fatal(err)
		}
		s.port = free.Addr().(*net.TCPAddr).Port
		_ = free.Close()
		a := Address{Host: "127.0.0.1", Port: s.port}
		at(&a)
		if server, err := Listen(a, nodes); err == nil {
			return server
		}
	}
	s.t.Fatal("no ports are free")
	return nil
}

// host is how a node is called.
func (s *site) host(node int) string { return "localhost:" + strconv.Itoa(s.port+node) }

// ask asks a node; header are lines such as "Origin: http://example.com".
func (s *site) ask(node int, method, path, body string, header ...string) (int, http.Header, string) {
	s.t.Helper()
	r, err := http.NewRequest(method, "http://"+s.host(node)+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		if name == "Host" {
			r.Host = value
			continue
		}
		r.Header.Set(name, value)
	}
	answer, err := http.DefaultTransport.RoundTrip(r) // which does not follow
	if err != nil {
		s.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer func() { _ = answer.Body.Close() }()
	if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/event-stream") { // it has no end
		return answer.StatusCode, answer.Header, ""
	}
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if node > 0 && strings.HasPrefix(path, "/sim/") { // it is node 0's
		return answer.StatusCode, answer.Header, string(text)
	}
	if err := described().check(method, path, answer.StatusCode, answer.Header, string(text)); err != nil {
		s.t.Error(err)
	}
	return answer.StatusCode, answer.Header, string(text)
}

// get asks for what has to be answered.
func (s *site) get(node int, path string) string { return s.must(node, "GET", path, "") }

func (s *site) post(node int, path, body string) string { return s.must(node, "POST", path, body) }

func (s *site) must(node int, method, path, body string) string {
	s.t.Helper()
	status, _, text := s.ask(node, method, path, body)
	if status != http.StatusOK {
		s.t.Fatalf("%s %s %s: %d %s", method, path, body, status, text)
	}
	return text
}

// here writes ports as those of the seeds' readme.
func (s *site) here(text string) string {
	for i := range 3 {
		text = strings.ReplaceAll(text, strconv.Itoa(s.port+i), strconv.Itoa(5000+i))
	}
	return text
}

func TestPortInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	port := taken.Addr().(*net.TCPAddr).Port
	_, err = Listen(Address{Host: "127.0.0.1", Port: port, Dialect: Sosocoin}, 1)
	if err == nil || !strings.Contains(err.Error(), "n0 cannot listen at 127.0.0.1:"+strconv.Itoa(port)) || !strings.Contains(err.Error(), "in use") {
		t.Errorf("error %v", err)
	}
	if _, err := Listen(Address{Host: "127.0.0.1", Port: mostPort, Dialect: Sosocoin}, 2); err == nil || !strings.Contains(err.Error(), "ports end at 65535") {
		t.Errorf("error %v", err)
	}
}

// A node that is added has the next port, one that has crashed says so, and one that the world
// has no more does too.
func TestNodesComeAndGo(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	if _, err := s.driver.Do(t.Context(), "add"); err != nil {
		t.Fatal(err)
	}
	listens := func() bool {
		c, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port+2)))
		if err == nil {
			_ = c.Close()
		}
		return err == nil
	}
	for !listens() { // the driver's next frame tells the server
	}
	if got := s.get(2, "/peers"); !strings.HasPrefix(got, "[") {
		t.Errorf("peers %s", got)
	}
	if _, err := s.driver.Do(t.Context(), "crash n0"); err != nil {
		t.Fatal(err)
	}
	if status, _, text := s.ask(0, "GET", "/blocks", ""); status != http.StatusServiceUnavailable || !strings.Contains(text, `"restart n0" brings it back`) {
		t.Errorf("%d %s", status, text)
	}
	if _, err := s.driver.Do(t.Context(), "undo"); err != nil { // the crash
		t.Fatal(err)
	}
	s.get(0, "/blocks")
	for range 2 { // to before the node was added
		if _, err := s.driver.Do(t.Context(), "undo"); err != nil {
			break
		}
	}
	if status, _, text := s.ask(2, "GET", "/blocks", ""); status != http.StatusServiceUnavailable || !strings.Contains(text, "the world has no n2 now; expected n0 to n1") {
		t.Errorf("%d %s", status, text)
	}
}

// More requests than the server takes at once are told so, and those at work are not disturbed.
func TestManyAtOnce(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	if _, err := s.driver.Do(t.Context(), "pause"); err != nil {
		t.Fatal(err)
	}
	refused := make(chan bool, 2*atOnce)
	ctx, cancel := context.WithCancel(t.Context())
	for range 2 * atOnce {
		go func() {
			r, _ := http.NewRequestWithContext(ctx, "GET", "http://"+s.host(0)+"/startMining", nil)
			answer, err := http.DefaultClient.Do(r)
			if err == nil {
				_ = answer.Body.Close()
			}
			refused <- err == nil && answer.StatusCode == http.StatusServiceUnavailable
		}()
	}
	for range atOnce { // the others wait for a block that nobody finds
		if !<-refused {
			t.Fatal("an answer without a block")
		}
	}
	cancel()
	for range atOnce {
		if <-refused {
			t.Fatal("too many are refused")
		}
	}
	status := http.StatusServiceUnavailable
	for status == http.StatusServiceUnavailable { // until the server has seen that their clients have left
		status, _, _ = s.ask(0, "GET", "/blocks", "")
	}
	if status != http.StatusOK {
		t.Errorf("afterwards: %d", status)
	}
}

// What is read stays as it is while the world goes on, and forgets its old blocks.
func TestReadsWhileBlocksAreForgotten(t *testing.T) {
	for _, as := range []Dialect{Sosocoin, Naivecoin} {
		s := siteOf(t, as, 2, func(c *settings.Config) {
			c.Keep, c.Mine, c.Interval, c.Latency, c.Topology, c.Relay = 100, nodeset.List{All: true}, time.Second, 0, "full", "push"
		})
		paths := []string{"/blocks", "/unspentTxOuts", "/transactionPool"}
		if as == Naivecoin {
			paths = []string{"/blocks", "/unspentTransactionOutputs", "/balance", "/block/0", "/address/0"}
		}
		forgotten := func() {
			t.Helper()
			base := uint32(0)
			if err := s.driver.At(t.Context(), func(m live.Moment) { base = m.World().Node(0).Chain().Base().Height() }); err != nil {
				t.Fatal(err)
			}
			if err := s.driver.When(t.Context(), func(w *sim.World) bool { return w.Node(0).Chain().Base().Height() > base }); err != nil {
				t.Fatal(err)
			}
		}
		for range 8 {
			forgotten()
			for _, path := range paths {
				s.get(0, path)
			}
			if as == Sosocoin {
				s.post(0, "/getBalance", `{"publicKey":"nobody"}`)
			}
		}
		if _, err := s.driver.Do(t.Context(), "pause"); err != nil {
			t.Fatal(err)
		}
		if as == Naivecoin {
			continue
		}
		supply := ""
		if err := s.driver.At(t.Context(), func(m live.Moment) { supply = m.World().Node(0).Chain().Tip().Supply().String() }); err != nil {
			t.Fatal(err)
		}
		if coins := strings.Count(s.get(0, "/unspentTxOuts"), `"amount": 50}`); strconv.Itoa(50*coins) != supply {
			t.Errorf("%d coins of 50 are listed, of %s in all", coins, supply)
		}
	}
}

// What was done by HTTP stands in the journal, and is replayed to the same end.
func TestSessionIsReplayed(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	s.post(0, "/peer", `{"peerIP":"http://localhost:`+strconv.Itoa(s.port+1)+`","addBack":true}`)
	s.get(0, "/startMining")
	s.get(1, "/syncPeers")
	var journal string
	var digest [32]byte
	var now netsim.Time
	if err := s.driver.At(t.Context(), func(m live.Moment) {
		digest, now = m.World().Digest(), m.World().Now()
		for _, r := range m.World().Journal() {
			journal += r.Command.String() + "\n"
		}
	}); err != nil {
		t.Fatal(err)
	}
	if want := "link n0 n1\nmine n0 one\nsync n1\n"; journal != want {
		t.Errorf("journal\n%sexpected\n%s", journal, want)
	}
	var again *sim.World
	if err := s.driver.At(t.Context(), func(m live.Moment) {
		w, err := sim.NewWorld(m.World().Config())
		if err != nil {
			t.Error(err)
			return
		}
		for _, r := range m.World().Journal() {
			w.AdvanceTo(r.At)
			if _, err := w.Do(r.Command); err != nil {
				t.Error(err)
			}
		}
		again = w
	}); err != nil || again == nil {
		t.Fatal(err)
	}
	defer again.Close()
	again.AdvanceTo(now)
	if again.Digest() != digest {
		t.Error("the replay has another digest")
	}
}

func TestSpaced(t *testing.T) {
	got := spaced([]any{map[string]any{"a": "1,2:\"3\\", "b": []int{1, 2}}, coins(250_000_000), bits(0), bitsOf(1.5)})
	if want := `[{"a": "1,2:\"3\\", "b": [1, 2]}, 2.5, 0, 0.585]`; !bytes.Equal(got, []byte(want)) {
		t.Errorf("%s\nexpected\n%s", got, want)
	}
}
