package api

import (
	"bufio"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example.com/sosocoin/sim"
)

// fill sends a form of a node's page, as a browser does, and follows where it is led.
func (s *site) fill(node int, form string, fields ...string) (int, string) {
	s.t.Helper()
	status, header, text := s.send(node, form, fields...)
	if status == http.StatusSeeOther {
		status, _, text = s.ask(node, "GET", header.Get("Location"), "")
	}
	return status, text
}

// send sends a form, and does not follow.
func (s *site) send(node int, form string, fields ...string) (int, http.Header, string) {
	s.t.Helper()
	values := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		values.Add(fields[i], fields[i+1])
	}
	return s.ask(node, "POST", "/page/"+form, values.Encode(), "Content-Type: application/x-www-form-urlencoded", "Origin: http://"+s.host(node), "Sec-Fetch-Site: same-origin")
}

// says is what a page says of what was asked for.
func says(page string) string {
	said := regexp.MustCompile(`(?s)<div id="said"[^>]*>(.*?)</div>`).FindStringSubmatch(page)
	if said == nil {
		return "no page: " + page
	}
	return strings.NewReplacer("<p>", "", "</p>", " ").Replace(said[1])
}

// All that the first sosocoin's page does can be done by forms alone, without a script.
func TestFourFlowsByForms(t *testing.T) {
	for _, as := range []Dialect{Sosocoin, Naivecoin} {
		s := newSite(t, as, 2)
		do := func(node int, says_, form string, fields ...string) string {
			t.Helper()
			status, text := s.fill(node, form, fields...)
			if got := s.here(says(text)); status != 200 || strings.TrimSpace(got) != says_ {
				t.Errorf("%s %q: %d %q, expected %q", form, fields, status, got, says_)
			}
			return text
		}
		shows := func(node int, path string, wanted ...string) {
			t.Helper()
			page := s.here(s.get(node, path))
			for _, w := range wanted {
				if !strings.Contains(page, w) {
					t.Errorf("%v: n%d: the page has no %s:\n%s", as, node, w, page)
				}
			}
		}
		mine := func(height uint32) {
			t.Helper()
			do(0, "Done: see what it does below.", "mine", "mode", "one")
			if err := s.driver.When(t.Context(), func(w *sim.World) bool { return w.Height() == height }); err != nil {
				t.Fatal(err)
			}
		}
		shows(0, "/", "It is linked with nobody.", "n0 does not mine. It has found 0 blocks.", "Nothing waits", "genesis")
		do(0, "It has no peers that it could ask.", "sync")
		do(0, "They are linked.", "link", "peer", "http://localhost:"+strconv.Itoa(s.port+1))
		shows(1, "/", `<a href="http://localhost:5000">n0</a>`, "/page/unlink")
		mine(1)
		mine(2)
		shows(0, "/", "It has found 2 blocks.", "<dt>Balance</dt><dd>100</dd>", "paid to n0")
		second := address(s.get(1, "/"))
		do(0, "The payment waits in the mempool.", "send", "receiver", second, "amount", "90")
		shows(0, "/", "<dt>Mempool</dt><dd>1</dd>", "90 to n1", "10 to n0", "-90 when the mempool is confirmed")
		mine(3)
		shows(0, "/?of="+second, "<b>90</b> coins")
		shows(0, "/?of=n1", "<b>90</b> coins")
		shows(0, "/?of=bob", "bob is not a node such as n0 or an address")
		do(0, "n1 has no longer chain: nothing to do.", "sync")
		do(1, "n0 was ahead, at height 3 against 0. This node has its chain now.", "sync")
		shows(1, "/", "<dt>Height</dt><dd>3</dd>", "<dt>Balance</dt><dd>90</dd>", "2 transactions")
		do(1, "The link is removed.", "unlink", "peer", "0")
		shows(0, "/", "It is linked with nobody.")
		do(0, "They are linked.", "link", "peer", "n1")

		if _, err := s.driver.Do(t.Context(), "crash n1"); err != nil {
			t.Fatal(err)
		}
		if status, _, text := s.ask(1, "GET", "/", ""); status != 503 || !strings.Contains(text, "Restart n1") || strings.Contains(text, "Blocks") {
			t.Errorf("a crashed node: %d %s", status, text)
		}
		if status, _, text := s.send(1, "mine", "mode", "one"); status != 503 || !strings.Contains(text, "has crashed") {
			t.Errorf("a crashed node: %d %s", status, text)
		}
		do(0, "n1 does not answer: it has crashed.", "sync")
		do(1, "The node runs again.", "restart")
	}
}

