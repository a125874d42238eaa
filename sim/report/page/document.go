package page

import (
	_ "embed"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/outcome"
)

//go:embed page.css
var css string

// Style is how the page looks, in CSS, for other pages that are to look like it.
func Style() string { return css }

// document is the page. All that comes from a run is text; only pictures are HTML themselves.
func (c content) document() g.Node {
	return frame(c.Title, c.summary(), c.told(), c.blocks(), c.measured(), c.nodes(), c.pools(), c.settings())
}

// frame is a page with a title and what is on it.
func frame(title string, body ...g.Node) g.Node {
	return g.Group{h.Doctype(h.HTML(h.Lang("en"), Lines(
		h.Head(Lines(
			h.Meta(h.Charset("utf-8")),
			h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			h.Meta(h.Name("color-scheme"), h.Content("light dark")),
			h.TitleEl(g.Text("sosocoin: "+title)),
			h.StyleEl(g.Raw("\n"+css)),
		)),
		h.Body(body...),
	))), g.Raw("\n")}
}

// Lines begins a new line with each of the nodes, so that people can read the page's text.
func Lines(nodes ...g.Node) g.Node {
	var list g.Group
	for _, n := range nodes {
		if n != nil {
			list = append(list, g.Raw("\n"), n)
		}
	}
	return append(list, g.Raw("\n"))
}

// Each makes a line of each element.
func Each[T any](list []T, node func(T) g.Node) g.Node { return Lines(g.Map(list, node)...) }

// Note is a paragraph beside the matter.
func Note(text string) g.Node { return h.P(h.Class("note"), g.Text(text)) }

// summary is what the page tells first.
func (c content) summary() g.Node {
	title := c.Title
	if c.Interrupted {
		title += " (interrupted)"
	}
	list := []g.Node{h.H1(g.Text("sosocoin")), h.P(h.Class("sub"), g.Text(title))}
	if c.Story != nil && c.Story.Title != "" {
		list = append(list, h.P(h.B(g.Text(c.Story.Title))))
	}
	list = append(list, h.Dl(h.Class("figures"), Each(c.Cards, func(card card) g.Node {
		return h.Div(h.Dt(g.Text(card.Name)), h.Dd(g.Text(card.Value)), h.Dd(h.Class("note"), g.Text(card.Note)))
	})))
	if c.Checks.Failed > 0 {
		list = append(list,
			h.P(h.Class("bad"), h.B(g.Textf("✗ %d of %d checks failed. This is a bug in sosocoin.", c.Checks.Failed, c.Checks.Run))),
			h.Ul(h.Class("bad"), Each(c.Checks.Failures, func(text string) g.Node { return h.Li(g.Text(text)) })))
	}
	return Lines(list...)
}

// told is what a scenario said; nil if it said nothing.
func (c content) told() g.Node {
	if c.Story == nil || len(c.Story.Told) == 0 {
		return nil
	}
	list := []g.Node{h.H2(g.Text("The scenario")), h.Table(h.Class("story"), Each(c.Story.Told, func(t Told) g.Node {
		said := h.Td(g.Text(t.Text))
		if t.Failed {
			said = h.Td(h.Class("bad"), g.Text("✗ "+t.Text))
		}
		return h.Tr(h.Td(g.Text(t.At.String())), said)
	}))}
	if c.Story.LeftOut > 0 {
		list = append(list, Note("It said "+strconv.Itoa(c.Story.LeftOut)+" more."))
	}
	return Lines(list...)
}

// blocks are the block tree.
func (c content) blocks() g.Node {
	var list []g.Node
	if c.KeptFrom > 0 {
		list = append(list, h.P(h.Class("note"), g.Textf("Blocks below height %d are forgotten, as ", c.KeptFrom), h.Code(g.Text("--keep")),
			g.Text(" asks for: the tree and the charts are of what has happened since then. The figures above count the whole run.")))
	}
	list = append(list, h.H2(g.Text("The block tree")), Note(c.TreeNote))
	if c.Tree != "" {
		list = append(list,
			keysOf([]key{{"best", "on the best chain"}, {"stale", "stale: the best chain went on without it"}}),
			h.Div(h.Class("wide"), g.Raw("\n"+c.Tree)),
			Note("From left to right, row by row. Above a block is its height, in it the last digits of its hash and who found it. A dotted line leaves blocks out: the number above it says how many of the best chain, one with a plus how many stale ones."))
	}
	return Lines(list...)
}

func keysOf(keys []key) g.Node {
	return h.Ul(h.Class("keys"), g.Map(keys, func(k key) g.Node { return h.Li(h.Class(k.Class), g.Text(k.Text)) }))
}

