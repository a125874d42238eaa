package page

import (
	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	report "example.com/sosocoin/sim/report/page"
)

// part is a section with a heading, by which it is called.
func part(id, title string, nodes ...g.Node) g.Node {
	heading := h.H2(h.ID(id+"-title"), g.Text(title))
	return h.Section(h.Aria("labelledby", id+"-title"), report.Lines(append([]g.Node{heading}, nodes...)...))
}

// live is what the script keeps up to date.
func live(id string, nodes ...g.Node) g.Node {
	return h.Div(h.ID(id), g.Attr("data-live"), report.Lines(nodes...))
}

// form asks the node to do something.
func form(action string, nodes ...g.Node) g.Node {
	return h.Form(h.Method("post"), h.Action("/page/"+action), report.Lines(nodes...))
}

// button sends the form that it is in. It has an id, by which it keeps the focus.
func button(id, text string, nodes ...g.Node) g.Node {
	return h.Button(append([]g.Node{h.ID(id), g.Text(text)}, nodes...)...)
}

// field is something to fill in, with its label.
func field(id, label string, input ...g.Node) g.Node {
	return h.P(h.Label(h.For(id), g.Text(label)), g.Text(" "),
		h.Input(append([]g.Node{h.ID(id), h.Name(id), h.AutoComplete("off"), g.Attr("spellcheck", "false"), h.Required()}, input...)...))
}

func code(text string) g.Node { return h.Span(h.Class("mono long"), g.Text(text)) }

// named is a list of names and what they stand for.
func named(pairs ...g.Node) g.Node { return h.Dl(h.Class("named"), report.Lines(pairs...)) }

func pair(name string, value ...g.Node) g.Node {
	return h.Div(h.Dt(g.Text(name)), h.Dd(value...))
}