// The private keys are nowhere but where the node's own user asks for them.
func TestKeysArePrivate(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	private := regexp.MustCompile(`"privateKey": "([0-9a-f]{64})"`).FindStringSubmatch(s.get(0, "/keypair"))[1]
	if strings.Contains(s.get(0, "/"), private) {
		t.Error("the page shows it to anybody")
	}
	status, header, text := s.send(0, "keys")
	if status != 200 || !strings.Contains(text, private) || header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v %s", status, header, text)
	}
	for _, who := range [][]string{
		{"Origin: http://" + s.host(1), "Sec-Fetch-Site: same-site"},
		{"Origin: null", "Sec-Fetch-Site: cross-site"},
		{"Sec-Fetch-Site: cross-site"},
		{"Host: rebound.example:" + strconv.Itoa(s.port)},
	} {
		status, header, text := s.ask(0, "POST", "/page/keys", "", append(who, "Content-Type: application/x-www-form-urlencoded")...)
		if status != 403 && status != 421 || strings.Contains(text, private) || header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%v: %d %v %s", who, status, header, text)
		}
	}
}

// Before a page sends JSON to another node its browser asks; only what is public is granted, to the
// pages of nodes.
func TestPreflight(t *testing.T) {
	for _, as := range []Dialect{Sosocoin, Naivecoin} {
		s := newSite(t, as, 2)
		for _, from := range []string{"http://" + s.host(0), "http://" + s.host(1), "https://example.com", "null", "http://localhost:1"} {
			for _, r := range as.speaks().routes {
				method, path, _ := strings.Cut(r.pattern, " ")
				path = strings.NewReplacer("{$}", "", "{hash}", "0", "{id}", "0", "{address}", "0").Replace(path)
				_, header, _ := s.ask(0, "OPTIONS", path, "", "Origin: "+from, "Access-Control-Request-Method: "+method, "Access-Control-Request-Headers: content-type")
				granted := header.Get("Access-Control-Allow-Methods") == method && header.Get("Access-Control-Allow-Origin") == from && header.Get("Access-Control-Allow-Headers") == "Content-Type"
				if wanted := r.reads && (from == "http://"+s.host(0) || from == "http://"+s.host(1)); granted != wanted {
					t.Errorf("%s may ask for %s: %v, expected %v (%v)", from, r.pattern, granted, wanted, header)
				}
				if !granted && header.Get("Access-Control-Allow-Methods") != "" {
					t.Errorf("%s: %s: %v", from, r.pattern, header)
				}
			}
		}
	}
}

func TestWrongForms(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	before := s.get(0, "/blocks") + s.get(0, "/transactionPool") + s.get(0, "/peers")
	for _, c := range []struct {
		form   string
		fields []string
		says   string
	}{
		{"mine", nil, `&#34;&#34; is no way to mine; expected one, on or off`},
		{"mine", []string{"mode", "one", "mode", "on"}, `&#34;mode&#34; is filled in twice; expected once`},
		{"send", nil, "expected a number of coins above 0 with up to eight decimals"},
		{"send", []string{"receiver", "n1", "amount", "-5"}, "expected a number of coins above 0"},
		{"send", []string{"receiver", "n1", "amount", "0"}, "expected a number of coins above 0"},
		{"send", []string{"receiver", "n1", "amount", "NaN"}, "expected a number of coins above 0"},
		{"send", []string{"receiver", "n1", "amount", "5"}, "n0 cannot pay: expected at least 5 spendable coins"},
		{"send", []string{"receiver", "n0", "amount", "5"}, "a payment to oneself moves nothing"},
		{"send", []string{"receiver", "<b>bob</b>", "amount", "5"}, "&lt;b&gt;bob&lt;/b&gt;"},
		{"link", []string{"peer", "http://example.com:1"}, "only support http://localhost:**** for now"},
		{"link", []string{"peer", "n0"}, "Cannot add self"},
		{"link", []string{"peer", "n7"}, "no node listens at"},
		{"unlink", []string{"peer", "1"}, "n0 and n1"},
		{"unlink", []string{"peer", "x"}, "nx is not a node"},
		{"restart", nil, "n0 is running, expected crashed"},
	} {
		status, text := s.fill(0, c.form, c.fields...)
		if status != 400 || !strings.Contains(says(text), c.says) || !strings.Contains(text, `class="said bad"`) {
			t.Errorf("%s %q: %d %s\nexpected %s", c.form, c.fields, status, says(text), c.says)
		}
	}
	own := "Origin: http://" + s.host(0)
	for kind, wanted := range map[string]int{"text/plain": 415, "application/json": 415, "multipart/form-data; boundary=x": 415, "": 415, "application/x-www-form-urlencoded": 413} {
		if status, _, text := s.ask(0, "POST", "/page/mine", "mode="+strings.Repeat("x", mostBody), own, "Content-Type: "+kind); status != wanted || strings.Contains(text, "xxxx") {
			t.Errorf("%s: %d %s", kind, status, says(text))
		}
	}
	if status, _, text := s.ask(0, "POST", "/page/mine", "mode=%zz", own, "Content-Type: application/x-www-form-urlencoded"); status != 400 {
		t.Errorf("%d %s", status, says(text))
	}
	if after := s.get(0, "/blocks") + s.get(0, "/transactionPool") + s.get(0, "/peers"); after != before {
		t.Errorf("something has changed:\n%s\n%s", before, after)
	}
}

