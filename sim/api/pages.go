package api

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/api/page"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/outcome"
	report "example.com/sosocoin/sim/report/page"
)

// How much of what a node has is on its page.
const (
	mostBlocks  = 20
	mostBranch  = 32 // heights of the drawing
	mostDrawn   = 500
	mostWaiting = 30
	mostCoins   = 50
	mostPlaces  = 50
)

// policy is the Content-Security-Policy of a node's page: nothing from elsewhere, and no other
// page may have it in a frame, where a click would be its own.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// pageRoutes are the node's page and what belongs to it, beside the calls of any system.
func pageRoutes() []route {
	list := []route{
		{"GET /{$}", true, showPage},
		{"GET /page/style.css", true, func(c *call) error { return c.file("text/css; charset=utf-8", page.Style()) }},
		{"GET /page/script.js", true, func(c *call) error { return c.file("text/javascript; charset=utf-8", page.Script()) }},
		{"GET /page/events", true, pageEvents},
	}
	list = append(list, route{enterPattern, false, enter})
	for _, o := range orders() {
		list = append(list, route{"POST /page/" + o.name, false, o.answer})
	}
	return list
}

func (c *call) file(kind, text string) error {
	c.w.Header().Set("X-Content-Type-Options", "nosniff")
	c.w.Header().Set("Cache-Control", "no-cache")
	return c.reply(kind, []byte(text))
}

// showPage answers the page, and what became of the order after which it is shown.
func showPage(c *call) error {
	if c.server.address.Page != nil {
		c.builtIndex()
		return nil
	}
	said := page.Said{}
	done := c.r.URL.Query().Get("done")
	for _, o := range orders() {
		if o.name == done {
			said.Lines = []string{o.done}
		}
	}
	return c.showPage(http.StatusOK, said, nil)
}

func (c *call) showPage(status int, said page.Said, secret []page.Key) error {
	content, err := c.content()
	if err != nil {
		return err
	}
	content.Said, content.Secret = said, secret
	if content.Down != "" {
		status = http.StatusServiceUnavailable
	}
	header := c.w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin") // with none, a form would not say where it comes from
	header.Set("Cache-Control", "no-store")
	c.w.WriteHeader(status)
	_ = content.Write(c.w) // who has left does not read what is wrong
	return nil
}

// content is what is on the page now.
func (c *call) content() (*page.Content, error) {
	clock := c.server.driver.View().Clock
	content := &page.Content{Clock: page.Clock{Paused: clock.Paused, Speed: clock.Speed}}
	query := c.r.URL.Query()
	var drawn []outcome.BlockHistory
	var coins chain.UTXOSet
	gone := c.server.driver.At(c.r.Context(), func(m live.Moment) {
		w := m.World()
		content.Node, content.Clock.Now = c.place(w, c.node), w.Now()
		for id := 0; id < w.Nodes() && len(content.Others) < mostPlaces; id++ {
			if id != c.node {
				content.Others = append(content.Others, c.place(w, id))
			}
		}
		if down := c.up(w); down != nil {
			content.Down, content.Dead = down.Error(), c.node < w.Nodes()
			return
		}
		n := w.Node(c.node)
		content.Owner = w.Reading().Owners()
		c.state(content, w, n)
		content.Blocks, content.Newer, content.Older = blocksBefore(n.Chain().Tip(), query.Get("before"))
		drawn = branches(n, content.Owner)
		coins = n.Chain().Tip().UTXO()
		if whose := query.Get("of"); whose != "" {
			content.Asked = asked(w, n, whose)
		}
	})
	if gone != nil {
		return nil, gone
	}
	if content.Down == "" {
		content.Tree.Picture, content.Tree.Note = report.Tree(drawn)
		if content.Height > mostBranch {
			content.Tree.Note = fmt.Sprintf("Of the newest %d heights. %s", mostBranch, content.Tree.Note)
		}
		content.Exist = coins.Len()
		content.Coins = someCoins(coins, content.Own)
	}
	return content, nil
}

func (c *call) place(w *sim.World, id int) page.Place {
	name := fmt.Sprintf("n%d", id)
	if id < w.Nodes() {
		name = w.Name(id)
	}
	return page.Place{Name: name, URL: c.url(id)}
}

