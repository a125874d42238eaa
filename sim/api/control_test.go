package api

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"example.com/sosocoin/sim/api/openapi"
	"example.com/sosocoin/sim/settings"
)

// read reads an answer that is JSON.
func read[T any](t *testing.T, text string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
	return v
}

// What each call of the control address does. What is not the document's is found by ask.
func TestControl(t *testing.T) {
	s := newSite(t, Sosocoin, 3)
	type answered struct {
		Answer string  `json:"answer"`
		Time   float64 `json:"time_s"`
	}
	do := func(line string) answered {
		t.Helper()
		body, _ := json.Marshal(map[string]any{"line": line, "wait": true})
		return read[answered](t, s.post(0, "/sim/commands", string(body)))
	}
	s.post(0, "/sim/pause", "")
	if got := do("balance n0"); got.Answer != "n0 holds 0 coins on n0's chain at height 0" {
		t.Errorf("%v", got)
	}
	do("link n0 n1")
	do("mine n0 one")
	end := do("run 10s")
	if paused := read[map[string]any](t, s.get(0, "/sim/view/clock")); paused["paused"] != true || paused["running_to_goal"] != false || end.Time < 10 {
		t.Errorf("%v %v", paused, end)
	}
	tips := read[[]struct{ Height, Nodes any }](t, s.get(0, "/sim/view/tips"))
	if len(tips) != 2 || tips[0].Height != 1.0 || fmt.Sprint(tips[0].Nodes) != "[0]" {
		t.Errorf("%v", tips)
	}
	s.post(0, "/sim/seek", `{"time_s":0}`)
	if at := read[map[string]any](t, s.get(0, "/sim/view")); at["height"] != 0.0 || at["time_s"] != 0.0 || at["timeline"].(map[string]any)["past"] != true {
		t.Errorf("%v", at)
	}
	s.post(0, "/sim/seek", `{"height":1}`)
	if at := read[map[string]any](t, s.get(0, "/sim/view")); at["height"] != 1.0 {
		t.Errorf("%v", at)
	}
	for body, want := range map[string]any{`{"factor":4}`: 4.0, `{"factor":"1/8"}`: 0.125, `{"factor":"max"}`: "max", `{"factor":0.5}`: 0.5} {
		s.post(0, "/sim/speed", body)
		if got := read[map[string]any](t, s.get(0, "/sim/view/clock"))["speed"]; got != want {
			t.Errorf("%s: %v", body, got)
		}
	}
	t.Chdir(t.TempDir())
	file := "saved.scenario"
	saved := read[answered](t, s.post(0, "/sim/save", `{"file":"`+file+`"}`))
	if journal := s.get(0, "/sim/journal"); !strings.Contains(saved.Answer, "saved up to") || !strings.HasPrefix(journal, "# A recorded run\n") || !strings.Contains(journal, "mine n0 one\n") {
		t.Errorf("%v\n%s", saved, journal)
	}
	s.post(0, "/sim/resume", "")
	if got := read[map[string]any](t, s.get(0, "/sim/health")); got["healthy"] != true || got["failed"] != "" {
		t.Errorf("%v", got)
	}
	if got := s.get(0, "/sim/openapi.yaml"); got != string(openapi.Document()) {
		t.Error("another document is served")
	}
	for _, part := range []string{"timeline", "nodes", "tree", "links", "reorgs", "figures", "checks", "script", "log"} {
		if got := s.get(0, "/sim/view/"+part); !json.Valid([]byte(got)) {
			t.Errorf("%s", got)
		}
	}
}

// The view of a world in which much has happened is as the document has it.
func TestViewOfMuch(t *testing.T) {
	s := siteOf(t, Sosocoin, 6, func(c *settings.Config) {
		c.Topology, c.Relay, c.TxRate = "full", "compact", 0.5
		c.Mine.All, c.Seed = true, 3
	})
	for _, line := range []string{"loss 0.2", "bandwidth 20kB", "name n5 bob", "run 2m", "partition n0-n2 | n3-n5", "run 1m", "skew n1 2s", "heal", "cut n0 n1", "hold n1 n2", "crash n4", "strategy n3 selfish", "freeze n2", "run 3m", "partition n0 | n1-n5", "run 10s"} {
		body, _ := json.Marshal(map[string]any{"line": line, "wait": true})
		if status, _, text := s.ask(0, "POST", "/sim/commands", string(body)); status != 200 {
			t.Errorf("%s: %s", line, text)
		}
	}
	whole := read[map[string][]any](t, `{"log":`+s.get(0, "/sim/view/log")+`,"reorgs":`+s.get(0, "/sim/view/reorgs")+`}`)
	s.get(0, "/sim/view")
	if len(whole["log"]) < 100 || len(whole["reorgs"]) == 0 {
		t.Errorf("%d lines of the log, %d reorganisations", len(whole["log"]), len(whole["reorgs"]))
	}
}

