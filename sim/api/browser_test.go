//go:build !race

// The browser is a program of its own: the race detector would see no more here than in the
// other tests, and takes long over the library that steers it.

package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"example.com/sosocoin/sim"
)

// Names that lead to this machine, as those in the hands of an attacker would.
const (
	rebound   = "rebound.example"
	elsewhere = "elsewhere.example"
)

// browser is a tab of a browser.
type browser struct {
	t    *testing.T
	site *site
	ctx  context.Context
	told []string // errors on its console
}

// newBrowser starts the browser that is installed.
func newBrowser(t *testing.T, s *site) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium is installed here: the test in a browser is left out")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program),
		chromedp.Flag("host-resolver-rules", "MAP *.example 127.0.0.1"),
		// Some browsers let no page from elsewhere ask this machine anything. The nodes have to refuse by themselves.
		chromedp.Flag("disable-features", "LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests"))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // it refuses to have one for root
	}
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(t.Logf))
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	b := &browser{t: t, site: s, ctx: ctx}
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			b.told = append(b.told, e.ExceptionDetails.Error())
		case *log.EventEntryAdded:
			if e.Entry.Level == log.LevelError {
				b.told = append(b.told, e.Entry.Text+" "+e.Entry.URL)
			}
		}
	})
	b.do(log.Enable())
	return b
}

func (b *browser) do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// open goes to a page of a node.
func (b *browser) open(node int, path string) {
	b.t.Helper()
	b.do(chromedp.Navigate("http://" + b.site.host(node) + path))
}

// js is what a promise in the page comes to.
func (b *browser) js(promise string) (text string) {
	b.t.Helper()
	if err := b.try(promise, &text); err != nil {
		b.t.Fatal(err)
	}
	return text
}

func (b *browser) try(promise string, text *string) error {
	return chromedp.Run(b.ctx, chromedp.Evaluate("Promise.resolve("+promise+").then(String)", text, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		return p.WithAwaitPromise(true)
	}))
}

// shows waits until an element has a text in it, on this page or the one that comes next.
func (b *browser) shows(selector, text string) {
	b.t.Helper()
	there := fmt.Sprintf(`new Promise((there) => {
		const look = () => document.querySelector(%q)?.textContent.includes(%q) ? there() : setTimeout(look, 10);
		look();
	})`, selector, text)
	for b.try(there, new(string)) != nil { // the page has gone meanwhile
		if b.ctx.Err() != nil {
			b.t.Fatalf("%s never shows %q", selector, text)
		}
	}
}

func (b *browser) click(id string) {
	b.t.Helper()
	b.do(chromedp.Click("#"+id, chromedp.ByQuery))
}

func (b *browser) fill(id, text string) {
	b.t.Helper()
	b.do(chromedp.SendKeys("#"+id, text, chromedp.ByQuery))
}

// mined is how many blocks a node has found.
func (s *site) mined(node int) (n int) {
	s.t.Helper()
	if err := s.driver.When(s.t.Context(), func(w *sim.World) bool { n = w.Reading().Mined(node); return true }); err != nil {
		s.t.Fatal(err)
	}
	return n
}

// A node's page in a browser: all its buttons; and what pages of other origins may see and do.
func TestInBrowser(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	b := newBrowser(t, s)
	for _, part := range []struct {
		name string
		test func(*testing.T, *browser)
	}{
		{"buttons", testButtons}, {"keyboard", testKeyboard}, {"no script", testNoScript}, {"other origins", testOtherOrigins}, {"rebound name", testReboundName},
	} {
		if !t.Run(part.name, func(t *testing.T) { b.t = t; part.test(t, b) }) {
			return
		}
	}
}

func testButtons(t *testing.T, b *browser) {
	b.open(0, "/")
	b.shows("#connection", "Up to date.")
	b.fill("peer", "n1")
	b.click("link")
	b.shows("#said", "They are linked.")
	b.shows("#peer-list", "http://"+b.site.host(1))
	b.click("mine-one")
	b.shows("#miner", "It has found 1 block.")
	b.do(chromedp.Click(".list summary", chromedp.ByQuery)) // the newest block's
	b.click("mine-one")
	b.shows("#state", "100")
	if got := b.js(`document.querySelectorAll("details[open]").length + " " + document.querySelector("details[open] dd").textContent.length`); got != "1 64" {
		t.Errorf("of what was opened, this is open: %s", got)
	}
	b.fill("receiver", "n1")
	b.fill("amount", "90")
	b.click("send")
	b.shows("#said", "The payment waits in the mempool.")
	b.shows("#waiting", "90 to n1")
	b.fill("amount", "1000")
	b.fill("receiver", "n1")
	b.click("send")
	b.shows("#said.bad", "n0 cannot pay")
	if got := b.js(`document.getElementById("amount").value`); got != "1000" {
		t.Errorf("what was refused is not there to be mended: %q", got)
	}
	b.click("mine-one")
	b.shows("#unspent", "90n1")
	b.click("mine-on")
	b.shows("#miner", "n0 mines.")
	b.click("mine-on")
	b.shows("#miner", "n0 does not mine.")
	b.click("keys")
	b.shows("#secret", "Private key")
	b.click("keys") // hides them
	b.shows("#keys", "Show")
	b.open(1, "/")
	b.click("sync")
	b.shows("#said", "This node has its chain now.")
	b.shows("#state", "90")
	b.fill("of", "n0")
	b.do(chromedp.Submit("#of", chromedp.ByQuery))
	b.shows("#asked b", "0")
	b.click("unlink-0")
	b.shows("#peer-list", "It is linked with nobody.")
	for _, error := range b.told {
		if !strings.Contains(error, "status of 400") && !strings.Contains(error, "favicon") { // the payment, and what a browser asks for unasked
			t.Errorf("on the console: %s", error)
		}
	}
}