// A page has nothing from elsewhere, says so to the browser, and everything on it has a name.
func TestPageStandsAlone(t *testing.T) {
	s := newSite(t, Sosocoin, 3)
	if _, err := s.driver.Do(t.Context(), "link n0 n1"); err != nil {
		t.Fatal(err)
	}
	_, header, text := s.ask(0, "GET", "/?before=999999999999&of=&done=<b>", "")
	if header.Get("Content-Security-Policy") != policy || header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") != "same-origin" {
		t.Errorf("header %v", header)
	}
	for _, found := range regexp.MustCompile(`(?:src|href|action)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if to := s.here(found[1]); !strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "#") && !regexp.MustCompile(`^http://localhost:500[0-2]$`).MatchString(to) {
			t.Errorf("the page leads to %s", to)
		}
	}
	if regexp.MustCompile(`(?i)<style|style=| on[a-z]+=|<script>|javascript:`).MatchString(text) {
		t.Error("the page has styles or scripts in it, which its policy forbids")
	}
	ids := map[string]bool{}
	for _, found := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if ids[found[1]] {
			t.Errorf("%q is the id of several", found[1])
		}
		ids[found[1]] = true
	}
	for _, found := range regexp.MustCompile(`(?:aria-labelledby|for|list)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if !ids[found[1]] {
			t.Errorf("nothing has the id %q", found[1])
		}
	}
	for _, input := range regexp.MustCompile(`<input [^>]*>`).FindAllString(text, -1) {
		id := regexp.MustCompile(` id="([^"]*)"`).FindStringSubmatch(input)
		if !strings.Contains(input, `type="hidden"`) && (id == nil || !strings.Contains(text, `<label for="`+id[1]+`">`)) {
			t.Errorf("%s has no label", input)
		}
	}
	for _, action := range regexp.MustCompile(`method="post" action="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if _, known := Sosocoin.speaks().routes["POST "+action[1]]; !known {
			t.Errorf("nobody answers the form %s", action[1])
		}
	}
	for _, file := range []string{"/page/style.css", "/page/script.js"} {
		if _, header, text := s.ask(0, "GET", file, ""); strings.Contains(text, "//") && strings.Contains(text, "http") || header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", file, header)
		}
	}
}

// Blocks are shown a page at a time.
func TestOlderBlocks(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	if _, err := s.driver.Do(t.Context(), "mine n0 on"); err != nil {
		t.Fatal(err)
	}
	if err := s.driver.When(t.Context(), func(w *sim.World) bool { return w.Height() >= 45 }); err != nil {
		t.Fatal(err)
	}
	page := s.get(0, "/?before=30")
	if !strings.Contains(page, "<b>29</b>") || !strings.Contains(page, "<b>10</b>") || strings.Contains(page, "<b>30</b>") || strings.Contains(page, "<b>9</b>") ||
		!strings.Contains(page, "/?before=10#chain-title") || !strings.Contains(page, "The newest blocks") {
		t.Errorf("blocks before 30:\n%s", page)
	}
	if page := s.get(0, "/?before=5"); !strings.Contains(page, "genesis") || strings.Contains(page, "Older blocks") {
		t.Errorf("blocks before 5:\n%s", page)
	}
}

// A page is told that something has changed, and what time it is while nothing does.
func TestPageEvents(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	answer, err := http.Get("http://" + s.host(0) + "/page/events")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	lines := bufio.NewScanner(answer.Body)
	next := func(event string) {
		t.Helper()
		for lines.Scan() {
			if lines.Text() == "event: "+event {
				return
			}
		}
		t.Fatalf("no %s: %v", event, lines.Err())
	}
	next("changed") // since nothing was known
	next("clock")
	s.fill(0, "mine", "mode", "one")
	next("changed")
	if _, err := s.driver.Do(t.Context(), "pause"); err != nil {
		t.Fatal(err)
	}
	next("changed")
	if _, err := s.driver.Do(t.Context(), "crash n0"); err != nil {
		t.Fatal(err)
	}
	next("changed")
}
