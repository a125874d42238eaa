package api

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/sosocoin/sim/api/strict"
)

// Whatever is sent, the answer is a refusal that says what was expected, and nothing has changed.
func TestWrongBodies(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	receiver := address(s.get(1, "/keypair"))
	before := s.get(0, "/blocks") + s.get(0, "/transactionPool") + s.get(0, "/peers")
	deep := strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)
	for _, c := range []struct {
		path, body string
		status     int
		says       string
	}{
		{"/transaction", `{"receiver":"` + receiver + `"}`, 400, "KeyError: 'amount': expected a number of coins"},
		{"/transaction", `{"amount":1}`, 400, "KeyError: 'receiver': expected an address of 66 hex digits"},
		{"/transaction", `{"receiver":7,"amount":1}`, 400, "receiver: expected an address of 66 hex digits, found 7"},
		{"/transaction", `{"receiver":null,"amount":1}`, 400, "found null"},
		{"/transaction", `{"receiver":"bob","amount":1}`, 400, "66 hex digits"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":-5}`, 400, "Invalid amount: expected a number of coins above 0 with up to eight decimals, found -5"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":0}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":"10"}`, 400, "Exception: not enough coins to send transaction: n0 cannot pay: expected at least 10 "},
		{"/transaction", `{"receiver":"` + receiver + `","amount":"10.5"}`, 400, "expected at least 10.5 "},
		{"/transaction", `{"receiver":"` + receiver + `","amount":""}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":" 10"}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":"ten"}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":"-10"}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":"\"10\""}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":"1e1"}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":"0"}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":1e3}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":0.123456789}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":99999999999999999999}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":NaN}`, 400, "Failed to decode JSON object"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":[1]}`, 400, "Invalid amount"},
		{"/transaction", `{"receiver":"` + receiver + `","amount":5,"amount":6}`, 400, `"amount" is given twice; expected once`},
		{"/transaction", `{"receiver":"` + receiver + `","amount":5}`, 400, "Exception: not enough coins to send transaction: n0 cannot pay: expected at least 5 spendable coins for payment and fee, found 0"},
		{"/transaction", `[1]`, 400, "expected a JSON object"},
		{"/transaction", `{`, 400, "Failed to decode JSON object: unexpected end of JSON input (char 1)"},
		{"/transaction", `{"x":` + deep, 400, "Failed to decode JSON object"},
		{"/transaction", `{"x":"` + strings.Repeat("x", mostBody) + `"}`, 413, "the body is longer than 1048576 bytes"},
		{"/getBalance", `{}`, 400, "KeyError: 'publicKey'"},
		{"/peer", `{"peerIP":"http://example.com:1"}`, 400, "only support http://localhost:**** for now, received: http://example.com:1"},
		{"/peer", `{"peerIP":"http://localhost:x"}`, 400, "only support"},
		{"/peer", fmt.Sprintf(`{"peerIP":"http://localhost:%d/"}`, s.port), 400, "Cannot add self"},
		{"/peer", fmt.Sprintf(`{"peerIP":"http://localhost:%d"}`, s.port+2), 400, "no node listens at http://localhost:5002; expected http://localhost:5000 to http://localhost:5001"},
	} {
		status, _, text := s.ask(0, "POST", c.path, c.body)
		if status != c.status || !strings.Contains(s.here(text), c.says) {
			t.Errorf("%s %.60s: %d %s\nexpected %d %s", c.path, c.body, status, s.here(text), c.status, c.says)
		}
	}
	if after := s.get(0, "/blocks") + s.get(0, "/transactionPool") + s.get(0, "/peers"); after != before {
		t.Errorf("something has changed:\n%s\n%s", before, after)
	}
}

func TestWrongNaivecoinBodies(t *testing.T) {
	s := newSite(t, Naivecoin, 2)
	other := address(s.get(1, "/address"))
	if text := s.post(0, "/mineRawBlock", `{}`); text != "data parameter is missing" {
		t.Errorf("%s", text)
	}
	for _, c := range []struct{ path, body, says string }{
		{"/mineRawBlock", `{"data":"x"}`, "could not generate block"},
		{"/mineRawBlock", `{"data":[]}`, "could not generate block"},
		{"/mineRawBlock", `{"data":[{"id":"x","txIns":[]}]}`, "could not generate block: transaction 0"},
		{"/mineRawBlock", `{"data":[{"id":"` + strings.Repeat("0", 64) + `","txIns":[]}]}`, "could not generate block"},
		{"/mineTransaction", `{"address":"x","amount":1}`, "invalid address"},
		{"/mineTransaction", `{"address":"` + other + `","amount":-1}`, "invalid amount"},
		{"/sendTransaction", `{"amount":1}`, "invalid address or amount"},
		{"/sendTransaction", `{"address":"` + other + `","amount":90}`, "Cannot create transaction from the available unspent transaction outputs. Required amount:90."},
		{"/addPeer", `{}`, "KeyError: 'peer': expected a node such as ws://localhost:5001"},
		{"/addPeer", `{"peer":"ws://example.com:1"}`, "expected a node such as ws://localhost:5001"},
		{"/addPeer", `{"peer":"ws://localhost"}`, "expected a node such as ws://localhost:5001"},
		{"/addPeer", `{"peer":"ws://localhost:1"}`, "n-"},
	} {
		if status, _, text := s.ask(0, "POST", c.path, c.body); status != 400 || !strings.Contains(s.here(text), c.says) {
			t.Errorf("%s %.60s: %d %s\nexpected 400 %s", c.path, c.body, status, s.here(text), c.says)
		}
	}
	if status, _, text := s.ask(0, "GET", "/mineBlock", ""); status != 404 || text != "Cannot GET /mineBlock\n" {
		t.Errorf("%d %q", status, text)
	}
}

