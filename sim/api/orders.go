package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/api/page"
	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// order is a form of a node's page. When it is done the browser is led back to the page, so that
// to load it again does nothing twice; then the page says what was done.
type order struct {
	name, done string
	do         func(c *call, form url.Values) error
	tell       func(c *call) error // or it answers a page by itself, and does no harm twice
}

func orders() []order {
	return []order{
		{name: "mine", done: "Done: see what it does below.", do: orderMine},
		{name: "link", done: "They are linked.", do: orderLink},
		{name: "unlink", done: "The link is removed.", do: orderUnlink},
		{name: "send", done: "The payment waits in the mempool.", do: orderSend},
		{name: "restart", done: "The node runs again.", do: orderRestart},
		{name: "sync", tell: orderSync},
		{name: "keys", tell: orderKeys},
	}
}

// answer does what a form asks for.
func (o order) answer(c *call) error {
	err := o.tried(c)
	var down errDown
	switch {
	case err == nil && o.tell == nil:
		http.Redirect(c.w, c.r, "/?done="+o.name, http.StatusSeeOther)
		return nil
	case err == nil, errors.As(err, &down), errors.Is(err, live.ErrStopped):
		return err
	}
	var body *strict.Error
	status := http.StatusBadRequest
	if errors.As(err, &body) {
		status = body.Status
	}
	return c.showPage(status, page.Said{Failed: true, Lines: []string{err.Error()}}, nil)
}

func (o order) tried(c *call) error {
	form, err := strict.Form(c.r)
	switch {
	case err != nil:
		return err
	case o.tell != nil:
		return o.tell(c)
	}
	return o.do(c, form)
}

func orderMine(c *call, form url.Values) error {
	give := command.Mine{Nodes: nodeset.One(c.node)}
	switch mode := form.Get("mode"); mode {
	case "one":
	case "on":
		give.Mode = command.MineOn
	case "off":
		give.Mode = command.MineOff
	default:
		return strict.Wrong("%.40q is no way to mine; expected one, on or off", mode)
	}
	return c.do(give)
}

// orderLink takes the name of a node as well.
func orderLink(c *call, form url.Values) error {
	peer := form.Get("peer")
	err := c.at(func(m live.Moment, _ *node.Node) error {
		if id, err := m.World().Known().ParseNode(peer); err == nil {
			peer = c.url(int(id))
		}
		return nil
	})
	if err == nil {
		_, err = c.link(peer, true)
	}
	return err
}

func orderUnlink(c *call, form url.Values) error {
	peer, err := nodeset.ParseNode("n" + form.Get("peer"))
	if err != nil {
		return err
	}
	return c.do(command.Unlink{A: nodeset.Node(c.node), B: peer})
}

func orderSend(c *call, form url.Values) error {
	amount, err := chain.ParseAmount(form.Get("amount"))
	if err != nil || amount == 0 {
		return errAmount{form.Get("amount")}
	}
	return c.at(func(m live.Moment, _ *node.Node) error {
		to, err := m.World().Known().PayeeKind(nodeset.Node(c.node)).Parse(form.Get("receiver"))
		if err != nil {
			return err
		}
		_, err = m.Do(command.Send{From: nodeset.Node(c.node), To: to, Amount: amount})
		return err
	})
}

func orderRestart(c *call, _ url.Values) (err error) {
	gone := c.server.driver.At(c.r.Context(), func(m live.Moment) {
		_, err = m.Do(command.Restart{Nodes: nodeset.One(c.node)})
	})
	return errors.Join(gone, err)
}

// patience is how long a page waits for what takes virtual time.
const patience = 5 * time.Second

// orderSync asks all peers, and says what each of them had.
func orderSync(c *call) error {
	hasty := *c
	ctx, cancel := context.WithTimeout(c.r.Context(), patience)
	defer cancel()
	hasty.r = c.r.WithContext(ctx)
	list, err := hasty.pull()
	said := page.Said{}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		said.Lines = []string{"It has asked its peers; their answers take longer, or time is paused."}
	case err != nil:
		return err
	case len(list) == 0:
		said.Lines = []string{"It has no peers that it could ask."}
	}
	for _, p := range list {
		if err == nil {
			said.Lines = append(said.Lines, p.String())
		}
	}
	return c.showPage(http.StatusOK, said, nil)
}

// String says what a node had of a peer.
func (p pulled) String() string {
	switch name := nodeset.Node(p.peer).String(); {
	case p.tip == nil:
		return name + " does not answer: it has crashed."
	case p.tip.Height() <= p.begun:
		return name + " has no longer chain: nothing to do."
	case p.got:
		return fmt.Sprintf("%s was ahead, at height %d against %d. This node has its chain now.", name, p.tip.Height(), p.begun)
	default:
		return fmt.Sprintf("%s is ahead, at height %d against %d, but its chain was not taken.", name, p.tip.Height(), p.begun)
	}
}

// orderKeys shows the private keys, on this page alone.
func orderKeys(c *call) error {
	var keys []page.Key
	err := c.at(func(_ live.Moment, n *node.Node) error {
		for _, k := range n.Wallet().Keys() {
			keys = append(keys, page.Key{Private: k.Hex(), Public: k.Address().String()})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.showPage(http.StatusOK, page.Said{}, keys)
}