// Whatever is asked for wrongly is refused with what was expected.
func TestWrongOrders(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	s.post(0, "/sim/pause", "")
	deep := strings.Repeat(`{"a":`, 50_000) + "1" + strings.Repeat("}", 50_000)
	for _, c := range []struct {
		path, body string
		status     int
		says       string
	}{
		{"commands", `{}`, 400, `"message":"KeyError: 'line': expected a command`},
		{"commands", `{"line":7}`, 400, `line: expected a command such as`},
		{"commands", `{"line":"` + strings.Repeat("x", 70_000) + `"}`, 400, "expected at most 65536 bytes"},
		{"commands", `{"line":"mine n0 on of"}`, 400, `"kind":"syntax","message":"column 12: found \"of\", expected the end of the line`},
		{"commands", `{"line":"mnie n0"}`, 400, `did you mean \"mine\"?`},
		{"commands", `{"line":"crash n9"}`, 409, `"kind":"refused","message":"n9 is not a node: there are n0 to n1"`},
		{"commands", `{"line":"quit"}`, 409, "quit"},
		{"commands", `{"line":"pause","wait":1}`, 400, "wait: expected true or false, found 1"},
		{"commands", `{"line":"pause","then":1}`, 400, `\"then\" is no field of this call; expected line, wait`},
		{"commands", `{"line":"pause","line":"resume"}`, 400, `\"line\" is given twice`},
		{"commands", deep, 400, "Failed to decode JSON object"},
		{"commands", `{"line":"` + strings.Repeat("x", mostBody) + `"}`, 413, "the body is longer than 1048576 bytes"},
		{"speed", `{"factor":-1}`, 400, "factor: -1 is not a speed"},
		{"speed", `{"factor":NaN}`, 400, "Failed to decode JSON object"},
		{"speed", `{"factor":[1]}`, 400, "factor:"},
		{"speed", `{"factor":1e999}`, 400, "factor:"},
		{"speed", `{}`, 400, "factor:"},
		{"seek", `{}`, 400, "expected either time_s, in virtual seconds, or height"},
		{"seek", `{"time_s":-1}`, 400, "time_s: expected seconds from 0"},
		{"seek", `{"time_s":1e300}`, 400, "time_s: expected seconds from 0"},
		{"seek", `{"time_s":"1"}`, 400, "time_s: expected seconds from 0"},
		{"seek", `{"time_s":null}`, 400, "time_s: expected seconds from 0"},
		{"seek", `{"height":1.5}`, 400, "height: expected a whole number"},
		{"seek", `{"height":99}`, 409, "the best chain ends at height 0"},
		{"save", `{}`, 400, "KeyError: 'file'"},
		{"save", `{"file":""}`, 409, "the name is empty"},
		{"save", `{"file":"a\u0000b"}`, 409, ""},
		{"nothing", `{}`, 404, `"kind":"not_found"`},
		{"view", `{}`, 405, `expected GET or HEAD`},
	} {
		status, _, text := s.ask(0, "POST", "/sim/"+c.path, c.body)
		if status != c.status || !strings.Contains(text, c.says) {
			t.Errorf("%s %.60s: %d %s\nexpected %d %s", c.path, c.body, status, text, c.status, c.says)
		}
	}
	for path, want := range map[string]int{"/sim/view/x": 404, "/sim/commands": 405, "/sim/": 404, "/sim/events?kinds=mined,bad": 400} {
		if status, _, text := s.ask(0, "GET", path, ""); status != want {
			t.Errorf("%s: %d %s", path, status, text)
		}
	}
	if status, _, _ := s.ask(1, "GET", "/sim/view", ""); status != 404 {
		t.Errorf("another node's port has it: %d", status)
	}
	if status, _, text := s.ask(0, "POST", "/sim/pause", "", "Content-Type: text/plain"); status != 200 {
		t.Errorf("%d %s", status, text)
	}
}

// All of it is for the own page and for programs on this machine.
func TestControlIsPrivate(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	for _, call := range s.server.control.Calls() {
		method, path, _ := strings.Cut(call, " ")
		path = strings.Replace(path, "{part}", "tips", 1)
		for _, header := range []string{"Origin: https://example.com", "Origin: http://" + s.host(1), "Origin: null", "Sec-Fetch-Site: cross-site", "Host: example.com"} {
			status, got, text := s.ask(0, method, path, "", header)
			if status != http.StatusForbidden && status != http.StatusMisdirectedRequest || got.Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%s with %s: %d %s", call, header, status, text)
			}
		}
	}
}