// Where there is no call, each system says so in its words.
func TestNoSuchCall(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	for _, c := range []struct {
		method, path  string
		status        int
		allow, answer string
	}{
		{"GET", "/nothing", 404, "", "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>\n"},
		{"GET", "/transaction", 405, "POST, OPTIONS", "<!doctype html>\n<html lang=en>\n<title>405 Method Not Allowed</title>\n<h1>Method Not Allowed</h1>\n<p>The method is not allowed for the requested URL.</p>\n"},
		{"OPTIONS", "/peer", 200, "POST, OPTIONS", ""},
		{"HEAD", "/blocks", 200, "", ""},
	} {
		status, header, text := s.ask(0, c.method, c.path, "")
		if status != c.status || header.Get("Allow") != c.allow || text != c.answer {
			t.Errorf("%s %s: %d %q %q", c.method, c.path, status, header.Get("Allow"), text)
		}
	}
	if status, _, text := s.ask(0, "POST", "/transaction", "{}", "Content-Type: text/plain"); status != 400 ||
		text != "<!doctype html>\n<html lang=en>\n<title>400 Bad Request</title>\n<h1>Bad Request</h1>\n<p>Did not attempt to load JSON data because the request Content-Type was not &#39;application/json&#39;.</p>\n" {
		t.Errorf("%d %s", status, text)
	}
}

