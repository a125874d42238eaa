package api

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/settings"
)

// everywhere is a site at an address that other machines reach.
func everywhere(t *testing.T, as Dialect) *site {
	return siteAt(t, func(a *Address) { a.Host, a.Dialect = "0.0.0.0", as }, 2, func(c *settings.Config) { c.Topology = "full" })
}

// Where other machines reach a node, what is public is for all, and all else for who shows the
// right token: the node's own, or that of all, which alone opens the control address.
func TestTokens(t *testing.T) {
	for _, as := range []Dialect{Sosocoin, Naivecoin} {
		s := everywhere(t, as)
		own, other, all := s.server.tokens.ofNode(0), s.server.tokens.ofNode(1), s.server.tokens.ofAll()
		routes := []route{{pattern: "GET /sim/view"}, {pattern: "POST /sim/pause"}, {pattern: "GET /sim/tokens"}, {pattern: "GET /sim/metrics"}}
		for _, r := range as.speaks().routes {
			routes = append(routes, r)
		}
		for _, r := range routes {
			method, path, _ := strings.Cut(r.pattern, " ")
			path = strings.NewReplacer("{hash}", "0", "{id}", "0", "{address}", "0", "{$}", "").Replace(path)
			if r.reads {
				if method == "GET" && path != "/page/events" { // which has no end
					if status, _, text := s.ask(0, "HEAD", path, ""); status != http.StatusOK {
						t.Errorf("%s: %d %s", r.pattern, status, text)
					}
				}
				continue
			}
			for shown, opens := range map[string]bool{
				"": false, "Authorization: Bearer ": false, "Authorization: Bearer " + other: false, "Authorization: Bearer " + own[1:]: false,
				"Authorization: Basic " + own: false, "Authorization: " + own: false, "Authorization: Bearer " + strings.ToUpper(own): false,
				"Authorization: Bearer " + own: !strings.HasPrefix(path, "/sim/"), "Authorization: Bearer " + all: true,
			} {
				if opens && (r.pattern == "GET /startMining" || strings.HasPrefix(path, "/page/") || path == "/stop" || path == "/mineBlock") || r.pattern == enterPattern {
					continue // they change what others find
				}
				header := []string{}
				if shown != "" {
					header = append(header, shown)
				}
				status, got, text := s.ask(0, method, path, "", header...)
				if opens == (status == http.StatusUnauthorized) || status == http.StatusUnauthorized && got.Get("WWW-Authenticate") == "" {
					t.Errorf("%s with %q: %d %s", r.pattern, shown, status, text)
				}
			}
		}
	}
}

// A page elsewhere may not use a token either, and a name that was made to lead here is none of ours.
func TestTokensAreNotEnough(t *testing.T) {
	s := everywhere(t, Sosocoin)
	right := "Authorization: Bearer " + s.server.tokens.ofAll()
	for header, want := range map[string]int{
		"Origin: https://example.com": 403, "Sec-Fetch-Site: cross-site": 403, "Host: example.com": 421, "Host: 192.0.2.1": 421, "Origin: http://" + s.host(0): 200,
	} {
		if strings.HasPrefix(header, "Host: ") {
			header += strings.TrimPrefix(s.host(0), "localhost")
		}
		if status, _, text := s.ask(0, "GET", "/keypair", "", right, header); status != want {
			t.Errorf("%s: %d %s", header, status, text)
		}
	}
	if tokens := s.server.Tokens(); strings.Count(tokens, "\n") != 3 || !strings.Contains(tokens, s.server.tokens.ofNode(1)) {
		t.Errorf("%s", tokens)
	}
	if tokens := newSite(t, Sosocoin, 2).server.Tokens(); tokens != "" {
		t.Errorf("on this machine alone: %s", tokens)
	}
	if a, b := newTokens(), newTokens(); a.ofAll() == b.ofAll() || len(a.ofAll()) < 26 {
		t.Error("tokens are guessable")
	}
}