// Figures have names, kinds and units by the rules of Prometheus, and are those of the table.
func TestMetrics(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	s.get(0, "/startMining")
	s.post(0, "/sim/pause", "")
	s.ask(0, "GET", "/nothing", "")
	text := s.get(0, "/sim/metrics")
	problems, err := promlint.New(strings.NewReader(text)).Lint()
	if err != nil || len(problems) > 0 {
		t.Errorf("%v %v", problems, err)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for name, want := range map[string]float64{
		"sosocoin_height": 1, "sosocoin_supply_coins": 100, "sosocoin_node_balance_coins": 50, "sosocoin_paused": 1, "sosocoin_nodes": 2,
		"sosocoin_speed_ratio": 1000, "sosocoin_converged": 0, "sosocoin_tips": 2, "sosocoin_time_seconds": math.NaN(),
	} {
		f := families[name]
		if f == nil {
			t.Errorf("there is no %s\n%s", name, text)
			continue
		}
		if got := f.GetMetric()[0].GetGauge().GetValue(); got != want && !math.IsNaN(want) {
			t.Errorf("%s is %v, expected %v", name, got, want)
		}
	}
	if !strings.Contains(text, `sosocoin_http_requests_total{call="GET /startMining",code="200"} 1`) || !strings.Contains(text, `{call="none",code="404"} 1`) {
		t.Errorf("requests are not counted\n%s", text)
	}
}

// listening is somebody who listens to events.
type listening struct {
	t     testing.TB
	lines *bufio.Scanner
}

func (s *site) hear(last, kinds string) *listening {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), "GET", "http://"+s.host(0)+"/sim/events?kinds="+kinds, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	if kinds == "" {
		r.URL.RawQuery = ""
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil || answer.Header.Get("Content-Type") != "text/event-stream" {
		s.t.Fatalf("%v %v", answer, err)
	}
	s.t.Cleanup(func() { _ = answer.Body.Close() })
	return &listening{s.t, bufio.NewScanner(answer.Body)}
}

// next is the next event.
func (l *listening) next() (id, name, data string) {
	l.t.Helper()
	for l.lines.Scan() {
		field, value, _ := strings.Cut(l.lines.Text(), ": ")
		switch field {
		case "id":
			id = value
		case "event":
			name = value
		case "data":
			data = value
		case "":
			if name != "" {
				return id, name, data
			}
		}
	}
	l.t.Fatalf("no more events: %v", l.lines.Err())
	return "", "", ""
}

// until are the events up to one of a name.
func (l *listening) until(name string) (ids, names []string, data string) {
	l.t.Helper()
	for {
		id, got, text := l.next()
		ids, names = append(ids, id), append(names, got)
		if got == name {
			return ids, names, text
		}
	}
}

// Events come in order, as they are described, and go on after the last one that was had.
func TestEvents(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	l := s.hear("", "")
	if _, name, data := l.next(); name != "clock" || !strings.Contains(data, `"speed":1000`) {
		t.Errorf("%s %s", name, data)
	}
	s.get(0, "/startMining")
	_, names, data := l.until("mined")
	if names[0] != "asked" || !strings.Contains(strings.Join(names, " "), "command") {
		t.Errorf("%v", names)
	}
	line, err := described().schemas.Compile(documentName + "#/components/schemas/Line")
	if err != nil {
		t.Fatal(err)
	}
	if err := line.Validate(read[any](t, data)); err != nil {
		t.Errorf("%s: %v", data, err)
	}
	if mined := read[map[string]any](t, data); mined["height"] != 1.0 || mined["node"] != 0.0 || mined["count"] != 1.0 {
		t.Errorf("%s", data)
	}
	s.post(0, "/sim/pause", "")
	ids, names, _ := l.until("clock")
	again := s.hear(ids[0], "")
	for i, want := range ids[1:] {
		if id, name, _ := again.next(); id != want || name != names[i+1] {
			t.Errorf("after the first, number %d is %s %s, expected %s %s", i, id, name, want, names[i+1])
		}
	}
	s.post(0, "/sim/seek", `{"time_s":0}`)
	if _, _, data := again.until("moved"); data != `{"time_s":0}` {
		t.Errorf("%s", data)
	}
	if _, name, data := s.hear("another-7", "").next(); name != "missed" || data != `{"count":null}` {
		t.Errorf("of another run: %s %s", name, data)
	}
	some := s.hear("", "mined,reorg")
	s.post(0, "/sim/resume", "")
	s.get(0, "/startMining")
	if _, name, _ := some.next(); name != "mined" {
		t.Errorf("not asked for: %s", name)
	}
	if status, _, _ := s.ask(0, "HEAD", "/sim/events", ""); status != 200 {
		t.Errorf("%d", status)
	}
}