// What is public is for all who call the node by its name; all else is for the node's own page,
// and for programs on this machine, which say nothing of where they come from.
func TestWhoMayAsk(t *testing.T) {
	for _, as := range []Dialect{Sosocoin, Naivecoin} {
		s := newSite(t, as, 2)
		own, old := "Origin: http://"+s.host(0), "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:60.0)"
		for _, c := range []struct {
			who           string
			header        []string
			reads, writes int // the status that each has
			seen          string
		}{
			{"a program", nil, 200, 200, ""},
			{"the node's page", []string{own, "Sec-Fetch-Site: same-origin"}, 200, 200, "http://" + s.host(0)},
			{"an address that is typed", []string{"Sec-Fetch-Site: none"}, 200, 200, ""},
			{"the page of the other node", []string{"Origin: http://" + s.host(1), "Sec-Fetch-Site: same-site"}, 200, 403, "http://" + s.host(1)},
			{"a page from elsewhere", []string{"Origin: https://example.com", "Sec-Fetch-Site: cross-site"}, 200, 403, ""},
			{"an old browser's page from elsewhere", []string{"Origin: https://example.com"}, 200, 403, ""},
			{"an image or a link elsewhere", []string{"Sec-Fetch-Site: cross-site"}, 200, 403, ""},
			{"a page in a box", []string{"Origin: null"}, 200, 403, ""},
			{"another port here", []string{"Origin: http://localhost:1"}, 200, 403, ""},
			{"an old browser's image elsewhere", []string{old, "Referer: https://example.com/x"}, 200, 403, ""},
			{"an old browser's image of another port", []string{old, "Referer: http://" + s.host(0) + "1/"}, 200, 403, ""},
			{"an old browser that says nothing", []string{old}, 200, 403, ""},
			{"an old browser's page of the node", []string{old, "Referer: http://" + s.host(0) + "/"}, 200, 200, ""},
			{"PowerShell", []string{"User-Agent: Mozilla/5.0 (Windows NT; Windows NT 10.0) WindowsPowerShell/5.1"}, 200, 200, ""},
			{"a name that was made to lead here", []string{fmt.Sprintf("Host: example.com:%d", s.port)}, 421, 421, ""},
			{"a name like ours", []string{fmt.Sprintf("Host: localhost.example.com:%d", s.port)}, 421, 421, ""},
			{"another node's name", []string{"Host: " + s.host(1)}, 421, 421, ""},
			{"a name without a port", []string{"Host: localhost"}, 421, 421, ""},
			{"an address of this machine", []string{fmt.Sprintf("Host: 127.0.0.1:%d", s.port)}, 200, 200, ""},
		} {
			for _, r := range as.speaks().routes {
				method, path, _ := strings.Cut(r.pattern, " ")
				wanted := c.writes
				if r.reads && r.pattern != "GET /page/events" { // which takes a place, for as long as it is held
					wanted = c.reads
				}
				if method == "POST" && wanted == 200 || r.pattern == "GET /startMining" && wanted == 200 {
					continue // they need a body, or change what others find
				}
				status, header, text := s.ask(0, method, strings.NewReplacer("{$}", "", "{hash}", "0", "{id}", "0", "{address}", "0").Replace(path), "", c.header...)
				if status != wanted {
					t.Errorf("%s: %s: %d %s, expected %d", c.who, r.pattern, status, text, wanted)
				}
				seen := header.Get("Access-Control-Allow-Origin")
				if r.reads && wanted == 200 && seen != c.seen || !r.reads && seen != "" {
					t.Errorf("%s: %s: may be read by %q, expected %q", c.who, r.pattern, seen, c.seen)
				}
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"127.0.0.1:5000":  "",
		"localhost:5000":  "",
		"[::1]:5000":      "",
		"127.9.9.9:1":     "",
		"0.0.0.0:5000":    "",
		"class.local:80":  "",
		"[fe80::1]:5000":  "",
		"5000":            "is not an address; expected an address of this machine and a port, such as 127.0.0.1:5000",
		":5000":           `":5000" names no address; expected 127.0.0.1:5000 for this machine alone, or 0.0.0.0:5000 for all who reach it`,
		"127.0.0.1:0":     `"0" is not a port; expected a number from 1 to 65535`,
		"127.0.0.1:65536": "is not a port",
		"127.0.0.1:http":  "is not a port",
	} {
		a, err := ParseAddress(text)
		if want == "" && (err != nil || a.Port == 0) || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v %v, expected %q", text, a, err, want)
		}
	}
	if _, err := ParseDialect("sosocion"); err == nil || !strings.Contains(err.Error(), "did you mean sosocoin?") {
		t.Errorf("%v", err)
	}
}

func FuzzFields(f *testing.F) {
	for _, body := range []string{`{}`, `{"a":1,"b":"x"}`, `{"a":1,"a":2}`, `[`, `{"a":{"b":[1,{"c":null}]}}`, "{\"\\u0061\":1,\"a\":2}", "\xff", `{"a":1} x`} {
		f.Add(body, "application/json")
	}
	f.Fuzz(func(t *testing.T, body, kind string) {
		r := httptest.NewRequest("POST", "/", strings.NewReader(body))
		r.Header.Set("Content-Type", kind)
		found, err := strict.Fields(r)
		if err != nil {
			if found != nil {
				t.Errorf("%v and an error", found)
			}
			return
		}
		var whole map[string]json.RawMessage
		if err := json.Unmarshal([]byte(body), &whole); err != nil || len(whole) != len(found) {
			t.Errorf("%q: %v, read as %v (%v)", body, found, whole, err)
		}
		for name, raw := range found {
			if text, ok := strict.TextOf(raw); ok && string(whole[name])[0] != '"' {
				t.Errorf("%q is no text", text)
			}
			if amount, err := amountOf(raw); err == nil && amount <= 0 {
				t.Errorf("%s is read as %v", raw, amount)
			}
		}
	})
}

func FuzzRequests(f *testing.F) {
	for _, path := range []string{"/blocks", "/../x", "/transaction", "//", "/peers?x=%zz"} {
		f.Add("GET", path, "localhost:5000", "http://localhost:5000")
	}
	f.Fuzz(func(t *testing.T, method, path, host, origin string) {
		r, err := http.NewRequest(method, "http://localhost:5000", nil)
		if err != nil {
			return
		}
		r.URL.Path, r.Host = path, host
		r.Header.Set("Origin", origin)
		for _, as := range []Dialect{Sosocoin, Naivecoin} {
			w := httptest.NewRecorder()
			c := &call{server: &Server{address: Address{Host: "127.0.0.1", Port: 5000, Dialect: as}}, w: w, r: r}
			if c.allowed(false) && (origin != "" && origin != "http://"+host || !c.named(host)) {
				t.Errorf("Host %q, Origin %q may do anything", host, origin)
			}
			c.server.speaks = as.speaks()
			if _, pattern := c.server.speaks.mux.Handler(r); pattern == "" {
				c.server.speaks.answer(c)
				if body, _ := io.ReadAll(w.Body); w.Code < 200 || w.Code >= 500 {
					t.Errorf("%d %s", w.Code, body)
				}
			}
		}
	})
}
