package page

import (
	"fmt"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	report "example.com/sosocoin/sim/report/page"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/plain"
)

func (c *Content) document() g.Node {
	return g.Group{h.Doctype(h.HTML(h.Lang("en"), report.Lines(
		h.Head(report.Lines(
			h.Meta(h.Charset("utf-8")),
			h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			h.Meta(h.Name("color-scheme"), h.Content("light dark")),
			h.TitleEl(g.Text(c.Node.Name+", a node of sosocoin")),
			h.Link(h.Rel("stylesheet"), h.Href("/page/style.css")),
			h.Script(h.Src("/page/script.js"), h.Defer()),
		)),
		h.Body(report.Lines(
			h.A(h.Class("skip"), h.Href("#main"), g.Text("To the content")),
			c.header(),
			h.Main(h.ID("main"), h.TabIndex("-1"), report.Lines(c.said(), c.state(), c.main())),
		)),
	))), g.Raw("\n")}
}

func (c *Content) header() g.Node {
	pages := func(p Place) g.Node { return h.Li(h.A(h.Href(p.URL), g.Text(p.Name))) }
	return h.Header(report.Lines(
		h.H1(g.Text(c.Node.Name)),
		h.P(h.Class("sub"), g.Text("A node of sosocoin, at "+c.Node.URL+". "), h.Span(h.ID("connection"), g.Text("Reload the page to see what is new."))),
		g.If(len(c.Others) > 0, h.Nav(h.Aria("label", "Other nodes"), h.Ul(h.Class("places"), report.Each(c.Others, pages)))),
	))
}

// said is what became of what was asked for; a screen reader reads it when it changes.
func (c *Content) said() g.Node {
	class := "said"
	if c.Said.Failed {
		class += " bad"
	}
	list := []g.Node{h.ID("said"), h.Class(class), h.Role("status")}
	for _, line := range c.Said.Lines {
		list = append(list, h.P(g.Text(line)))
	}
	return h.Div(list...)
}

// state are the figures that are seen first.
func (c *Content) state() g.Node {
	if c.Down != "" {
		return live("state", h.P(h.Class("bad"), g.Text(c.Down)), g.If(c.Dead, form("restart", button("restart", "Restart "+c.Node.Name))))
	}
	card := func(name, value, remark string) g.Node {
		return h.Div(h.Dt(g.Text(name)), h.Dd(g.Text(value)), h.Dd(h.Class("note"), g.Text(remark)))
	}
	return live("state", h.Dl(h.Class("figures"), report.Lines(
		card("Height", strconv.Itoa(int(c.Height)), "its tip is "+c.Tip.Short()),
		card("Balance", c.Wallet.Confirmed.String(), c.pending()),
		card("Mempool", strconv.Itoa(c.Waits), "payments that wait"),
		card("Peers", strconv.Itoa(len(c.Peers)), "nodes that it is linked with"),
		h.Div(h.Dt(g.Text("Time")), h.Dd(h.ID("clock"), g.Text(c.Clock.Now.String())), h.Dd(h.Class("note"), g.Text(c.Clock.pace()))),
	)))
}

// pending is what of the balance is not final.
func (c *Content) pending() string {
	switch {
	case c.Wallet.Pending != 0:
		return fmt.Sprintf("%+v when the mempool is confirmed", signed(c.Wallet.Pending))
	case c.Wallet.Immature != 0:
		return c.Wallet.Immature.String() + " of it cannot be spent yet"
	}
	return "coins, all confirmed"
}

func signed(a chain.Amount) string {
	if a > 0 {
		return "+" + a.String()
	}
	return a.String()
}

func (c Clock) pace() string {
	switch {
	case c.Paused:
		return "paused: nothing happens until it goes on"
	case c.Speed == 1:
		return "virtual, as fast as the clock on the wall"
	}
	return fmt.Sprintf("virtual, %v seconds in one", c.Speed)
}

func (c *Content) main() g.Node {
	if c.Down != "" {
		return nil
	}
	return report.Lines(
		h.Div(h.Class("pair"), report.Lines(c.mining(), c.peers())),
		h.Div(h.Class("pair"), report.Lines(c.send(), c.balance())),
		c.keys(), c.tree(), c.chain(), c.pool(), c.coins(),
	)
}

// count is how many of a list there are, where not all are shown.
func count(shown, all int, noun string) g.Node {
	if shown >= all {
		return nil
	}
	return report.Note(fmt.Sprintf("And %s more.", plain.Count(all-shown, noun)))
}
