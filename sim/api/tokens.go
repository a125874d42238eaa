package api

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"fmt"
	"io"
	"net/http"
	"strings"

	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/nodeset"
)

// tokens are what those have to show who ask for more than what is public, at an address that
// other machines reach: each node has one, and one opens them all and the control address. They
// follow from a secret that is made when the ports are opened, and are told to nobody but the
// operator.
type tokens struct{ secret [sha256.Size]byte }

func newTokens() *tokens {
	t := &tokens{}
	_, _ = rand.Read(t.secret[:]) // it does not fail
	return t
}

// ofAll opens all.
func (t *tokens) ofAll() string { return t.of("all") }

func (t *tokens) ofNode(id int) string { return t.of(nodeset.Node(id).String()) }

func (t *tokens) of(what string) string {
	const bytes = 16
	made := hmac.New(sha256.New, t.secret[:])
	_, _ = io.WriteString(made, what)
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(made.Sum(nil)[:bytes]))
}

// opens says whether a token that somebody shows is for a node, or for all. How long it takes says
// nothing about the right one.
func (t *tokens) opens(shown string, node int, all bool) bool {
	whole := subtle.ConstantTimeCompare([]byte(shown), []byte(t.ofAll()))
	one := subtle.ConstantTimeCompare([]byte(shown), []byte(t.ofNode(node)))
	return whole == 1 || one == 1 && !all
}

// admitted says whether who asks has shown a token, where one is needed: as programs do, or as a
// browser does that has entered it at the node's page.
func (c *call) admitted() bool {
	t := c.server.tokens
	if t == nil || c.pattern == enterPattern {
		return true
	}
	shown, bearer := strings.CutPrefix(c.r.Header.Get("Authorization"), "Bearer ")
	if !bearer {
		shown = ""
		if cookie, err := c.r.Cookie(c.cookie()); err == nil {
			shown = cookie.Value
		}
	}
	return t.opens(shown, c.node, c.steers)
}

// cookie is the name of that of the node: browsers do not tell ports apart.
func (c *call) cookie() string { return fmt.Sprintf("sosocoin-%d", c.port()) }

// challenge refuses who has shown no token, or a wrong one.
func (c *call) challenge() {
	why := "this call needs the token of " + nodeset.Node(c.node).String() + ", which the program printed when it started; expected the header \"Authorization: Bearer TOKEN\""
	if c.steers {
		why = "the control address needs the token of all nodes, which the program printed when it started; expected the header \"Authorization: Bearer TOKEN\""
	}
	c.w.Header().Set("WWW-Authenticate", `Bearer realm="sosocoin"`)
	if !strings.HasPrefix(c.r.URL.Path, "/page/") {
		refuse(c.w, http.StatusUnauthorized, why)
		return
	}
	c.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	c.w.Header().Set("Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
	c.w.WriteHeader(http.StatusUnauthorized)
	_, _ = io.WriteString(c.w, `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width">
<title>A token is needed</title>
<h1>A token is needed</h1>
<p>This address can be reached from other machines, so only who knows the node's token may use its keys and its miner. The program printed it when it started.
<form method="post" action="/page/enter">
<label>Token <input name="token" type="password" autocomplete="off" required autofocus></label>
<button>Enter</button>
</form>
<p><a href="/">Back to the page</a>
`)
}

const enterPattern = "POST /page/enter"

// enter has a browser show a token from now on.
func enter(c *call) error {
	form, err := strict.Form(c.r)
	if err != nil {
		return err
	}
	shown := strings.TrimSpace(form.Get("token"))
	if t := c.server.tokens; t != nil && !t.opens(shown, c.node, false) {
		c.challenge()
		return nil
	}
	http.SetCookie(c.w, &http.Cookie{
		Name: c.cookie(), Value: shown, Path: "/", HttpOnly: true, Secure: c.server.address.TLS != nil, SameSite: http.SameSiteStrictMode,
	})
	http.Redirect(c.w, c.r, "/", http.StatusSeeOther)
	return nil
}

// Tokens says in words who needs which token. Where nobody does it is "".
func (s *Server) Tokens() string {
	const most = 32 // nodes that are listed
	if s.tokens == nil {
		return ""
	}
	text := fmt.Sprintf("the token of all nodes and of the control address is %s\n", s.tokens.ofAll())
	for id := range min(len(s.listeners), most) {
		text += fmt.Sprintf("the token of n%d alone is %s\n", id, s.tokens.ofNode(id))
	}
	if len(s.listeners) > most {
		text += "GET /sim/tokens lists those of the others\n"
	}
	return text
}

// tokensPath is of the control address.
const tokensPath = "/sim/tokens"

// listTokens answers the operator with the tokens of all nodes.
func (c *call) listTokens() error {
	if c.r.Method != http.MethodGet && c.r.Method != http.MethodHead {
		c.w.Header().Set("Allow", "GET, HEAD")
		refuse(c.w, http.StatusMethodNotAllowed, "expected GET")
		return nil
	}
	type item struct {
		Node  string `json:"node"`
		URL   string `json:"url"`
		Token string `json:"token"`
	}
	list := []item{}
	for id := range int(c.server.nodes.Load()) {
		if c.server.tokens != nil {
			list = append(list, item{nodeset.Node(id).String(), c.url(id), c.server.tokens.ofNode(id)})
		}
	}
	c.w.Header().Set("Cache-Control", "no-store")
	return c.reply("application/json", compact(list))
}
