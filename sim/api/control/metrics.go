package control

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/measured"
)

// Metric is a figure as Prometheus knows it.
type Metric struct {
	Name    string // with its unit, without the prefix
	Help    string
	Counter bool // it only grows while the program runs; else a gauge
	Samples []Sample
}

// Sample is a value of a metric, with its labels: names and values in turn.
type Sample struct {
	Labels []string
	Value  float64
}

// Gauge is a metric that goes up and down.
func Gauge(name, help string, x float64) Metric {
	return Metric{Name: name, Help: help, Samples: []Sample{{Value: x}}}
}

// mostLabelled is up to how many nodes each has figures of its own here.
const mostLabelled = 256

// exposition answers with all figures in the text format of Prometheus (version 0.0.4). What was
// not measured is not there.
func (c *Control) exposition(w http.ResponseWriter, r *http.Request) error {
	v, err := c.driver.Present(r.Context())
	if err != nil {
		return err
	}
	var nodes []figure.Values
	err = c.driver.At(r.Context(), func(m live.Moment) {
		if m.World().Nodes() <= mostLabelled {
			nodes = figure.ReadNodes(m.World().Reading())
		}
	})
	if err != nil {
		return err
	}
	listeners, events, missed := c.hub.counts()
	var all []Metric
	for i := range v.Figures {
		if x, known := v.Figures[i].Number(); known {
			all = append(all, Metric{name(v.Figures[i].Spec), v.Figures[i].Doc, false, []Sample{{nil, x}}})
		}
	}
	all = append(all, ofNodes(nodes)...)
	all = append(all,
		Gauge("nodes", "nodes of the world", float64(len(v.Nodes))),
		Gauge("paused", "1 while time stands still", truth(v.Clock.Paused)),
		Gauge("speed_ratio", "virtual seconds per second that are asked for", v.Clock.Speed),
		Gauge("checks", "invariants that were checked", float64(v.Checks.Run)),
		Gauge("checks_failed", "invariants that were found broken", float64(v.Checks.Failed)),
		Gauge("event_listeners", "listeners to events", float64(listeners)),
		Metric{"events_total", "events so far, from the first listener on", true, []Sample{{nil, float64(events)}}},
		Metric{"events_missed_total", "events that a listener was too slow for, over all listeners", true, []Sample{{nil, float64(missed)}}},
	)
	if x, known := v.Clock.Reached.Value(); known {
		all = append(all, Gauge("speed_reached_ratio", "virtual seconds per second over the last second", x))
	}
	if c.metrics != nil {
		all = append(all, c.metrics()...)
	}
	var text strings.Builder
	for _, m := range all {
		m.write(&text)
	}
	return reply(w, "text/plain; version=0.0.4; charset=utf-8", []byte(text.String()))
}

func truth(is bool) float64 {
	x, _ := measured.Truth(is).Value()
	return x
}

// ofNodes are the figures of nodes, one metric each.
func ofNodes(nodes []figure.Values) (all []Metric) {
	at := map[string]int{}
	for id, values := range nodes {
		for i := range values {
			f := &values[i]
			x, known := f.Number()
			if !known {
				continue
			}
			if _, there := at[f.Name]; !there {
				at[f.Name] = len(all)
				all = append(all, Metric{Name: "node_" + name(f.Spec), Help: f.Doc})
			}
			m := &all[at[f.Name]]
			m.Samples = append(m.Samples, Sample{[]string{"node", "n" + strconv.Itoa(id)}, x})
		}
	}
	return all
}

// name is that of a figure by the rules of Prometheus: its unit stands at the end.
func name(s *figure.Spec) string {
	text := strings.ReplaceAll(s.Name, ".", "_")
	unit := [...]string{figure.Count: "", figure.Truth: "", figure.Coins: "_coins", figure.Rate: "_ratio", figure.Span: "_seconds", figure.Moment: "_seconds"}[s.Unit]
	return strings.TrimSuffix(text, "_rate") + unit
}

func (m *Metric) write(out io.Writer) {
	kind := "gauge"
	if m.Counter {
		kind = "counter"
	}
	full := "sosocoin_" + m.Name
	fmt.Fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", full, strings.NewReplacer(`\`, `\\`, "\n", `\n`).Replace(m.Help), full, kind)
	for _, s := range m.Samples {
		fmt.Fprintf(out, "%s%s %s\n", full, labels(s.Labels), strconv.FormatFloat(s.Value, 'g', -1, 64))
	}
}

func labels(list []string) string {
	if len(list) == 0 {
		return ""
	}
	var pairs []string
	for i := 0; i+1 < len(list); i += 2 {
		pairs = append(pairs, list[i]+`="`+strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(list[i+1])+`"`)
	}
	return "{" + strings.Join(pairs, ",") + "}"
}
