package sweep

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sweep/stat"
	"example.com/sosocoin/sim/theory"
)

// The table as JSON. What was not measured is not there.
type (
	tableJSON struct {
		Program    string     `json:"program"`
		Sweep      *Spec      `json:"sweep"`
		Confidence float64    `json:"confidence"`
		Cells      []cellJSON `json:"cells"`
	}
	cellJSON struct {
		Cell    int               `json:"cell"`
		Set     map[string]string `json:"set"`
		Runs    int               `json:"runs"`
		Broke   int               `json:"broke,omitempty"`
		Missed  int               `json:"missed,omitempty"`
		Figures []figureJSON      `json:"figures"`
		Laws    []lawJSON         `json:"laws,omitempty"`
	}
	figureJSON struct {
		Name       string             `json:"name"`
		Unit       string             `json:"unit"`
		Runs       int                `json:"runs"`
		Mean       float64            `json:"mean"`
		Deviation  float64            `json:"deviation"`
		Interval   *intervalJSON      `json:"interval,omitempty"`
		Quantiles  map[string]float64 `json:"quantiles"`
		Least      extremeJSON        `json:"least"`
		Greatest   extremeJSON        `json:"greatest"`
		Difference *differenceJSON    `json:"from_first,omitempty"`
	}
	intervalJSON struct {
		Low  float64     `json:"low"`
		High float64     `json:"high"`
		By   stat.Method `json:"by"`
	}
	extremeJSON struct {
		Value  float64 `json:"value"`
		Seed   uint64  `json:"seed"`
		Repeat string  `json:"repeat"`
	}
	differenceJSON struct {
		Runs     int           `json:"runs"`
		Mean     float64       `json:"mean"`
		Interval *intervalJSON `json:"interval"`
	}
	lawJSON struct {
		Law    string        `json:"law"`
		Figure string        `json:"figure"`
		Value  *float64      `json:"value,omitempty"`
		Bound  string        `json:"bound,omitempty"`
		Of     theory.Values `json:"of"`
		Why    string        `json:"why_not,omitempty"`
		Paper  string        `json:"paper"`
	}
)

// Significant keeps nine digits: more would be noise, and could differ between processors.
func Significant(x float64) float64 {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 9, 64), 64)
	return rounded
}

// WriteJSON writes the table as one JSON object.
func (t *Table) WriteJSON(out io.Writer) error {
	j := tableJSON{Program: t.Spec.Program, Sweep: t.Spec, Confidence: Confidence, Cells: []cellJSON{}}
	for _, s := range t.Cells {
		j.Cells = append(j.Cells, t.cell(s))
	}
	e := json.NewEncoder(plain.JSON{Out: out})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(j)
}

func (t *Table) cell(s *Summary) cellJSON {
	c := cellJSON{Cell: s.Cell.Number, Set: map[string]string{}, Runs: s.Runs, Broke: s.Broke, Missed: s.Missed, Figures: []figureJSON{}}
	for _, w := range s.Cell.Labels {
		c.Set[w.Name] = w.Value
	}
	for _, m := range s.Figures {
		if m.Count > 0 {
			c.Figures = append(c.Figures, m.json(s.Cell))
		}
	}
	for _, p := range s.Said {
		l := lawJSON{Law: p.Law.Name, Figure: t.Columns[p.Column].Name, Bound: p.Law.Bound.String(), Of: p.Of, Paper: p.Law.Paper}
		if p.Err != nil {
			l.Why = p.Err.Error()
		} else {
			x := Significant(p.Value)
			l.Value = &x
		}
		c.Laws = append(c.Laws, l)
	}
	return c
}

func (m Measured) json(c *Cell) figureJSON {
	j := figureJSON{
		Name: m.Name, Unit: unitOf(m.Spec.Unit), Runs: m.Count, Mean: Significant(m.Mean), Deviation: Significant(m.Deviation),
		Interval: intervalOf(m.Interval), Quantiles: map[string]float64{}, Least: extreme(c, m.Low), Greatest: extreme(c, m.High),
	}
	for i, part := range Parts() {
		j.Quantiles[strconv.FormatFloat(part, 'f', -1, 64)] = Significant(m.Quantiles[i])
	}
	if d := m.Difference; d != nil {
		j.Difference = &differenceJSON{d.Count, Significant(d.Mean), intervalOf(d.Interval)}
	}
	return j
}

// unitOf is the unit of a figure's numbers, as natural has it.
func unitOf(u figure.Unit) string {
	switch u {
	case figure.Rate:
		return "share"
	case figure.Truth:
		return "share of runs"
	case figure.Span, figure.Moment:
		return "s"
	case figure.Coins:
		return "coins"
	}
	return "count"
}

func intervalOf(i stat.Interval) *intervalJSON {
	if i.By == stat.None {
		return nil
	}
	return &intervalJSON{Significant(i.Low), Significant(i.High), i.By}
}

func extreme(c *Cell, e stat.Extreme) extremeJSON {
	j := Job{c, e.Run}
	return extremeJSON{Significant(e.Value), j.Seed(), j.Command()}
}

// Rows writes each result as a row of CSV, with a head: what pandas and R read as it is.
type Rows struct {
	out     *csv.Writer
	columns []Column
	labels  []string
}

// NewRows begins with the head.
func NewRows(out io.Writer, s *Spec, columns []Column) (*Rows, error) {
	r := &Rows{out: csv.NewWriter(out), columns: columns}
	for _, w := range s.point(0).Labels {
		r.labels = append(r.labels, w.Name)
	}
	head := append([]string{"cell", "seed"}, r.labels...)
	head = append(head, "broke", "missed")
	for _, c := range columns {
		head = append(head, c.Name)
	}
	return r, r.write(head)
}

func (r *Rows) write(row []string) error {
	if err := r.out.Write(row); err != nil {
		return err
	}
	r.out.Flush()
	return r.out.Error()
}

// Write writes the row of a job. What was not measured is empty.
func (r *Rows) Write(j Job, result *Result) error {
	row := []string{strconv.Itoa(j.Cell.Number), strconv.FormatUint(result.Seed, 10)}
	for _, name := range r.labels {
		value := ""
		for _, w := range j.Cell.Labels {
			if w.Name == name {
				value = w.Value
			}
		}
		row = append(row, value)
	}
	row = append(row, strconv.FormatBool(result.Broke != ""), strconv.Itoa(result.Failed))
	for _, v := range result.Values {
		text := ""
		if v.Known() {
			text = string(number(nil, v.X))
		}
		row = append(row, text)
	}
	return r.write(row)
}
