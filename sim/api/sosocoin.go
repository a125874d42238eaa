package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// Content types of the first sosocoin: Flask takes what is returned for HTML.
const (
	flaskText = "text/html; charset=utf-8"
	flaskJSON = "application/json"
)

// sosocoin is how the nodes of the first sosocoin talk (http.md).
func sosocoin() *dialect {
	return newDialect(flaskLost, flaskFlawed,
		route{"GET /blocks", true, flaskBlocks},
		route{"GET /unspentTxOuts", true, flaskUnspent},
		route{"GET /transactionPool", true, flaskPool},
		route{"GET /peers", true, flaskPeers},
		route{"POST /getBalance", true, flaskBalance},
		route{"GET /keypair", false, flaskKeys},
		route{"GET /startMining", false, flaskMine},
		route{"POST /transaction", false, flaskSend},
		route{"POST /peer", false, flaskLink},
		route{"GET /syncPeers", false, flaskSync},
	)
}

type flaskTx struct {
	ID     string  `json:"id"`
	TxIns  []txIn  `json:"txIns"`
	TxOuts []txOut `json:"txOuts"`
}

func flaskTxOf(tx *chain.Tx) flaskTx {
	t := flaskTx{tx.ID().String(), []txIn{}, outsOf(tx)}
	for _, in := range tx.In {
		t.TxIns = append(t.TxIns, inOf(tx, in))
	}
	return t
}

func flaskBlocks(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.reply(flaskText, spaced(blocksOf(h.blocks, flaskTxOf)))
}

func flaskUnspent(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.reply(flaskText, spaced(h.unspent(anybody)))
}

func flaskPool(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.reply(flaskText, spaced(listOf(h.pool, flaskTxOf)))
}

