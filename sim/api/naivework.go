package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

func expressMine(c *call) error {
	_, found, err := c.mine()
	if err != nil {
		return err
	}
	if found == nil {
		return errors.New("could not generate block")
	}
	return c.express(blockOf(found, expressTxOf))
}

// expressMineRaw finds a block of just the transactions that are given. They are told apart by
// their ids, and wait in the node's mempool; the coinbase is the node's own.
func expressMineRaw(c *call) error {
	body, err := strict.Fields(c.r)
	if err != nil {
		return err
	}
	raw, there := body["data"]
	if !there {
		return c.reply(expressText, []byte("data parameter is missing"))
	}
	var list []struct {
		ID    string `json:"id"`
		TxIns []struct {
			TxOutID string `json:"txOutId"`
		} `json:"txIns"`
	}
	if json.Unmarshal(raw, &list) != nil || len(list) == 0 {
		return errors.New("could not generate block: expected data to be a list of transactions, the coinbase first")
	}
	var ids []string
	for i, tx := range list {
		if coinbase := i == 0 && len(tx.TxIns) == 1 && tx.TxIns[0].TxOutID == ""; coinbase {
			continue
		}
		id, err := chain.ParseHash(tx.ID)
		if err != nil {
			return fmt.Errorf("could not generate block: transaction %d: %w", i, err)
		}
		ids = append(ids, id.String())
	}
	return c.findBlock(ids)
}

// findBlock finds a block of some transactions at once, and answers it.
func (c *call) findBlock(ids []string) error {
	var found *chain.Entry
	err := c.at(func(m live.Moment, n *node.Node) error {
		_, err := m.Do(command.Block{Node: nodeset.Node(c.node), Txs: ids})
		found = n.Chain().Tip()
		return err
	})
	if err != nil {
		return fmt.Errorf("could not generate block: %w", err)
	}
	return c.express(blockOf(found, expressTxOf))
}

// payment reads who is to be paid, and how much.
func (c *call) payment() (to chain.Address, amount chain.Amount, err error) {
	body, err := strict.Fields(c.r)
	if err != nil {
		return to, 0, err
	}
	raw, hasAmount := body["amount"]
	address, hasAddress := body["address"]
	if !hasAmount || !hasAddress {
		return to, 0, errors.New("invalid address or amount: expected an address of 66 hex digits and a number of coins")
	}
	digits, ok := strict.TextOf(address)
	if !ok {
		return to, 0, fmt.Errorf("invalid address: expected 66 hex digits, found %.40s", address)
	}
	if to, err = chain.ParseAddress(digits); err != nil {
		return to, 0, fmt.Errorf("invalid address: %w", err)
	}
	if amount, err = amountOf(raw); err != nil {
		return to, 0, fmt.Errorf("invalid amount: %w", err)
	}
	return to, amount, nil
}

// pay sends what a request asks for.
func (c *call) pay() (*chain.Tx, error) {
	to, amount, err := c.payment()
	if err != nil {
		return nil, err
	}
	made, err := c.send(to, amount)
	var short chain.ErrInsufficient
	if errors.As(err, &short) {
		return nil, strict.Wrong("Cannot create transaction from the available unspent transaction outputs. Required amount:%v. %v", amount, err)
	}
	return made, err
}

func expressSend(c *call) error {
	made, err := c.pay()
	if err != nil {
		return err
	}
	return c.express(expressTxOf(made))
}

// expressMineTx pays, and finds a block of that payment alone.
func expressMineTx(c *call) error {
	made, err := c.pay()
	if err != nil {
		return err
	}
	return c.findBlock([]string{made.ID().String()})
}

func expressLink(c *call) error {
	body, err := strict.Fields(c.r)
	if err != nil {
		return err
	}
	expected := fmt.Sprintf("a node such as ws://localhost:%d", c.server.address.Port+1)
	peer, err := strict.Text(body, "peer", expected)
	if err != nil {
		return err
	}
	u, err := url.Parse(peer)
	if err != nil || u.Scheme != "ws" || !loopback(u.Hostname()) {
		return fmt.Errorf("peer: expected %s, found %.60q", expected, peer)
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil {
		return fmt.Errorf("peer: expected %s, found %.60q", expected, peer)
	}
	return c.do(command.Link{A: nodeset.Node(c.node), B: nodeset.Node(port - c.server.address.Port)})
}

func expressStop(c *call) error {
	if err := c.do(command.Crash{Nodes: nodeset.List{Nodes: []int{c.node}}}); err != nil {
		return err
	}
	return c.express(struct {
		Msg string `json:"msg"`
	}{"stopping server"})
}
