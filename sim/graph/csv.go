package graph

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/plain"
)

// rows reads a table whose first line names the columns, and calls do with each other line.
func rows(text []byte, head func(names []string) error, do func(line int, cells []string, column func(int) int) error) error {
	r := csv.NewReader(bytes.NewReader(text))
	r.TrimLeadingSpace, r.Comment = true, '#'
	for first := true; ; first = false {
		cells, err := r.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF) && first:
			return refuse(0, 0, "it is empty; expected a first line with the names of the columns")
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad) && errors.Is(err, csv.ErrFieldCount):
			return refuse(bad.Line, 0, "the line has %d cells, the first one %d", len(cells), r.FieldsPerRecord)
		case errors.As(err, &bad):
			return refuse(bad.Line, bad.Column, "%v", bad.Err)
		case err != nil:
			return refuse(0, 0, "%v", err)
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		column := func(i int) int { _, at := r.FieldPos(i); return at }
		line, _ := r.FieldPos(0)
		if first {
			err = head(cells)
		} else {
			err = do(line, cells, column)
		}
		if err != nil {
			return err
		}
	}
}

// columns finds out which column is what. Those called from have none of the fields, and must be
// there; those called passed over may be.
func columns[T any](names []string, fields []field[T], must [][]string, passed ...string) (at []int, read []*field[T], err error) {
	at, read = make([]int, len(must)), make([]*field[T], len(names))
	for i := range at {
		if at[i] = slices.IndexFunc(names, func(name string) bool { return slices.Contains(must[i], name) }); at[i] < 0 {
			return nil, nil, refuse(1, 0, "no column is called %s", plain.Or(must[i]))
		}
	}
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, nil, refuse(1, 0, "two columns are called %s", lex.Show(name))
		}
		if read[i] = named(fields, name); read[i] != nil || slices.Contains(at, i) || slices.Contains(passed, name) {
			continue
		}
		known := slices.Concat(namesOf(fields), slices.Concat(must...))
		hint := ""
		if near := lex.Nearest(name, known); near != "" {
			hint = "; did you mean " + near + "?"
		}
		return nil, nil, refuse(1, 0, "nobody knows a column %s; expected some of %s%s", lex.Show(name), strings.Join(known, ", "), hint)
	}
	return at, read, nil
}

// fill reads the cells of a line into what it tells of. An empty one says nothing.
func fill[T any](what *T, read []*field[T], line int, cells []string, column func(int) int) error {
	for i, f := range read {
		if f == nil || cells[i] == "" {
			continue
		}
		if err := f.read(what, cells[i]); err != nil {
			return refuse(line, column(i), "%v", err)
		}
	}
	return nil
}

// readLinks reads a list of links: columns from and to, or source and target as pandas and networkx
// call them, and some of those of wayFields. A line is both directions of a link, unless another
// one is about the way back.
func readLinks(text []byte) (*Graph, error) {
	b, fields := newBuilder(), wayFields()
	var at []int
	var read []*field[Way]
	err := rows(text, func(names []string) (err error) {
		at, read, err = columns(names, fields, [][]string{{"from", "source"}, {"to", "target"}})
		return err
	}, func(line int, cells []string, column func(int) int) error {
		var ends [2]int
		for i, col := range at {
			if cells[col] == "" {
				return refuse(line, column(col), "no node is named here")
			}
			var err error
			if ends[i], err = b.node(cells[col], line); err != nil {
				return err
			}
		}
		var way Way
		if err := fill(&way, read, line, cells, column); err != nil {
			return err
		}
		return b.link(ends[0], ends[1], way, line)
	})
	if err != nil {
		return nil, err
	}
	return b.ordered()
}

// Table is a table of nodes.
type Table struct {
	file  string
	nodes map[int]Node
}

// ReadNodes reads a table of nodes: a column id with their numbers, 3 or n3, and some of those of
// nodeFields and regionField. Columns that are passed over may be there too.
func ReadNodes(file string, passed ...string) (*Table, error) {
	return readFile(file, func(text []byte) (*Table, error) {
		t, fields := &Table{file, map[int]Node{}}, append(nodeFields(), regionField())
		var at []int
		var read []*field[Node]
		return t, rows(text, func(names []string) (err error) {
			at, read, err = columns(names, fields, [][]string{{"id"}}, passed...)
			return err
		}, func(line int, cells []string, column func(int) int) error {
			id, ok := numberOf(cells[at[0]])
			if !ok {
				return refuse(line, column(at[0]), "%s is no node's number; expected such as 3 or n3", lex.Show(cells[at[0]]))
			}
			if other, twice := t.nodes[id]; twice {
				return refuse(line, column(at[0]), "node %d is in line %d already", id, other.line)
			}
			n := Node{line: line}
			if err := fill(&n, read, line, cells, column); err != nil {
				return err
			}
			t.nodes[id] = n
			return nil
		})
	})
}
