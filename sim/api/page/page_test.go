package page

import (
	"strings"
	"testing"

	"example.com/sosocoin/chain"
)

// Names and what somebody has filled in are text, whatever is in them.
func TestAllIsText(t *testing.T) {
	const hostile = `"><script>alert('x')</script>&amp;`
	place := Place{Name: hostile, URL: hostile}
	c := &Content{
		Node: place, Others: []Place{place}, Said: Said{Failed: true, Lines: []string{hostile}},
		Peers: []Peer{{Place: place}}, Asked: &Asked{Whose: hostile, Wrong: hostile}, Secret: []Key{{hostile, hostile}},
		Coins: []Coin{{}}, Tree: Tree{Note: hostile}, Owner: func(chain.Address) string { return hostile },
	}
	for _, down := range []string{"", hostile} {
		c.Down = down
		var b strings.Builder
		if err := c.Write(&b); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "<script>") || !strings.Contains(b.String(), "&lt;script&gt;") || !strings.Contains(b.String(), "&amp;amp;") {
			t.Errorf("a text is read as HTML:\n%s", b.String())
		}
	}
}

// Without its own user's asking there is no place for a private key on the page.
func TestSecretsAreShownOnce(t *testing.T) {
	c := &Content{Owner: func(chain.Address) string { return "" }}
	for _, secret := range [][]Key{nil, {{"d00d", "02ab"}}} {
		c.Secret = secret
		var b strings.Builder
		if err := c.Write(&b); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "d00d"); got != (secret != nil) || strings.Contains(b.String(), "Show the private keys") == got {
			t.Errorf("keys are shown: %v, of %v", got, secret)
		}
	}
}
