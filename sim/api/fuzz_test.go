package api

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// answerTo has an answer to a request made in place, as a client of some port would.
func (s *site) answerTo(r *http.Request, node int) (*http.Response, string) {
	w := httptest.NewRecorder()
	c := &call{server: s.server, node: node, w: w, r: r}
	if node == 0 && strings.HasPrefix(r.URL.Path, "/sim/") {
		c.steer()
	} else {
		s.server.speaks.answer(c)
	}
	answer := w.Result()
	text, _ := io.ReadAll(answer.Body)
	return answer, string(text)
}

// lasting says whether a line goes on for long, or writes files.
func lasting(body string) bool {
	for _, word := range []string{"save", "new", "play", "run", "until", "settle", "wait", "museum", "next", "add", "tx"} {
		if strings.Contains(body, word) {
			return true
		}
	}
	return strings.Contains(body, `\`)
}

// Whatever is posted to the control address is done or refused, in JSON.
func FuzzOrders(f *testing.F) {
	for _, path := range []string{"commands", "speed", "seek", "pause", "resume", "view", ""} {
		for _, body := range []string{`{"line":"balance n0"}`, `{"factor":2}`, `{"factor":"max"}`, `{"time_s":0.5}`, `{"height":1}`, `{"time_s":1e18}`, `{"factor":1e-300}`, `{"line":"` + strings.Repeat("(", 900) + `"}`, `[]`, `{"a":{"a":{}}}`, "\xff"} {
			f.Add("POST", path, body, "application/json")
		}
	}
	f.Add("GET", "view/tips", "", "")
	f.Add("PUT", "view/%00", "", "text/plain; charset=x")
	s := newSite(f, Sosocoin, 2)
	f.Fuzz(func(t *testing.T, method, path, body, kind string) {
		if path == "events" || path == "save" || lasting(body) {
			return
		}
		r, err := http.NewRequestWithContext(t.Context(), method, "http://"+s.host(0)+"/sim/", strings.NewReader(body))
		if err != nil {
			return
		}
		r.URL.Path += path
		r.Header.Set("Content-Type", kind)
		answer, text := s.answerTo(r, 0)
		if answer.StatusCode >= 500 || answer.Header.Get("Content-Type") == "" {
			t.Errorf("%s %q %q: %d %s", method, path, body, answer.StatusCode, text)
		}
		var refused struct {
			Error struct{ Kind, Message string }
		}
		if answer.StatusCode >= 400 && (json.Unmarshal([]byte(text), &refused) != nil || refused.Error.Kind == "" || refused.Error.Message == "") {
			t.Errorf("%s %q %q: %d %s", method, path, body, answer.StatusCode, text)
		}
	})
}

// Whatever is posted to a node is done or refused with what was expected.
func FuzzBodies(f *testing.F) {
	sites := []*site{newSite(f, Sosocoin, 2), newSite(f, Naivecoin, 2)}
	paths := [][]string{{"/transaction", "/peer", "/getBalance"}, {"/mineRawBlock", "/mineTransaction", "/sendTransaction", "/addPeer"}}
	for _, body := range []string{
		`{"receiver":"02aa","amount":-1}`, `{"peerIP":"http://localhost:99999999999999999999","addBack":null}`, `{"publicKey":"` + strings.Repeat("0", 66) + `"}`,
		`{"data":[{"id":"","txIns":[{"txOutId":""}]},{}]}`, `{"data":{}}`, `{"address":[],"amount":1e400}`, `{"peer":"ws://[::1"}`, `{"peer":"ws://localhost:-1"}`, `{"amount":0.00000001,"address":""}`,
	} {
		f.Add(uint8(0), body)
		f.Add(uint8(1), body)
	}
	f.Fuzz(func(t *testing.T, which uint8, body string) {
		as := int(which) % 2
		path := paths[as][int(which/2)%len(paths[as])]
		r := httptest.NewRequestWithContext(t.Context(), "POST", "http://"+sites[as].host(0)+path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		if answer, text := sites[as].answerTo(r, 0); answer.StatusCode >= 500 || answer.StatusCode >= 400 && text == "" {
			t.Errorf("%s %q: %d %s", path, body, answer.StatusCode, text)
		}
	})
}

// No other header than the right one opens what takes a token.
func FuzzAuthorization(f *testing.F) {
	s := siteAt(f, func(a *Address) { a.Host = "0.0.0.0" }, 2, nil)
	own := s.server.tokens.ofNode(0)
	for _, header := range []string{"", "Bearer", "Bearer " + own, "bearer " + own, "Bearer  " + own, own, "Basic " + own, "Bearer " + own + " "} {
		f.Add(header, "")
		f.Add("", header)
	}
	f.Fuzz(func(t *testing.T, header, cookie string) {
		r := httptest.NewRequestWithContext(t.Context(), "GET", "http://"+s.host(0)+"/keypair", nil)
		r.Header.Set("Authorization", header)
		r.Header.Set("Cookie", cookie)
		answer, text := s.answerTo(r, 0)
		if opened := answer.StatusCode == http.StatusOK; opened != (header == "Bearer "+own) && !strings.Contains(cookie, own) {
			t.Errorf("%q %q: %d %s", header, cookie, answer.StatusCode, text)
		}
	})
}