func flaskPeers(c *call) error {
	list := []string{}
	err := c.at(func(m live.Moment, _ *node.Node) error {
		for _, id := range c.peers(m.World()) {
			list = append(list, c.url(int(id)))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.reply(flaskText, spaced(list))
}

func flaskBalance(c *call) error {
	body, err := strict.Fields(c.r)
	if err != nil {
		return err
	}
	key, err := strict.Text(body, "publicKey", "an address of 66 hex digits")
	if err != nil {
		return err
	}
	h, err := c.holdings()
	if err != nil {
		return err
	}
	balance := chain.Amount(0)
	if address, err := chain.ParseAddress(key); err == nil { // nobody's key holds nothing
		balance = h.balance(func(a chain.Address) bool { return a == address })
	}
	return c.reply(flaskText, []byte(balance.String()))
}

func flaskKeys(c *call) error {
	var pair struct {
		PrivateKey string `json:"privateKey"`
		PublicKey  string `json:"publicKey"`
	}
	err := c.at(func(_ live.Moment, n *node.Node) error {
		key := n.Wallet().Keys()[0]
		pair.PrivateKey, pair.PublicKey = key.Hex(), key.Address().String()
		return nil
	})
	if err != nil {
		return err
	}
	c.w.Header().Set("Cache-Control", "no-store")
	return c.reply(flaskJSON, indented(pair))
}

func flaskMine(c *call) error {
	mined, _, err := c.mine()
	if err != nil {
		return err
	}
	before := "False"
	if mined {
		before = "True"
	}
	return c.reply(flaskText, []byte("Mining status: "+before+"->True"))
}

func flaskSend(c *call) error {
	body, err := strict.Fields(c.r)
	if err != nil {
		return err
	}
	receiver, err := strict.Text(body, "receiver", "an address of 66 hex digits")
	if err != nil {
		return err
	}
	raw, there := body["amount"]
	if !there {
		return strict.Wrong("KeyError: 'amount': expected a number of coins")
	}
	if digits, ok := strict.TextOf(raw); ok { // as the first sosocoin's page sends it
		raw = json.RawMessage(digits)
	}
	amount, err := amountOf(raw)
	if err != nil {
		return strict.Wrong("Invalid amount: %v", err)
	}
	to, err := chain.ParseAddress(receiver)
	if err != nil {
		return err
	}
	made, err := c.send(to, amount)
	var short chain.ErrInsufficient
	switch {
	case errors.As(err, &short):
		return strict.Wrong("Exception: not enough coins to send transaction: %v", err)
	case err != nil:
		return err
	}
	return c.reply(flaskText, spaced(flaskTxOf(made)))
}

func flaskLink(c *call) error {
	body, err := strict.Fields(c.r)
	if err != nil {
		return err
	}
	peer, err := strict.Text(body, "peerIP", "a node such as "+c.url(1))
	if err != nil {
		return err
	}
	back, err := addsBack(body)
	if err != nil {
		return err
	}
	known, err := c.link(peer, back)
	if err != nil {
		return err
	}
	peer = strings.TrimSuffix(peer, "/")
	said := fmt.Sprintf("%s: already has peer %s", c.name(c.node), peer)
	if !known {
		said = fmt.Sprintf("%s: added %s", c.name(c.node), peer)
		if back {
			said += fmt.Sprintf("\nhost.docker.internal:%s: added %s", peer[strings.LastIndexByte(peer, ':')+1:], c.url(c.node))
		}
	}
	return c.reply(flaskText, []byte(said))
}

// link links the node with the one at an address, which lists it as well if back is set. It says
// whether the node had that peer already.
func (c *call) link(peer string, back bool) (known bool, err error) {
	peer = strings.TrimSuffix(peer, "/")
	digits, ours := strings.CutPrefix(peer, "http://localhost:")
	if !ours {
		digits, ours = strings.CutPrefix(peer, strings.TrimSuffix(c.url(0), strconv.Itoa(c.server.address.Port)))
	}
	port, err := strconv.Atoi(digits)
	id := port - c.server.address.Port
	switch {
	case !ours || err != nil:
		return false, strict.Wrong("only support http://localhost:**** for now, received: %s", peer)
	case id == c.node:
		return false, strict.Wrong("Cannot add self")
	}
	err = c.at(func(m live.Moment, _ *node.Node) error {
		if id < 0 || id >= m.World().Nodes() {
			return fmt.Errorf("no node listens at %s; expected %s to %s", peer, c.url(0), c.url(m.World().Nodes()-1))
		}
		if known = slices.Contains(c.peers(m.World()), netsim.NodeID(id)); known {
			return nil
		}
		if !slices.Contains(m.World().Reading().Neighbours(c.node), netsim.NodeID(id)) {
			if _, err := m.Do(command.Link{A: nodeset.Node(c.node), B: nodeset.Node(id)}); err != nil {
				return err
			}
			c.server.listings.set(id, c.node, back)
		}
		c.server.listings.set(c.node, id, true)
		return nil
	})
	return known, err
}

// flaskLost answers where there is no such call.
func flaskLost(c *call, status int, allow string) {
	if status == http.StatusMethodNotAllowed && c.r.Method == http.MethodOptions {
		c.w.Header().Set("Allow", allow+", OPTIONS")
		_ = c.reply(flaskText, nil)
		return
	}
	if allow != "" {
		c.w.Header().Set("Allow", allow+", OPTIONS")
		c.page(http.StatusMethodNotAllowed, "The method is not allowed for the requested URL.")
		return
	}
	c.page(http.StatusNotFound, "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.")
}

// page is an error as Werkzeug shows it.
func (c *call) page(status int, what string) {
	title := http.StatusText(status)
	c.w.Header().Set("Content-Type", flaskText)
	c.w.WriteHeader(status)
	_, _ = fmt.Fprintf(c.w, "<!doctype html>\n<html lang=en>\n<title>%d %s</title>\n<h1>%s</h1>\n<p>%s</p>\n", status, title, title, html.EscapeString(what))
}

// flaskFlawed answers with what could not be done. Where the seed shows a page of its debugger,
// the words of its exception come first.
func flaskFlawed(c *call, err error) {
	var flawed *strict.Error
	if errors.As(err, &flawed) && flawed.NotJSON {
		c.page(flawed.Status, flawed.Problem)
		return
	}
	c.failed(err)
}
