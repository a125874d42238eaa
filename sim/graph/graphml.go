package graph

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// reader reads GraphML (Brandes et al. 2002): one graph, its nodes and its edges, and of the data
// what wayFields and nodeFields know by attr.name. All other data is passed over, as the format
// wants it. Which way an edge goes does not matter, since links go both ways; where both ways of a
// link are there, each has its own.
type reader struct {
	*builder
	xml   *xml.Decoder
	keys  map[string]key
	graph bool // it has begun
}

// key is what a key element says of an attribute.
type key struct{ of, name, usual string }

func readGraphML(text []byte) (*Graph, error) {
	r := &reader{builder: newBuilder(), xml: xml.NewDecoder(bytes.NewReader(text)), keys: map[string]key{}}
	err := r.children("", func(e xml.StartElement) error {
		if e.Name.Local != "graphml" {
			return r.refuse("the file begins with <%s>; expected <graphml>", e.Name.Local)
		}
		return r.children("graphml", r.inGraphML)
	})
	if err != nil {
		return nil, err
	}
	return r.ordered()
}

func (r *reader) line() int { line, _ := r.xml.InputPos(); return line }

func (r *reader) refuse(format string, args ...any) error {
	line, column := r.xml.InputPos()
	return refuse(line, column, format, args...)
}

// children calls do with each element inside one. It must read up to the element's end.
func (r *reader) children(of string, do func(xml.StartElement) error) error {
	for {
		token, err := r.xml.Token()
		var bad *xml.SyntaxError
		switch {
		case errors.Is(err, io.EOF) && of == "":
			return nil
		case errors.As(err, &bad):
			return refuse(bad.Line, 0, "%s", bad.Msg)
		case err != nil:
			return r.refuse("%v", err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.Directive: // entities can grow without end, and no graph needs them
			return r.refuse("a document type stands here; expected elements only")
		case xml.StartElement:
			if err := do(t); err != nil {
				return err
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (r *reader) inGraphML(e xml.StartElement) error {
	switch e.Name.Local {
	case "key":
		k := key{of: attr(e, "for"), name: attr(e, "attr.name")}
		err := r.children("key", func(inner xml.StartElement) (err error) {
			if inner.Name.Local == "default" {
				k.usual, err = r.text()
				return err
			}
			return r.xml.Skip()
		})
		r.keys[attr(e, "id")] = k
		return err
	case "graph":
		if r.graph {
			return r.refuse("a second graph begins here; expected one")
		}
		r.graph = true
		return r.children("graph", r.inGraph)
	}
	return r.skip()
}

func (r *reader) inGraph(e xml.StartElement) error {
	switch e.Name.Local {
	case "node":
		return r.aNode(e)
	case "edge":
		return r.anEdge(e)
	case "hyperedge":
		return r.refuse("a hyperedge stands here; expected links between two nodes")
	}
	return r.skip()
}

func (r *reader) aNode(e xml.StartElement) error {
	id, line := attr(e, "id"), r.line()
	if id == "" {
		return r.refuse("the node has no id")
	}
	if n, twice := r.number[id]; twice && r.builder.graph.Nodes[n].line > 0 {
		return r.refuse("node %s is in line %d already", lex.Show(id), r.builder.graph.Nodes[n].line)
	}
	n, err := r.node(id, line)
	if err != nil {
		return err
	}
	node := r.builder.graph.Nodes[n]
	node.line = line
	err = data(r, e, "node", nodeFields(), &node)
	r.builder.graph.Nodes[n] = node
	return err
}

func (r *reader) anEdge(e xml.StartElement) error {
	line := r.line()
	var ends [2]int
	for i, name := range []string{"source", "target"} {
		id := attr(e, name)
		if id == "" {
			return r.refuse("the edge has no %s", name)
		}
		var err error
		if ends[i], err = r.node(id, 0); err != nil {
			return err
		}
	}
	var way Way
	if err := data(r, e, "edge", wayFields(), &way); err != nil {
		return err
	}
	return r.link(ends[0], ends[1], way, line)
}

// data reads what a node or an edge is like.
func data[T any](r *reader, e xml.StartElement, kind string, fields []field[T], what *T) error {
	told := map[string]bool{}
	err := r.children(kind, func(inner xml.StartElement) error {
		switch inner.Name.Local {
		case "graph", "port":
			return r.refuse("a %s stands inside a %s; expected data only", inner.Name.Local, kind)
		case "data":
		default:
			return r.skip()
		}
		id := attr(inner, "key")
		text, err := r.text()
		if err != nil {
			return err
		}
		told[id] = true
		return set(r, r.keys[id], kind, fields, what, text)
	})
	for id, k := range r.keys {
		if err == nil && !told[id] {
			err = set(r, k, kind, fields, what, k.usual)
		}
	}
	return err
}

// set has a field read a value; "" says nothing.
func set[T any](r *reader, k key, kind string, fields []field[T], what *T, text string) error {
	f := named(fields, k.name)
	if f == nil || text == "" || k.of != kind && k.of != "all" {
		return nil
	}
	if err := f.read(what, text); err != nil {
		return r.refuse("%s: %v", k.name, err)
	}
	return nil
}

// text reads what is inside an element that has no elements.
func (r *reader) text() (string, error) {
	var text strings.Builder
	for {
		token, err := r.xml.Token()
		if err != nil {
			return "", r.refuse("%v", err)
		}
		switch t := token.(type) {
		case xml.CharData:
			text.Write(t)
		case xml.StartElement:
			return "", r.refuse("<%s> stands where a value is expected", t.Name.Local)
		case xml.EndElement:
			return strings.TrimSpace(text.String()), nil
		}
	}
}

func (r *reader) skip() error {
	if err := r.xml.Skip(); err != nil {
		return r.refuse("%v", err)
	}
	return nil
}