// A browser shows the token that was entered, to its node alone.
func TestTokenOfAPage(t *testing.T) {
	s := everywhere(t, Sosocoin)
	jar, _ := cookiejar.New(nil)
	browser := &http.Client{Jar: jar}
	send := func(node int, path string, form url.Values) int {
		t.Helper()
		answer, err := browser.PostForm("http://"+s.host(node)+path, form)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		return answer.StatusCode
	}
	if status := send(0, "/page/keys", nil); status != http.StatusUnauthorized {
		t.Errorf("%d", status)
	}
	if status := send(0, "/page/enter", url.Values{"token": {"wrong"}}); status != http.StatusUnauthorized {
		t.Errorf("%d", status)
	}
	if status := send(0, "/page/enter", url.Values{"token": {" " + s.server.tokens.ofNode(0) + "\n"}}); status != http.StatusOK {
		t.Errorf("%d", status)
	}
	if status := send(0, "/page/keys", nil); status != http.StatusOK {
		t.Errorf("%d", status)
	}
	if status := send(1, "/page/keys", nil); status != http.StatusUnauthorized {
		t.Errorf("another node's: %d", status)
	}
}

// selfSigned writes a certificate for this machine and its key.
func selfSigned(t *testing.T) (names string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"}, NotAfter: time.Now().Add(time.Hour)}
	cert, err := x509.CreateCertificate(rand.Reader, of, of, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files := []string{filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")}
	for i, block := range []*pem.Block{{Type: "CERTIFICATE", Bytes: cert}, {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(files[i], pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return strings.Join(files, ",")
}

// With a certificate nodes answer HTTPS, and nothing else.
func TestTLS(t *testing.T) {
	pair, err := ReadTLS(selfSigned(t))
	if err != nil {
		t.Fatal(err)
	}
	s := siteAt(t, func(a *Address) { a.TLS = pair }, 2, nil)
	trusting := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	defer trusting.CloseIdleConnections()
	for path, want := range map[string]int{"/keypair": 200, "/peers": 200, "/sim/health": 200} {
		answer, err := trusting.Get("https://" + s.host(0) + path)
		if err != nil {
			t.Fatal(err)
		}
		if _ = answer.Body.Close(); answer.StatusCode != want {
			t.Errorf("%s: %d", path, answer.StatusCode)
		}
	}
	if answer, err := http.Get("http://" + s.host(0) + "/peers"); err != nil || answer.StatusCode != http.StatusBadRequest {
		t.Errorf("without TLS: %v %v", answer, err)
	}
	if url := s.server.address.URL(1); url != "https://"+s.host(1) {
		t.Errorf("%s", url)
	}
	for text, says := range map[string]string{"a": "names one file", "a,b": "open a", selfSigned(t) + "x": "no such file"} {
		if _, err := ReadTLS(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// Keys and tokens are told to those who ask for them, and stand nowhere else.
func TestSecretsStandNowhere(t *testing.T) {
	s := everywhere(t, Sosocoin)
	right := "Authorization: Bearer " + s.server.tokens.ofAll()
	_, _, keys := s.ask(0, "GET", "/keypair", "", right)
	private := read[map[string]string](t, keys)["privateKey"]
	s.ask(0, "POST", "/sim/commands", `{"line":"keys n0"}`, right)
	s.ask(0, "GET", "/keypair", "", "Authorization: Bearer "+s.server.tokens.ofNode(1))
	s.ask(0, "POST", "/transaction", `{"receiver":"`+private+`","amount":1}`, right)
	said := ""
	for _, path := range []string{"/sim/view", "/sim/journal", "/sim/metrics", "/sim/view/log"} {
		_, _, text := s.ask(0, "GET", path, "", right)
		said += text
	}
	if err := s.driver.At(t.Context(), func(m live.Moment) { said += m.Journal() }); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said, "GET /keypair") {
		t.Error("who asked for the key is not told")
	}
	for name, secret := range map[string]string{"key": private, "node's token": s.server.tokens.ofNode(0), "other token": s.server.tokens.ofNode(1), "token of all": s.server.tokens.ofAll()} {
		if len(secret) < 20 || strings.Contains(said, secret) {
			t.Errorf("the %s is told", name)
		}
	}
}
