package graph

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// mostBytes is the size of the largest file that is read.
const mostBytes = 256 << 20

// Graph is a network.
type Graph struct {
	file  string
	Nodes []Node // by number
	Links []Link // each pair once, in the order of their first mention
}

// Node is a node, and what the file says of it.
type Node struct {
	ID       string  // as the file calls it
	Name     string  // "": n and its number
	HashRate float64 // hashes per virtual second; 0 where it does not say
	Share    float64 // a relative hash rate; 0 where it does not say
	Strategy string  // as the command of this name reads it; "" where it does not say
	Region   string  // of the world's, only in a table; "" where it does not say
	line     int
}

// Link is a link between two nodes.
type Link struct {
	A, B        int
	There, Back Way // from A to B, and from B to A
	line        int
}

// Way is what one direction of a link is like; nil is what the settings say.
type Way struct {
	Delay     *time.Duration
	Jitter    *netsim.Jitter
	Bandwidth *float64 // bytes per second; 0: unlimited
	Loss      *float64 // a probability
}

// Error says what is wrong with a file. Column is 0 where the whole line is meant, Line where the
// whole file is.
type Error struct {
	File         string
	Line, Column int
	Problem      string
}

// Error writes "net.csv:3:5: ...".
func (e *Error) Error() string {
	where := e.File
	for _, n := range []int{e.Line, e.Column} {
		if n > 0 {
			where += ":" + strconv.Itoa(n)
		}
	}
	return where + ": " + e.Problem
}

func refuse(line, column int, format string, args ...any) error {
	return &Error{Line: line, Column: column, Problem: fmt.Sprintf(format, args...)}
}

// OfFile begins a topology that a file has: file:net.graphml.
const OfFile = "file:"

// Read reads a network from a file: GraphML where it begins as XML does, else a list of links in
// CSV.
func Read(file string) (*Graph, error) {
	text, err := Text(file)
	if err != nil {
		return nil, err
	}
	return Parse(file, text)
}

// Text is what a file of a network has, in UTF-8.
func Text(file string) ([]byte, error) {
	return readFile(file, func(text []byte) ([]byte, error) { return text, nil })
}

// Parse reads a network from the text of a file.
func Parse(file string, text []byte) (g *Graph, err error) {
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("<")) {
		g, err = readGraphML(text)
	} else {
		g, err = readLinks(text)
	}
	if err != nil {
		return nil, blame(file, err)
	}
	g.file = file
	return g, nil
}

// readFile reads a file, and has errors name it.
func readFile[T any](file string, read func([]byte) (T, error)) (none T, err error) {
	raw, err := files.Read(file, mostBytes)
	if err != nil {
		return none, fmt.Errorf("%s: %w", file, err)
	}
	if len(raw) > mostBytes {
		return none, &Error{File: file, Problem: fmt.Sprintf("it has more than %d MB", mostBytes>>20)}
	}
	text, err := files.Text(raw)
	if err != nil {
		return none, &Error{File: file, Problem: err.Error()}
	}
	got, err := read(text)
	return got, blame(file, err)
}

// blame says in which file something is wrong.
func blame(file string, err error) error {
	var bad *Error
	if errors.As(err, &bad) {
		bad.File = file
	}
	return err
}

// builder puts a network together.
type builder struct {
	graph  Graph
	number map[string]int
	links  map[[2]int]int // places of links, by A and B; by B and A too once that way is told of
}

func newBuilder() *builder {
	return &builder{number: map[string]int{}, links: map[[2]int]int{}}
}

// node is the number of a node that the file calls so.
func (b *builder) node(id string, line int) (int, error) {
	n, known := b.number[id]
	if known {
		return n, nil
	}
	n = len(b.graph.Nodes)
	if n == nodeset.MaxNodes {
		return 0, refuse(line, 0, "it has more than %d nodes", nodeset.MaxNodes)
	}
	b.number[id] = n
	b.graph.Nodes = append(b.graph.Nodes, Node{ID: id, line: line})
	return n, nil
}

// link takes one way of a link; both ways are like it until the other is told of.
func (b *builder) link(from, to int, way Way, line int) error {
	id := func(n int) string { return b.graph.Nodes[n].ID }
	if from == to {
		return refuse(line, 0, "%s is linked with itself", lex.Show(id(from)))
	}
	if at, twice := b.links[[2]int{from, to}]; twice {
		return refuse(line, 0, "the link from %s to %s is in line %d already", lex.Show(id(from)), lex.Show(id(to)), b.graph.Links[at].line)
	}
	if at, back := b.links[[2]int{to, from}]; back {
		b.links[[2]int{from, to}] = at
		b.graph.Links[at].Back = way
		return nil
	}
	b.links[[2]int{from, to}] = len(b.graph.Links)
	b.graph.Links = append(b.graph.Links, Link{from, to, way, way, line})
	return nil
}

// ordered numbers nodes that are called by numbers, such as 3 or n3, in the order of these, and
// leaves others in that of their first mention.
func (b *builder) ordered() (*Graph, error) {
	g := &b.graph
	if len(g.Nodes) < 2 {
		return nil, refuse(0, 0, "it has no two nodes that are linked")
	}
	values := make([]int, len(g.Nodes))
	for i, n := range g.Nodes {
		value, ok := numberOf(n.ID)
		if !ok {
			return g, nil
		}
		values[i] = value
	}
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(values[x], values[y]) })
	place, nodes := make([]int, len(order)), make([]Node, len(order))
	for i, from := range order {
		place[from], nodes[i] = i, g.Nodes[from]
	}
	for i := range g.Links {
		g.Links[i].A, g.Links[i].B = place[g.Links[i].A], place[g.Links[i].B]
	}
	g.Nodes = nodes
	return g, nil
}

// numberOf reads 3 or n3.
func numberOf(id string) (int, bool) {
	if len(id) > 1 && id[0] == 'n' {
		id = id[1:]
	}
	n, err := strconv.Atoi(id)
	return n, err == nil && n >= 0 && strconv.Itoa(n) == id
}
