package api

import (
	"fmt"
	"strings"
	"testing"
)

// A node that was added without being asked to add back does not list the other one, and pulls
// nothing from it, until it adds it as well.
func TestOneSidedPeers(t *testing.T) {
	for _, back := range []string{"false", "null"} {
		s := newSite(t, Sosocoin, 3)
		add := func(node, other int, back string) string {
			return s.here(s.post(node, "/peer", fmt.Sprintf(`{"peerIP":"http://localhost:%d","addBack":%s}`, s.port+other, back)))
		}
		if got := add(0, 1, back); got != "localhost:5000: added http://localhost:5001" {
			t.Errorf("%s", got)
		}
		if got := add(0, 1, back); got != "localhost:5000: already has peer http://localhost:5001" {
			t.Errorf("%s", got)
		}
		if first, second := s.here(s.get(0, "/peers")), s.here(s.get(1, "/peers")); first != `["http://localhost:5001"]` || second != `[]` {
			t.Errorf("%s %s", first, second)
		}
		s.get(0, "/startMining")
		if got := s.get(1, "/syncPeers"); got != "[]\n" {
			t.Errorf("%s", got)
		}
		if got := s.get(1, "/blocks"); strings.Count(got, `"index"`) != 1 {
			t.Errorf("%s", got)
		}
		if got := s.get(0, "/syncPeers"); !strings.Contains(got, "not longer") {
			t.Errorf("%s", got)
		}
		if got := add(1, 0, "false"); got != "localhost:5001: added http://localhost:5000" {
			t.Errorf("%s", got)
		}
		if got := s.here(s.get(1, "/peers")); got != `["http://localhost:5000"]` {
			t.Errorf("%s", got)
		}
		if got := s.get(1, "/syncPeers"); !strings.Contains(got, "block added to chain") {
			t.Errorf("%s", got)
		}
		add(1, 2, back)
		for _, line := range []string{"unlink n1 n2", "link n1 n2"} { // which is of both
			s.post(0, "/sim/commands", `{"line":"`+line+`"}`)
			s.get(2, "/peers")
		}
		if got := s.here(s.get(2, "/peers")); got != `["http://localhost:5001"]` {
			t.Errorf("linked by a command: %s", got)
		}
	}
	s := newSite(t, Sosocoin, 2)
	if status, _, text := s.ask(0, "POST", "/peer", fmt.Sprintf(`{"peerIP":"http://localhost:%d","addBack":"no"}`, s.port+1)); status != 400 || !strings.Contains(text, `addBack: expected true, false or null, found "no"`) {
		t.Errorf("%d %s", status, text)
	}
}