// A key does what a click does, and the focus stays where it was.
func testKeyboard(t *testing.T, b *browser) {
	b.open(0, "/")
	b.shows("#connection", "Up to date.")
	b.do(chromedp.KeyEvent(kb.Tab))
	if got := b.js(`document.activeElement.textContent`); got != "To the content" {
		t.Errorf("the first that a key reaches is %q", got)
	}
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	if got := b.js(`document.activeElement.id`); got != "mine-one" {
		t.Errorf("the first of the content is %q", got)
	}
	had := b.site.mined(0)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.shows("#miner", fmt.Sprintf("It has found %d blocks.", had+1))
	if got := b.js(`document.activeElement.id`); got != "mine-one" {
		t.Errorf("afterwards the focus is at %q", got)
	}
}

func testNoScript(t *testing.T, b *browser) {
	b.do(emulation.SetScriptExecutionDisabled(true))
	defer b.do(emulation.SetScriptExecutionDisabled(false))
	had := b.site.mined(0)
	b.open(0, "/")
	b.do(chromedp.Click("#mine-one", chromedp.ByQuery), chromedp.WaitVisible("#said p", chromedp.ByQuery))
	if err := b.site.driver.When(t.Context(), func(w *sim.World) bool { return w.Reading().Mined(0) == had+1 }); err != nil {
		t.Fatal(err)
	}
}

// A page of another origin reads what is public, and neither reads nor does anything else.
func testOtherOrigins(t *testing.T, b *browser) {
	target := "http://" + b.site.host(0)
	foreign := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<!doctype html><body>elsewhere")
	}))
	defer foreign.Close()
	_, port, _ := strings.Cut(foreign.Listener.Addr().String(), ":")
	try := func(call string) string {
		return b.js(fmt.Sprintf(`fetch(%s).then((r) => r.text(), (refused) => "refused: " + refused)`, strings.ReplaceAll(call, "HOST", target)))
	}
	for _, from := range []string{"http://" + b.site.host(1) + "/peers", "http://" + elsewhere + ":" + port, "data:text/html,in a box"} {
		b.do(chromedp.Navigate(from))
		neighbour := strings.Contains(from, b.site.host(1))
		for _, path := range []string{"/blocks", "/unspentTxOuts", "/transactionPool", "/peers", "/"} {
			if got := try(`"HOST` + path + `"`); strings.HasPrefix(got, "refused") == neighbour {
				t.Errorf("%s reads %s: %.60s", from, path, got)
			}
		}
		if got := try(`"HOST/getBalance", {method: "POST", body: JSON.stringify({publicKey: "nobody"}), headers: {"Content-Type": "application/json"}}`); (got == "0") != neighbour {
			t.Errorf("%s reads a balance: %s", from, got)
		}
		had := b.site.mined(0)
		for _, call := range []string{
			`"HOST/keypair"`, `"HOST/startMining"`, `"HOST/syncPeers"`,
			`"HOST/transaction", {method: "POST", body: "{}", headers: {"Content-Type": "application/json"}}`,
			`"HOST/page/mine", {method: "POST", body: new URLSearchParams("mode=one")}`,
			`"HOST/page/keys", {method: "POST", body: new URLSearchParams("")}`,
		} {
			if got := try(call); !strings.HasPrefix(got, "refused") {
				t.Errorf("%s has answered %s with %.60s", from, call, got)
			}
		}
		try(`"HOST/startMining", {mode: "no-cors", credentials: "include"}`)
		if got := b.js(fmt.Sprintf(`new Promise((end) => { const i = new Image(); i.onload = () => end("shown"); i.onerror = () => end("refused"); i.src = "%s/startMining"; })`, target)); got != "refused" {
			t.Errorf("an image of %s is %s", from, got)
		}
		for _, form := range []string{"GET /startMining", "POST /page/mine", "POST /page/keys"} {
			method, path, _ := strings.Cut(form, " ")
			b.do(chromedp.Navigate(from))
			b.do(chromedp.Evaluate(fmt.Sprintf(`(() => { const f = document.createElement("form"); f.method = %q; f.action = %q;
				f.innerHTML = '<input name="mode" value="one">'; document.body.append(f); f.submit(); })()`, method, target+path), nil))
			b.shows("body", "this call is for the node's own page")
		}
		if got := b.site.mined(0); got != had {
			t.Errorf("%s has had %d blocks found", from, got-had)
		}
	}
}

func testReboundName(t *testing.T, b *browser) {
	_, port, _ := strings.Cut(b.site.host(0), ":")
	b.do(chromedp.Navigate("http://" + rebound + ":" + port + "/"))
	b.shows("body", "this node is localhost:"+port+" and has no other name")
	had := b.site.mined(0)
	for _, path := range []string{"/blocks", "/keypair", "/startMining", "/page/keys"} {
		if got := b.js(`fetch("` + path + `").then((r) => r.status)`); got != "421" {
			t.Errorf("%s answers %s to a name that was made to lead here", path, got)
		}
	}
	if b.site.mined(0) != had {
		t.Error("it has mined")
	}
}
