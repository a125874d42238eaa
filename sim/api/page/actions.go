package page

import (
	"slices"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	report "example.com/sosocoin/sim/report/page"

	"example.com/sosocoin/sim/plain"
)

func (c *Content) mining() g.Node {
	says := c.Node.Name + " does not mine."
	onward := button("mine-on", "Mine on", h.Name("mode"), h.Value("on"))
	switch {
	case c.Mining.Rate == 0:
		says = c.Node.Name + " has no hash rate, and finds nothing."
	case c.Mining.On:
		says = c.Node.Name + " mines."
		onward = button("mine-on", "Stop", h.Name("mode"), h.Value("off"))
	case c.Mining.One:
		says = c.Node.Name + " looks for one block."
		onward = button("mine-on", "Stop", h.Name("mode"), h.Value("off"))
	}
	says += " It has found " + plain.Count(c.Mining.Found, "block") + "."
	return part("mining", "Mining", live("miner",
		h.P(h.Role("status"), g.Text(says)),
		form("mine", button("mine-one", "Find one block", h.Name("mode"), h.Value("one"), g.If(c.Mining.On, h.Disabled())), onward),
	))
}

func (c *Content) peers() g.Node {
	peer := func(p Peer) g.Node {
		number := strconv.Itoa(p.Number)
		return h.Li(form("unlink",
			h.A(h.Href(p.URL), g.Text(p.Name)), g.Text(" "+p.URL+" "), g.If(!p.Up, h.B(g.Text("has crashed "))),
			h.Input(h.Type("hidden"), h.Name("peer"), h.Value(number)),
			button("unlink-"+number, "Remove", h.Aria("label", "Remove the link with "+p.Name)),
		))
	}
	var strangers []Place
	for _, o := range c.Others {
		if !slices.ContainsFunc(c.Peers, func(p Peer) bool { return p.URL == o.URL }) {
			strangers = append(strangers, o)
		}
	}
	option := func(p Place) g.Node { return h.Option(h.Value(p.URL), g.Text(p.Name)) }
	return part("peers", "Peers",
		live("peer-list",
			g.If(len(c.Peers) == 0, report.Note("It is linked with nobody.")),
			h.Ul(h.Class("rows"), report.Each(c.Peers, peer)),
			h.DataList(h.ID("strangers"), report.Each(strangers, option)),
		),
		form("link",
			field("peer", "Address of a node", h.List("strangers"), h.Placeholder("http://localhost:5001")),
			button("link", "Link"),
		),
	)
}

func (c *Content) send() g.Node {
	return part("send", "Send coins", form("send",
		field("receiver", "To", h.Placeholder("an address of 66 hex digits, or a node such as n1")),
		field("amount", "Coins", g.Attr("inputmode", "decimal")),
		button("send", "Send"),
	))
}

func (c *Content) balance() g.Node {
	asked, whose := report.Note("The coins that an address holds on the chain of this node."), ""
	if c.Asked != nil {
		whose = c.Asked.Whose
		asked = h.P(h.Role("status"), h.B(g.Text(c.Asked.Amount.String())), g.Text(" coins"))
		if c.Asked.Wrong != "" {
			asked = h.P(h.Role("status"), h.Class("bad"), g.Text(c.Asked.Wrong))
		}
	}
	return part("balance", "Balance of an address",
		h.Form(h.Action("/#balance-title"), report.Lines(
			field("of", "Address", h.Value(whose), h.Placeholder("an address of 66 hex digits, or a node such as n1")),
			h.Button(g.Text("Look")),
		)),
		live("asked", asked),
	)
}

func (c *Content) keys() g.Node {
	var list []g.Node
	for _, a := range c.Own {
		list = append(list, pair("Address", code(a.String())))
	}
	var secrets []g.Node
	for _, k := range c.Secret {
		secrets = append(secrets, pair("Private key", code(k.Private)), pair("Public key, its address", code(k.Public)))
	}
	shown := form("keys", button("keys", "Show the private keys"))
	if len(secrets) > 0 {
		shown = report.Lines(named(secrets...), h.P(h.A(h.ID("keys"), h.Href("/"), g.Text("Hide them"))))
	}
	return part("keys", "Keys",
		report.Note("Who has the private key can spend its coins. It is shown on this page only, to this machine only."),
		live("own", named(list...)),
		h.Div(h.ID("secret"), shown),
	)
}