// measured are the charts; nil if there are none.
func (c content) measured() g.Node {
	if len(c.Charts) == 0 {
		return nil
	}
	return Lines(h.H2(g.Text("Measured")), h.Div(h.Class("charts"), Each(c.Charts, func(chart chart) g.Node {
		return h.Figure(Lines(h.B(g.Text(chart.Title)), keysOf(chart.Keys), g.Raw(chart.Picture), h.FigCaption(g.Text(chart.Note))))
	})))
}

// nodes are the table of the nodes.
func (c content) nodes() g.Node {
	columns := []struct{ title, figure string }{
		{"found", "mined"}, {"on the best chain", "main"}, {"hash share", "hash.share"}, {"block share", "block.share"},
		{"balance", "balance"}, {"mempool", "mempool"}, {"peers", "peers"},
	}
	for _, f := range c.Columns {
		columns = append(columns, struct{ title, figure string }{f.Title(), f.Name})
	}
	number := h.Class("n")
	head := g.Group{h.Th(g.Text("node")), g.If(c.Placed, h.Th(g.Text("region"))), g.If(c.Attacked, h.Th(g.Text("strategy"))), h.Th(number, g.Text("height")), h.Th(g.Text("tip"))}
	for _, column := range columns {
		head = append(head, h.Th(number, g.Text(column.title)))
	}
	row := func(n outcome.NodeReport) g.Node {
		say := func(name string) g.Node { return h.Td(number, g.Text(n.Figures.Get(name).Text(style))) }
		cells := g.Group{h.Td(g.Text(n.Name)), g.If(c.Placed, h.Td(g.Text(n.Region))), g.If(c.Attacked, h.Td(g.Text(n.Strategy))), say("height"), h.Td(h.Class("mono"), g.Text(tail(n.Tip)))}
		for _, column := range columns {
			cells = append(cells, say(column.figure))
		}
		return h.Tr(cells)
	}
	list := []g.Node{h.H2(g.Text("The nodes")), h.Div(h.Class("wide"), h.Table(Lines(h.THead(h.Tr(head)), h.TBody(Each(c.PerNode, row)))))}
	if more := c.More.Nodes; more > 0 {
		list = append(list, h.P(h.Class("note"), g.Textf("And %d more: ", more), h.Code(g.Text("--json")), g.Text(" and "), h.Code(g.Text("--csv")), g.Text(" have all.")))
	}
	return Lines(list...)
}

// pools are the table of nodes that share a private branch; nil if none do.
func (c content) pools() g.Node {
	if len(c.Pools) == 0 {
		return nil
	}
	number := h.Class("n")
	head := g.Group{h.Th(g.Text("led by")), h.Th(g.Text("members")), h.Th(g.Text("strategy")), h.Th(number, g.Text("hash share")), h.Th(number, g.Text("revenue")), h.Th(number, g.Text("private lead"))}
	row := func(p outcome.PoolReport) g.Node {
		part := func(v measured.Value) g.Node {
			return h.Td(number, g.Text(v.Text(func(x float64) string { return style(figure.Rate, x) })))
		}
		return h.Tr(h.Td(g.Text(p.Leader)), h.Td(g.Text(p.Members)), h.Td(g.Text(p.Strategy)), part(p.HashShare), part(p.Revenue), h.Td(number, g.Text(strconv.Itoa(p.PrivateLead))))
	}
	return Lines(h.H2(g.Text("Pools")), h.Div(h.Class("wide"), h.Table(Lines(h.THead(h.Tr(head)), h.TBody(Each(c.Pools, row))))))
}

// settings are what was run.
func (c content) settings() g.Node {
	list := []g.Node{h.H2(g.Text("What was run")), h.Ul(h.Class("settings"), g.Map(c.Settings, func(s named) g.Node {
		return h.Li(h.B(g.Text(s.Name)), g.Text(" "+s.Value))
	}))}
	if len(c.Commands) > 0 {
		list = append(list, h.Table(h.Class("commands"), Each(c.Commands, func(given named) g.Node {
			return h.Tr(h.Td(g.Text(given.Name)), h.Td(h.Class("mono long"), g.Text(given.Value)))
		})))
	}
	if more := c.More.Commands; more > 0 {
		list = append(list, Note("And "+strconv.Itoa(more)+" more commands."))
	}
	return Lines(append(list, h.P(h.Class("note"),
		g.Textf("%d checks were run while it ran, %d failed. The same settings and commands give the same run: its digest is ", c.Checks.Run, c.Checks.Failed),
		h.Span(h.Class("mono long"), g.Text(c.Digest))))...)
}
