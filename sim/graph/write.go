package graph

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/plain"
)

// Drawing is a graph that is to be written.
type Drawing struct {
	name         string
	nodes, edges []element
}

// element is a node, or an edge from a node to another.
type element struct {
	id, from, to string
	label        string // for people
	data         []datum
}

// datum is something that is known of an element; Kind is as GraphML calls it.
type datum struct{ name, kind, value string }

func text(name, v string) datum { return datum{name, "string", v} }
func real(name string, v float64) datum {
	return datum{name, "double", strconv.FormatFloat(v, 'g', -1, 64)}
}
func span(name string, v netsim.Time) datum { return datum{name, "double", v.Exact()} }
func whole(name string, v int) datum        { return datum{name, "long", strconv.Itoa(v)} }
func truth(name string, v bool) datum       { return datum{name, "boolean", strconv.FormatBool(v)} }

// NetworkOf is who is linked with whom at the end of a run, an edge for each direction, with what
// Read reads. Times are seconds, bandwidths bytes per second.
func NetworkOf(h *outcome.History) *Drawing {
	d := &Drawing{name: "network"}
	for i := range h.Nodes {
		n := &h.Nodes[i]
		data := []datum{text("name", n.Name), real("hash_rate", n.Figures.Float("hashrate")), text("state", n.State), whole("height", n.Figures.Int("height")), text("tip", n.Tip)}
		if n.Region != "" {
			data = append(data, text("region", n.Region))
		}
		if n.Strategy != "" {
			data = append(data, text("strategy", n.Strategy))
		}
		d.nodes = append(d.nodes, element{id: nodeID(n.ID), label: n.Name, data: data})
	}
	for _, l := range h.Links {
		d.link(l)
	}
	return d
}

// link adds one direction of a link.
func (d *Drawing) link(l netsim.Link) {
	e := element{from: nodeID(int(l.From)), to: nodeID(int(l.To)), label: l.Delay.String(), data: []datum{span("delay_s", l.Delay)}}
	if l.Jitter.Amount > 0 {
		e.data = append(e.data, span("jitter_s", l.Jitter.Amount), text("jitter_law", l.Jitter.Dist.String()))
	}
	if l.Bandwidth > 0 {
		e.data = append(e.data, real("bandwidth", l.Bandwidth))
	}
	if l.Loss > 0 {
		e.data = append(e.data, real("loss", l.Loss))
	}
	if l.Cut || l.Held || l.Parted {
		e.data = append(e.data, truth("open", false))
	}
	d.edges = append(d.edges, e)
}

func nodeID(id int) string { return "n" + strconv.Itoa(id) }

// TreeOf is all blocks that were found in a run, each with an edge to the one before it.
func TreeOf(h *outcome.History) *Drawing {
	d := &Drawing{name: "blocks"}
	known := map[string]bool{}
	for i := range h.Blocks {
		b := &h.Blocks[i]
		id, parent := b.Hash.String(), b.Parent.String()
		if !known[parent] { // it was not found in the run, or is forgotten
			known[parent] = true
			height := int(b.Height) - 1
			d.nodes = append(d.nodes, element{id: parent, label: strconv.Itoa(height), data: []datum{whole("height", height)}})
		}
		known[id] = true
		data := []datum{whole("height", int(b.Height)), text("miner", b.Finder), span("found_s", b.Found), truth("main", b.Main), whole("payments", b.Payments), whole("size_bytes", b.Size)}
		if b.Invalid != "" {
			data = append(data, text("invalid", b.Invalid))
		}
		d.nodes = append(d.nodes, element{id: id, label: fmt.Sprintf("%d %s %s", b.Height, id[60:], b.Finder), data: data})
		d.edges = append(d.edges, element{from: id, to: parent})
	}
	return d
}

// Formats are the ends of names of files that a drawing can be written into.
func Formats() []string { return []string{".graphml", ".dot"} }

// CheckFormat refuses a file's name that no format has.
func CheckFormat(file string) error {
	if slices.Contains(Formats(), filepath.Ext(file)) {
		return nil
	}
	return fmt.Errorf("%s has no ending that names a format; expected %s", file, plain.Or(Formats()))
}

// Write writes the drawing in the format that a file's name asks for.
func (d *Drawing) Write(out io.Writer, file string) error {
	w := bufio.NewWriter(out)
	if filepath.Ext(file) == ".dot" {
		d.dot(w)
	} else {
		d.graphML(w)
	}
	return w.Flush()
}

// graphML writes the drawing as GraphML, with keys that are called as the attributes are.
func (d *Drawing) graphML(w *bufio.Writer) {
	fmt.Fprint(w, xml.Header, `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
	for _, kind := range []struct {
		of       string
		elements []element
	}{{"node", d.nodes}, {"edge", d.edges}} {
		seen := map[string]bool{}
		for _, e := range kind.elements {
			for _, a := range e.data {
				if key := kind.of + "." + a.name; !seen[key] {
					seen[key] = true
					fmt.Fprintf(w, "  <key id=%q for=%q attr.name=%q attr.type=%q/>\n", key, kind.of, a.name, a.kind)
				}
			}
		}
	}
	fmt.Fprintf(w, "  <graph id=%q edgedefault=\"directed\">\n", d.name)
	write := func(kind, attributes string, data []datum) {
		fmt.Fprintf(w, "    <%s %s", kind, attributes)
		if len(data) == 0 {
			fmt.Fprintln(w, "/>")
			return
		}
		fmt.Fprint(w, ">")
		for _, a := range data {
			fmt.Fprintf(w, "<data key=\"%s.%s\">", kind, a.name)
			_ = xml.EscapeText(w, []byte(a.value)) // what w cannot take is told by Flush
			fmt.Fprint(w, "</data>")
		}
		fmt.Fprintf(w, "</%s>\n", kind)
	}
	for _, n := range d.nodes {
		write("node", fmt.Sprintf("id=%q", n.id), n.data)
	}
	for _, e := range d.edges {
		write("edge", fmt.Sprintf("source=%q target=%q", e.from, e.to), e.data)
	}
	fmt.Fprint(w, "  </graph>\n</graphml>\n")
}

// dot writes the drawing for Graphviz, with labels for people.
func (d *Drawing) dot(w *bufio.Writer) {
	quoted := func(s string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
	}
	write := func(what, label string, data []datum) {
		fmt.Fprintf(w, "  %s [", what)
		if label != "" {
			fmt.Fprintf(w, "label=%s ", quoted(label))
		}
		for i, a := range data {
			if i > 0 {
				fmt.Fprint(w, " ")
			}
			fmt.Fprintf(w, "%s=%s", a.name, quoted(a.value))
		}
		fmt.Fprintln(w, "];")
	}
	fmt.Fprintf(w, "digraph %s {\n", d.name)
	for _, n := range d.nodes {
		write(quoted(n.id), n.label, n.data)
	}
	for _, e := range d.edges {
		write(quoted(e.from)+" -> "+quoted(e.to), e.label, e.data)
	}
	fmt.Fprint(w, "}\n")
}
