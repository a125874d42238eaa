package results

import (
	"fmt"
	"math"
	"strings"

	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sweep"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Source is what a view shows.
type Source struct {
	Table *sweep.Table
	Runs  func(*sweep.Summary) ([]sweep.Run, error) // all that are known of a cell, in their order
	Notes []string                                  // what is to be known beside, such as that results are missing
}

// View is what a sweep has measured, as it is looked at. It lasts from one showing to the next.
type View struct {
	source  Source
	theme   *theme.Theme
	grid    *grid.Grid
	w, h    int
	figures []int // the columns of which something was measured
	figure  int   // which of them is shown

	cells, runs, names *list
	at                 page
	cell               int         // whose runs are shown
	played             []sweep.Run // of it
	note               string
	opened             *sweep.Job
	ended              ending
}

// page is which list is on top.
type page uint8

const (
	cellsPage page = iota
	runsPage
	namesPage
)

// ending is how the view was left.
type ending uint8

const (
	stays ending = iota
	left
	interrupted
)

// New makes the view of a table, at first of the figure that the table shows first.
func New(s Source, th *theme.Theme) *View {
	v := &View{source: s, theme: th, grid: grid.New(0, 0)}
	v.grid.SetASCII(th.ASCII)
	v.grid.SetWide(th.Wide)
	for at := range s.Table.Columns {
		if s.Table.Measured(at) {
			v.figures = append(v.figures, at)
		}
	}
	if shown := s.Table.Shown(); len(shown) > 0 {
		for i, at := range v.figures {
			if at == shown[0] {
				v.figure = i
			}
		}
	}
	v.note = strings.Join(s.Notes, "; ")
	v.cells, v.runs, v.names = &list{}, &list{}, &list{}
	v.show()
	return v
}

// column is the place of the figure that is shown; false where none was measured.
func (v *View) column() (int, bool) {
	if len(v.figures) == 0 {
		return 0, false
	}
	return v.figures[v.figure], true
}

// show makes the lists anew, as the figure is another.
func (v *View) show() {
	v.cells.set(v.cellRows())
	v.names.set(v.nameRows())
	if v.at == runsPage {
		v.runs.set(v.runRows())
	}
}

// Opened is the run that the view was left for; nil: it was left for good.
func (v *View) Opened() *sweep.Job { return v.opened }

// Say shows a sentence until the next key.
func (v *View) Say(text string) { v.note = text }

// farthest is the run of a cell whose value of the figure lies farthest from the mean, and by how many
// deviations; 0 where no run differs.
func farthest(m *sweep.Measured) (run int, value, deviations float64) {
	if m.Count < 2 || m.Deviation == 0 {
		return 0, 0, 0
	}
	low, high := (m.Mean-m.Low.Value)/m.Deviation, (m.High.Value-m.Mean)/m.Deviation
	if low > high {
		return m.Low.Run, m.Low.Value, low
	}
	return m.High.Run, m.High.Value, high
}

// top is the list on top.
func (v *View) top() *list {
	return [...]*list{cellsPage: v.cells, runsPage: v.runs, namesPage: v.names}[v.at]
}

// selected is the run that enter would open, or o: the one of the list of runs, or the cell's farthest.
func (v *View) selected() (job sweep.Job, about string, ok bool) {
	column, measured := v.column()
	n, any := v.top().selected()
	if !any || v.at == namesPage {
		return job, "", false
	}
	if v.at == runsPage {
		s := v.source.Table.Cells[v.cell]
		return sweep.Job{Cell: s.Cell, Run: v.played[n].Number}, "", true
	}
	s := v.source.Table.Cells[n]
	if s.Runs == 0 {
		return job, "", false
	}
	if !measured {
		return sweep.Job{Cell: s.Cell}, "", true
	}
	m := &s.Figures[column]
	run, value, far := farthest(m)
	job = sweep.Job{Cell: s.Cell, Run: run}
	if far == 0 {
		return job, "", true
	}
	return job, fmt.Sprintf("farthest from the mean: seed %d, %s, %s deviations", job.Seed(), sweep.Amount(m.Spec.Unit, value, m.Deviation/10), plain.ThreeDigits(math.Abs(far))), true
}
