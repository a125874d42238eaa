package experiment

import (
	"encoding/json"
	"io"

	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sweep"
)

// Done is an experiment that was played.
type Done struct {
	*Experiment
	Table    *sweep.Table
	Verdicts []Verdict
}

type (
	doneJSON struct {
		Name    string     `json:"name"`
		Title   string     `json:"title"`
		About   string     `json:"about"`
		Outside *int       `json:"outside,omitempty"`
		Cells   []cellJSON `json:"cells"`
	}
	cellJSON struct {
		Set      map[string]string `json:"set"`
		Figure   string            `json:"figure"`
		Runs     int               `json:"runs,omitempty"`
		Mean     float64           `json:"mean"`
		Low      float64           `json:"low"`
		High     float64           `json:"high"`
		Expected []expectedJSON    `json:"expected"`
		Inside   bool              `json:"inside"`
		Repeat   string            `json:"repeat"`
	}
	expectedJSON struct {
		Law    string   `json:"law,omitempty"`
		Value  *float64 `json:"value,omitempty"`
		Bound  string   `json:"bound,omitempty"`
		Low    float64  `json:"low,omitempty"`
		High   float64  `json:"high,omitempty"`
		Source string   `json:"source"`
		Beside bool     `json:"beside,omitempty"`
		Inside bool     `json:"inside"`
	}
	listJSON struct {
		Name  string `json:"name"`
		Title string `json:"title"`
		About string `json:"about"`
		Cells int    `json:"cells"`
		Runs  int    `json:"runs"`
	}
)

func indented(out io.Writer, data any) error {
	e := json.NewEncoder(plain.JSON{Out: out})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(data)
}

// WriteList writes which experiments there are.
func WriteList(out io.Writer, list []Experiment) error {
	all := []listJSON{}
	for _, e := range list {
		all = append(all, listJSON{e.Name, e.Title, e.About, len(e.Cases), e.Runs})
	}
	return indented(out, all)
}

// WriteJSON writes what was found.
func WriteJSON(out io.Writer, list []Done) error {
	all := []doneJSON{}
	for _, d := range list {
		outside := Outside(d.Verdicts)
		j := doneJSON{Name: d.Name, Title: d.Title, About: d.About, Outside: &outside, Cells: []cellJSON{}}
		for _, v := range d.Verdicts {
			j.Cells = append(j.Cells, v.json())
		}
		all = append(all, j)
	}
	return indented(out, all)
}

func (v Verdict) json() cellJSON {
	c := cellJSON{
		Set: map[string]string{}, Figure: v.Case.Figure, Runs: v.Runs, Inside: v.Inside, Repeat: v.Repeat,
		Mean: sweep.Significant(v.Measured.Mean), Low: sweep.Significant(v.Measured.Interval.Low), High: sweep.Significant(v.Measured.Interval.High),
	}
	for _, w := range v.Case.Labels {
		c.Set[w.Name] = w.Value
	}
	for _, s := range v.Said {
		x := expectedJSON{Law: s.Expectation.Law, Low: s.Low, High: s.High, Source: s.Source, Beside: s.Bound == Beside, Inside: s.Inside}
		if s.Law != nil {
			x.Bound, x.Source = s.Law.Bound.String(), s.Law.Paper
			if s.Bound == AtLeast {
				x.Bound = "at least"
			}
			if s.Err == nil {
				value := sweep.Significant(s.Value)
				x.Value = &value
			}
		}
		c.Expected = append(c.Expected, x)
	}
	return c
}
