package page

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/sim/experiment"
	"example.com/sosocoin/sim/sweep"
)

// swept is the table of a small sweep.
func swept(t *testing.T, s *sweep.Spec) *sweep.Table {
	t.Helper()
	s.Program, s.Runs, s.Seed = "test <1>", 3, 1
	table, err := (&sweep.Runner{Spec: s, Workers: 2}).Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// tiny is a world of two nodes, and what else it is.
func tiny(more ...sweep.Word) []sweep.Word {
	return append([]sweep.Word{{Name: "nodes", Value: "2"}, {Name: "topology", Value: "full"}, {Name: "hashrate", Value: "1H/s"}, {Name: "blocks", Value: "9"}}, more...)
}

// checkPage finds what is amiss on a page: links that lead nowhere, places that are there twice,
// charts that leave their frame.
func checkPage(t *testing.T, text string, charts, points int) {
	t.Helper()
	var places []string
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if slices.Contains(places, m[1]) {
			t.Errorf("%s is there twice", m[1])
		}
		places = append(places, m[1])
	}
	for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if !slices.Contains(places, m[1]) {
			t.Errorf("a link leads to %s, which is not there", m[1])
		}
	}
	pictures := regexp.MustCompile(`(?s)<svg class="chart".*?</svg>`).FindAllString(text, -1)
	if len(pictures) != charts || strings.Count(text, "<title>")-1 != points {
		t.Errorf("%d charts with %d points, expected %d with %d", len(pictures), strings.Count(text, "<title>")-1, charts, points)
	}
	for _, picture := range pictures {
		checkPicture(t, "a chart", regexp.MustCompile(`href="[^"]*"`).ReplaceAllString(picture, ""))
	}
	for _, bad := range []string{"NaN", "%!", "<script", "http://", "https://"} {
		if strings.Contains(text, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
}

// A sweep has a plot of each figure for each choice of what does not go along it, and the laws beside.
func TestPageOfASweep(t *testing.T) {
	t.Parallel()
	table := swept(t, &sweep.Spec{
		World: tiny(), Axes: []sweep.Axis{{Name: "latency", Values: []string{"2s", "1s"}}, {Name: "do", Values: []string{"heal", "loss 10%"}}},
		Laws: []string{"stale.rate=two-miner", "stale.rate=sompolinsky-zohar"}, Figures: []string{"interval"},
	})
	var out bytes.Buffer
	if err := WriteSweep(&out, table); err != nil {
		t.Fatal(err)
	}
	checkPage(t, out.String(), 4, 8)
	for _, want := range []string{"do loss 10%", "at most sompolinsky-zohar", "sosocoin --headless --nodes 2 --topology full --latency 2s --hashrate 1H/s --do &#39;loss 10%&#39; --blocks 9 --seed ", "Program test &lt;1&gt;."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if curves := regexp.MustCompile(`class="curve second" d="M[^"]*"`).FindAllString(out.String(), -1); len(curves) != 2 || strings.Count(curves[0], "L") != steps {
		t.Errorf("the curves of the law: %q", curves)
	}
}

// Cells that have no numbers stand side by side.
func TestPageOfWords(t *testing.T) {
	t.Parallel()
	for _, axes := range [][]sweep.Axis{nil, {{Name: "relay", Values: []string{"inv", "push"}}}} {
		var out bytes.Buffer
		if err := WriteSweep(&out, swept(t, &sweep.Spec{World: tiny(), Axes: axes, Figures: []string{"interval"}})); err != nil {
			t.Fatal(err)
		}
		cells := 1
		if axes != nil {
			cells = 2
		}
		checkPage(t, out.String(), 1, cells)
	}
}

// Experiments have their plots, their verdicts and their papers.
func TestPageOfExperiments(t *testing.T) {
	t.Parallel()
	e := &experiment.Experiment{Name: "small", Title: "A <small> one", About: "About it.", X: "delay", World: tiny()}
	for _, delay := range []string{"1s", "2s"} {
		e.Cases = append(e.Cases, experiment.Case{
			Labels: []sweep.Word{{Name: "delay", Value: delay}}, Words: []sweep.Word{{Name: "latency", Value: delay}}, Figure: "stale.rate",
			Expect: []experiment.Expectation{{Law: "two-miner"}, {Low: 5, High: 6, Source: "somebody"}},
		})
	}
	table := swept(t, e.Spec("", 3, 1))
	var out bytes.Buffer
	if err := WriteExperiments(&out, []experiment.Done{{Experiment: e, Table: table, Verdicts: e.Judge(table)}}); err != nil {
		t.Fatal(err)
	}
	checkPage(t, out.String(), 1, 2)
	for _, want := range []string{"A &lt;small&gt; one", "0 of 2 inside", "✗ outside", "<b>two-miner</b> Sompolinsky", "somebody"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the page has no %q", want)
		}
	}
}
