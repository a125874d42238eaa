package page

import (
	"fmt"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	report "example.com/sosocoin/sim/report/page"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/plain"
)

func (c *Content) tree() g.Node {
	return part("tree", "Branches", live("branches",
		report.Note(c.Tree.Note+" Height by height; dashed are the blocks that its chain has left behind."),
		h.Div(h.Class("wide"), h.TabIndex("0"), h.Role("group"), h.Aria("label", "The branches, drawn"), g.Raw("\n"+c.Tree.Picture)),
	))
}

func (c *Content) chain() g.Node {
	var turn []g.Node
	if c.Newer {
		turn = append(turn, h.A(h.Href("/#chain-title"), g.Text("The newest blocks")))
	}
	if c.Older {
		before := c.Blocks[len(c.Blocks)-1].Height()
		turn = append(turn, h.A(h.Rel("next"), h.Href(fmt.Sprintf("/?before=%d#chain-title", before)), g.Text("Older blocks")))
	}
	return part("chain", "Blocks",
		form("sync", button("sync", "Sync with all peers")),
		live("blocks",
			h.Div(h.Class("list"), report.Each(c.Blocks, c.block)),
			g.If(len(turn) > 0, h.Nav(h.Class("turn"), h.Aria("label", "Blocks"), report.Lines(turn...))),
		))
}

func (c *Content) block(b Block) g.Node {
	header, txs := &b.Block().Header, b.Block().Txs
	found := "genesis"
	if b.Height() > 0 && len(txs[0].Out) > 0 {
		found = "paid to " + c.Owner(txs[0].Out[0].To)
	}
	at := netsim.Time(header.Time) * netsim.Millisecond
	tx := func(t *chain.Tx) g.Node { return h.Li(c.tx(t, nil)) }
	return h.Details(h.ID("block-"+b.Hash().String()), report.Lines(
		h.Summary(h.B(g.Text(strconv.Itoa(int(b.Height())))), g.Text(" "), h.Span(h.Class("mono"), g.Text(b.Hash().Short())),
			g.Text(fmt.Sprintf(" %s, at %v, %s", found, at, plain.Count(len(txs), "transaction")))),
		named(
			pair("Hash", code(b.Hash().String())),
			g.If(b.Height() > 0, pair("Previous hash", code(header.Prev.String()))),
			pair("Difficulty", g.Text(fmt.Sprintf("%v bits", b.Bits))),
			pair("Nonce", g.Text(strconv.FormatUint(header.Nonce, 10))),
		),
		h.Ol(h.Class("txs"), report.Each(txs, tx)),
	))
}

// tx is a transaction: what it spends, and whom it pays.
func (c *Content) tx(t *chain.Tx, fee *chain.Amount) g.Node {
	in := func(i chain.TxIn) g.Node {
		return h.Li(g.Text(fmt.Sprintf("output %d of ", i.Prev.Index)), code(i.Prev.Tx.String()))
	}
	out := func(o chain.TxOut) g.Node {
		return h.Li(g.Text(o.Amount.String()+" to "+c.Owner(o.To)+" "), code(o.To.String()))
	}
	spends := h.Dd(g.Text("nothing: it is the reward for the block"))
	if !t.IsCoinbase() {
		spends = h.Dd(h.Ul(report.Each(t.In, in)))
	}
	list := []g.Node{
		pair("Transaction", code(t.ID().String())),
		h.Div(h.Dt(g.Text("Spends")), spends),
		h.Div(h.Dt(g.Text("Pays")), h.Dd(h.Ul(report.Each(t.Out, out)))),
	}
	if fee != nil {
		list = append(list, pair("Fee", g.Text(fee.String())))
	}
	return named(list...)
}

func (c *Content) pool() g.Node {
	tx := func(p chain.PoolTx) g.Node { return h.Li(c.tx(p.Tx, &p.Fee)) }
	return part("pool", "Mempool", live("waiting",
		g.If(c.Waits == 0, report.Note("Nothing waits to be put into a block.")),
		h.Ol(h.Class("txs"), report.Each(c.Waiting, tx)),
		count(len(c.Waiting), c.Waits, "payment"),
	))
}

func (c *Content) coins() g.Node {
	number := h.Class("n")
	row := func(o Coin) g.Node {
		owner := c.Owner(o.Out.To)
		if o.Own {
			owner += " (its own)"
		}
		return h.Tr(h.Td(number, g.Text(o.Out.Amount.String())), h.Td(g.Text(owner)), h.Td(number, g.Text(strconv.Itoa(int(o.Height)))),
			h.Td(code(o.At.Tx.String()), g.Text(fmt.Sprintf(" output %d", o.At.Index))))
	}
	head := h.Tr(h.Th(number, h.Scope("col"), g.Text("coins")), h.Th(h.Scope("col"), g.Text("owner")), h.Th(number, h.Scope("col"), g.Text("height")), h.Th(h.Scope("col"), g.Text("made by")))
	return part("coins", "Unspent outputs", live("unspent",
		report.Note(fmt.Sprintf("%s on its chain: its own first, then the newest.", plain.Count(c.Exist, "coin"))),
		h.Div(h.Class("wide"), h.TabIndex("0"), h.Role("group"), h.Aria("label", "Unspent outputs"),
			h.Table(report.Lines(h.THead(head), h.TBody(report.Each(c.Coins, row))))),
		count(len(c.Coins), c.Exist, "coin"),
	))
}