// state is what a node does and has.
func (c *call) state(content *page.Content, w *sim.World, n *node.Node) {
	tip := n.Chain().Tip()
	one, on := n.Told()
	content.Mining = page.Mining{One: one, On: on, Found: w.Reading().Mined(c.node), Rate: n.HashRate()}
	content.Height, content.Tip = tip.Height(), tip.Hash()
	content.Wallet, content.Own = n.Wallet().Balance(tip, n.Pool()), n.Wallet().Addresses()
	for _, id := range c.peers(w) {
		content.Peers = append(content.Peers, page.Peer{Place: c.place(w, int(id)), Number: int(id), Up: w.Reading().Alive(int(id))})
	}
	waiting := n.Pool().List()
	content.Waits = len(waiting)
	content.Waiting = waiting[:min(len(waiting), mostWaiting)]
}

// blocksBefore are a few blocks of a chain, the newest first: those below a height, if one is
// given.
func blocksBefore(tip *chain.Entry, height string) (list []page.Block, newer, older bool) {
	from := tip
	if before, err := strconv.ParseUint(height, 10, 32); err == nil && before > 0 && uint32(before) <= tip.Height() {
		if e := tip.Ancestor(uint32(before) - 1); e != nil { // or it is forgotten
			from, newer = e, true
		}
	}
	for e := from; e != nil; e = e.Parent() {
		if len(list) == mostBlocks {
			return list, newer, true
		}
		list = append(list, page.Block{Entry: e, Bits: float64(difficulty(e))})
	}
	return list, newer, false
}

// branches are the newest blocks of all branches that a node knows, as they are drawn: a block
// comes after its parent, but for the first.
func branches(n *node.Node, owner func(chain.Address) string) (list []outcome.BlockHistory) {
	tip := n.Chain().Tip()
	floor := tip
	for range mostBranch {
		if floor.Parent() == nil {
			break
		}
		floor = floor.Parent()
	}
	known := map[*chain.Entry]bool{floor: true}
	add := func(leaf *chain.Entry) {
		var branch []*chain.Entry
		for e := leaf; !known[e]; e = e.Parent() {
			branch = append(branch, e)
		}
		for _, e := range slices.Backward(branch) {
			known[e] = true
			list = append(list, drawnBlock(e, e == tip.Ancestor(min(e.Height(), tip.Height())), owner))
		}
	}
	add(tip)
	for _, leaf := range n.Chain().Leaves() {
		// An older branch begins below what is drawn.
		if len(list) < mostDrawn && leaf.Height() > floor.Height() && leaf.Ancestor(floor.Height()) == floor {
			add(leaf)
		}
	}
	return list
}

func drawnBlock(e *chain.Entry, main bool, owner func(chain.Address) string) outcome.BlockHistory {
	b := outcome.BlockHistory{Parent: e.Block().Header.Prev, Found: netsim.Time(e.Block().Header.Time) * netsim.Millisecond, Main: main, Finder: "?"}
	b.Hash, b.Height = e.Hash(), e.Height()
	if reward := e.Block().Txs[0].Out; len(reward) > 0 {
		b.Finder = owner(reward[0].To)
	}
	return b
}

// asked is what somebody holds on a node's chain.
func asked(w *sim.World, n *node.Node, whose string) *page.Asked {
	of, err := w.Known().RecipientKind().Parse(whose)
	if err != nil {
		return &page.Asked{Whose: whose, Wrong: err.Error()}
	}
	if of.IsNode {
		of.Address = w.Node(int(of.Node)).Wallet().Addresses()[0]
	}
	return &page.Asked{Whose: whose, Amount: chain.BalanceOf(n.Chain().Tip(), of.Address)}
}

// someCoins are some of the coins: those of some addresses first, then the newest.
func someCoins(coins chain.UTXOSet, own []chain.Address) (list []page.Coin) {
	for at, coin := range coins.All() {
		list = append(list, page.Coin{Unspent: coin, At: at, Own: slices.Contains(own, coin.Out.To)})
	}
	foreign := func(o page.Coin) int {
		if o.Own {
			return 0
		}
		return 1
	}
	slices.SortFunc(list, func(a, b page.Coin) int {
		return cmp.Or(cmp.Compare(foreign(a), foreign(b)), cmp.Compare(b.Height, a.Height),
			bytes.Compare(a.At.Tx[:], b.At.Tx[:]), cmp.Compare(a.At.Index, b.At.Index))
	})
	return list[:min(len(list), mostCoins)]
}
