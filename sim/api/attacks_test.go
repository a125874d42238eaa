package api

import (
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"example.com/sosocoin/sim/live"
)

// raw sends bytes to node 0 and returns all that comes back.
func (s *site) raw(request string) string {
	s.t.Helper()
	c, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)))
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if _, err := io.WriteString(c, request); err != nil {
		s.t.Fatal(err)
	}
	if err := c.(*net.TCPConn).CloseWrite(); err != nil {
		s.t.Fatal(err)
	}
	text, err := io.ReadAll(c)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// What is no proper request, or says twice whom it is for, gets nothing done.
func TestImproperRequests(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	host := "Host: " + s.host(0) + "\r\n"
	const mine = "/startMining"
	for request, want := range map[string]string{
		"GET " + mine + " HTTP/1.1\r\n\r\n":                                                                                      "400",
		"GET " + mine + " HTTP/1.0\r\n\r\n":                                                                                      "421",
		"GET " + mine + " HTTP/1.1\r\n" + host + "Host: example.com\r\n\r\n":                                                     "400",
		"GET http://example.com" + mine + " HTTP/1.1\r\n" + host + "\r\n":                                                        "421",
		"GET " + mine + " HTTP/1.1\r\n" + host + "Origin: null\r\n\r\n":                                                          "403",
		"GET " + mine + " HTTP/1.1\r\nHost : " + s.host(0) + "\r\n\r\n":                                                          "400",
		"GET " + mine + " HTTP/9.9\r\n" + host + "\r\n":                                                                          "505",
		"POST /transaction HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}":                             "400",
		"POST /transaction HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n{}":                                                 "400",
		"POST /transaction HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked, x\r\n\r\n0\r\n":                                   "501",
		"POST /transaction HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}": "400",
		"CONNECT " + s.host(0) + " HTTP/1.1\r\n" + host + "\r\n":                                                                 "4",
		"GET * HTTP/1.1\r\n" + host + "\r\n":                                                                                     "4",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n":                                                                                       "4",
		"GET /%00 HTTP/1.1\r\n" + host + "\r\n":                                                                                  "404",
		"GET " + mine + "\x00 HTTP/1.1\r\n" + host + "\r\n":                                                                      "400",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03":                                                                           "4",
	} {
		text := s.raw(request)
		_, status, _ := strings.Cut(text, " ")
		if !strings.HasPrefix(status, want) {
			t.Errorf("%q: %.80q, expected %s", request, text, want)
		}
	}
	if got := s.get(0, "/blocks"); strings.Count(got, `"index"`) != 1 {
		t.Error("one of them had the node mine")
	}
}

// A path is what is written: what stands for another one is none, and gets nothing done.
func TestPathsThatStandForOthers(t *testing.T) {
	for _, as := range []Dialect{Sosocoin, Naivecoin} {
		s := newSite(t, as, 2)
		for _, path := range []string{"//startMining", "/./startMining", "/x/../startMining", "/startMining/.", "/startMining/", "//keypair", "/keypair/../keypair", "/page/../keypair", "//mineBlock", "/STARTMINING",
			"/sim/../keypair", "/sim/../startMining", "/%2e%2e/startMining", "/%2fstartMining", "/blocks/%2e%2e/startMining", "/startMining%00", "/startMining;x", "/startMining%3f", "//balance"} {
			for _, method := range []string{"GET", "POST"} {
				text := s.raw(method + " " + path + " HTTP/1.1\r\nHost: " + s.host(0) + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
				_, rest, _ := strings.Cut(text, " ")
				if status := rest[:3]; status != "404" && status != "405" && status != "301" && status != "307" || strings.Contains(text, "privateKey") || strings.Contains(text, "Mining status") {
					t.Errorf("%s %s: %.200s", method, path, text)
				}
			}
		}
		if got := s.get(0, "/blocks"); strings.Count(got, `"index"`) != 1 {
			t.Errorf("%v: one of them had the node mine", as)
		}
	}
}

// Where the port is that of its scheme, browsers leave it out.
func TestUsualPorts(t *testing.T) {
	c := &call{server: &Server{address: Address{Host: "127.0.0.1", Port: 80}}, r: &http.Request{Host: "localhost", Header: http.Header{}}}
	c.server.nodes.Store(2)
	for host, ours := range map[string]bool{"localhost": true, "localhost:80": true, "127.0.0.1": true, "[::1]": true, "localhost:81": false, "example.com": false, "": false, ":80": false, "localhost:": false} {
		if c.named(host) != ours {
			t.Errorf("%q: %v", host, !ours)
		}
	}
	for origin, ours := range map[string]bool{"http://localhost": true, "http://localhost:81": true, "http://localhost:82": false, "https://localhost": false, "http://example.com": false, "http://localhost/x": false, "null": false, "": false} {
		if c.neighbour(origin) != ours {
			t.Errorf("%q: %v", origin, !ours)
		}
	}
	if got := c.name(1) + " " + c.url(1); got != "localhost:81 http://localhost:81" {
		t.Error(got)
	}
}

// Whoever was told a key, it stands nowhere else.
func TestKeysAreTold(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	secret := ""
	if err := s.driver.At(t.Context(), func(m live.Moment) { secret = m.World().Node(0).Wallet().Keys()[0].Hex() }); err != nil {
		t.Fatal(err)
	}
	for _, told := range []string{s.get(0, "/keypair"), s.post(0, "/sim/commands", `{"line":"keys n0"}`)} {
		if !strings.Contains(told, secret) {
			t.Errorf("%s", told)
		}
	}
	if _, _, told := s.ask(0, "POST", "/page/keys", "", "Content-Type: application/x-www-form-urlencoded"); !strings.Contains(told, secret) {
		t.Errorf("%s", told)
	}
	_, _, _ = s.ask(0, "GET", "/"+secret+"?key="+secret, "", "User-Agent: "+secret, "Referer: http://"+s.host(0)+"/"+secret)
	_, _, _ = s.ask(0, "POST", "/transaction", `{"receiver":"`+secret+`","amount":1}`)
	for _, path := range []string{"/", "/blocks", "/sim/view", "/sim/journal", "/sim/metrics", "/sim/health"} {
		if strings.Contains(s.get(0, path), secret) {
			t.Errorf("%s has the key", path)
		}
	}
}

// Pages that follow their nodes take no places of requests, and leave theirs when they are closed.
func TestFollowersTakeNoPlaces(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	for i := range 3 {
		if status, _, text := s.ask(0, "GET", "/page/events", ""); status != http.StatusOK {
			t.Fatalf("%d: %d %s", i, status, text)
		}
	}
	if n := s.server.busy.Count(); n != 0 {
		t.Errorf("%d requests are at work", n)
	}
}
