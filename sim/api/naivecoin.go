package api

import (
	"fmt"
	"html"
	"net"
	"net/http"
	"slices"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/node"
)

// Content types of Naivecoin, which Express sets.
const (
	expressJSON = "application/json; charset=utf-8"
	expressText = "text/html; charset=utf-8"
)

// naivecoin is how Naivecoin's nodes talk (http.md).
func naivecoin() *dialect {
	return newDialect(expressLost, (*call).failed,
		route{"GET /blocks", true, expressBlocks},
		route{"GET /block/{hash}", true, expressBlockOf},
		route{"GET /transaction/{id}", true, expressTxByID},
		route{"GET /address/{address}", true, expressHeld},
		route{"GET /unspentTransactionOutputs", true, expressUnspent},
		route{"GET /transactionPool", true, expressPool},
		route{"GET /peers", true, expressPeers},
		route{"GET /address", true, expressAddress},
		route{"GET /balance", true, expressBalance},
		route{"GET /myUnspentTransactionOutputs", true, expressOwn},
		route{"POST /mineBlock", false, expressMine},
		route{"POST /mineRawBlock", false, expressMineRaw},
		route{"POST /mineTransaction", false, expressMineTx},
		route{"POST /sendTransaction", false, expressSend},
		route{"POST /addPeer", false, expressLink},
		route{"POST /stop", false, expressStop},
	)
}

type (
	expressTx struct {
		TxIns  []any   `json:"txIns"`
		TxOuts []txOut `json:"txOuts"`
		ID     string  `json:"id"`
	}
	// A coinbase's input has its fields in another order.
	expressCoinbase struct {
		Signature  string `json:"signature"`
		TxOutID    string `json:"txOutId"`
		TxOutIndex uint32 `json:"txOutIndex"`
	}
)

func expressTxOf(tx *chain.Tx) expressTx {
	t := expressTx{[]any{}, outsOf(tx), tx.ID().String()}
	for _, in := range tx.In {
		if tx.IsCoinbase() {
			t.TxIns = append(t.TxIns, expressCoinbase{TxOutIndex: in.Prev.Index})
		} else {
			t.TxIns = append(t.TxIns, inOf(tx, in))
		}
	}
	return t
}

func (c *call) express(v any) error { return c.reply(expressJSON, compact(v)) }

// nothing answers that there is none: an empty body, of no type.
func (c *call) nothing() error {
	c.w.Header()["Content-Type"] = nil
	return nil
}

func expressBlocks(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.express(blocksOf(h.blocks, expressTxOf))
}

func expressBlockOf(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	hash := c.r.PathValue("hash")
	for _, e := range slices.Backward(h.blocks) {
		if e.Hash().String() == hash {
			return c.express(blockOf(e, expressTxOf))
		}
	}
	return c.nothing()
}

func expressTxByID(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	id := c.r.PathValue("id")
	for _, e := range slices.Backward(h.blocks) {
		for _, tx := range e.Block().Txs {
			if tx.ID().String() == id {
				return c.express(expressTxOf(tx))
			}
		}
	}
	return c.nothing()
}

func expressHeld(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	held := struct {
		List []unspent `json:"unspentTxOuts"`
	}{[]unspent{}}
	if address, err := chain.ParseAddress(c.r.PathValue("address")); err == nil { // nobody's holds nothing
		held.List = h.unspent(func(a chain.Address) bool { return a == address })
	}
	return c.express(held)
}

func expressUnspent(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.express(h.unspent(anybody))
}

func expressOwn(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.express(h.unspent(h.isOwn))
}

func expressAddress(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.express(struct {
		Address string `json:"address"`
	}{h.own[0].String()})
}

func expressBalance(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.express(struct {
		Balance coins `json:"balance"`
	}{coins(h.balance(h.isOwn))})
}

func expressPool(c *call) error {
	h, err := c.holdings()
	if err != nil {
		return err
	}
	return c.express(listOf(h.pool, expressTxOf))
}

func expressPeers(c *call) error {
	list := []string{}
	err := c.at(func(m live.Moment, _ *node.Node) error {
		for _, id := range m.World().Reading().Neighbours(c.node) {
			list = append(list, net.JoinHostPort(c.server.address.Host, strconv.Itoa(c.server.address.Port+int(id))))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.express(list)
}

// expressLost answers where there is no such call, as Express does for a wrong method too.
func expressLost(c *call, _ int, _ string) {
	c.w.Header().Set("Content-Type", expressText)
	c.w.WriteHeader(http.StatusNotFound)
	_, _ = fmt.Fprintf(c.w, "Cannot %s %s\n", html.EscapeString(c.r.Method), html.EscapeString(c.r.URL.Path))
}
