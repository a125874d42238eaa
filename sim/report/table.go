package report

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/outcome"
)

// Table is one of the files of a run for spreadsheets and scripts: comma-separated
// values as RFC 4180 has them, with the columns' names in the first line. Times are
// virtual seconds, amounts coins, rates and shares from 0 to 1; what there is no value
// for is empty.
type Table struct {
	File    string // blocks.csv
	Summary string
	Columns []Column // all that it can have
	write   func(*csv.Writer, *outcome.History) error
}

// Column describes a column to people.
type Column struct{ Name, Summary string }

// Write writes the table of a run.
func (t *Table) Write(out io.Writer, h *outcome.History) error {
	w := csv.NewWriter(out)
	if err := t.write(w, h); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// column is a Column and how a row of some kind fills it.
type column[R any] struct {
	name, summary string
	value         func(*R) string
}

// table makes a Table of rows of one kind.
func table[R any](file, summary string, rows func(*outcome.History) iter.Seq[*R], columns ...column[R]) Table {
	return widening(file, summary, rows, func(bool) []column[R] { return columns })
}

// widening makes a Table that has more columns where some node attacks, or did.
func widening[R any](file, summary string, rows func(*outcome.History) iter.Seq[*R], columns func(attacked bool) []column[R]) Table {
	t := Table{File: file, Summary: summary}
	for _, c := range columns(true) {
		t.Columns = append(t.Columns, Column{c.name, c.summary})
	}
	t.write = func(w *csv.Writer, h *outcome.History) error {
		shown := columns(h.Attacked())
		cells := make([]string, len(shown))
		for i, c := range shown {
			cells[i] = c.name
		}
		if err := w.Write(cells); err != nil {
			return err
		}
		for row := range rows(h) {
			for i, c := range shown {
				cells[i] = c.value(row)
			}
			if err := w.Write(cells); err != nil {
				return err
			}
		}
		return nil
	}
	return t
}

// each visits the elements of a list in their order.
func each[R any](list []R) iter.Seq[*R] {
	return func(yield func(*R) bool) {
		for i := range list {
			if !yield(&list[i]) {
				return
			}
		}
	}
}

// How values are written in a cell.
func count(n int) string          { return strconv.Itoa(n) }
func height(h uint32) string      { return strconv.FormatUint(uint64(h), 10) }
func exact(t netsim.Time) string  { return t.Exact() }
func coins(a chain.Amount) string { return a.String() }
func truth(b bool) string         { return strconv.FormatBool(b) }

// known writes a figure, and nothing where nothing was measured.
func known(f *figure.Value) string {
	if f.Unit == figure.Coins && f.Known() {
		return f.Text(figure.Unit.Text)
	}
	return mean(f.Value)
}

// mean writes what was measured with up to six decimals, as the report does, and nothing
// where nothing was.
func mean(m measured.Value) string {
	if !m.Known() {
		return ""
	}
	return m.Rounded().String()
}

// reached is how long a block took to a part of the nodes, empty if it never got there.
func reached(b *outcome.BlockHistory, part float64) string {
	if after, ok := b.Reached(part); ok {
		return exact(after)
	}
	return ""
}
