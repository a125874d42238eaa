package sweep_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/sweep"
)

// small is a sweep of a few tiny worlds.
func small() *sweep.Spec {
	return &sweep.Spec{
		Program: "test", Runs: 5, Seed: 1, Laws: []string{"stale.rate=two-miner"},
		World: []sweep.Word{{Name: "nodes", Value: "2"}, {Name: "topology", Value: "full"}, {Name: "relay", Value: "push"}, {Name: "retarget", Value: "none"}, {Name: "hashrate", Value: "2H/s"}, {Name: "blocks", Value: "20"}},
		Axes:  []sweep.Axis{{Name: "latency", Values: []string{"1s", "5s"}}, {Name: "loss", Values: []string{"0%", "10%"}}},
	}
}

// printed is all that a runner makes of its sweep.
func printed(t *testing.T, r *sweep.Runner) string {
	t.Helper()
	var out bytes.Buffer
	r.Workers = max(r.Workers, 1)
	r.Begin = func(columns []sweep.Column) error {
		rows, err := sweep.NewRows(&out, r.Spec, columns)
		if err == nil {
			r.Each = rows.Write
		}
		return err
	}
	table, err := r.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	out.WriteString(table.Text())
	if err := table.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// However many workers there are, and whatever was done before or elsewhere, the bytes are the same.
func TestSameBytesAnyway(t *testing.T) {
	t.Parallel()
	want := printed(t, &sweep.Runner{Spec: small()})
	if got := printed(t, &sweep.Runner{Spec: small(), Workers: 4}); got != want {
		t.Errorf("with four workers:\n%s\nwith one:\n%s", got, want)
	}
	dir := t.TempDir()
	var parts []string
	for part := range 3 {
		name := filepath.Join(dir, fmt.Sprint(part))
		parts = append(parts, name)
		j, err := sweep.Resume(name, small())
		if err != nil {
			t.Fatal(err)
		}
		r := &sweep.Runner{Spec: small(), Workers: 2, Shard: sweep.Shard{Part: part + 1, Of: 3}, Journal: j}
		if _, err := r.Run(context.Background()); err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
	slices.Reverse(parts)
	spec, j, err := sweep.Open(parts...)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	if got := printed(t, &sweep.Runner{Spec: spec, Journal: j, Finished: true}); got != want {
		t.Errorf("merged:\n%s\nat once:\n%s", got, want)
	}
	spec, j, err = sweep.Open(parts[1:]...)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	var missing *sweep.MissingError
	if _, err := (&sweep.Runner{Spec: spec, Workers: 1, Journal: j, Finished: true}).Run(context.Background()); !errors.As(err, &missing) || missing.Missing != 6 || missing.Of != 20 {
		t.Errorf("without a part: %v", err)
	}
}

// whole is the file of a sweep that has come to its end.
func whole(t *testing.T, spec *sweep.Spec) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "whole")
	j, err := sweep.Resume(name, spec)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&sweep.Runner{Spec: spec, Workers: 1, Journal: j}).Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Wherever the writing of a file is cut off, the sweep goes on from there to the same bytes.
func TestTornFilesAreHealed(t *testing.T) {
	t.Parallel()
	spec := small()
	spec.Axes, spec.Runs = spec.Axes[:1], 2
	want := printed(t, &sweep.Runner{Spec: spec})
	text := whole(t, spec)
	header := bytes.IndexByte(text, '\n') + 1
	for _, cut := range []int{0, 1, 5, 40, header - 1, header, header + 1, header + 40, len(text) - 40, len(text) - 1, len(text)} {
		name := filepath.Join(t.TempDir(), "torn")
		if err := os.WriteFile(name, text[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		j, err := sweep.Resume(name, spec)
		if err != nil {
			t.Errorf("cut at %d of %d: %v", cut, len(text), err)
			continue
		}
		if got := printed(t, &sweep.Runner{Spec: spec, Journal: j}); got != want {
			t.Errorf("cut at %d of %d:\n%s", cut, len(text), got)
		}
		if err := j.Close(); err != nil {
			t.Error(err)
		}
		if after, _ := os.ReadFile(name); !bytes.Equal(after, text) {
			t.Errorf("cut at %d of %d: the file is another in the end", cut, len(text))
		}
	}
}

// A file that is damaged elsewhere, or is of something else, is refused and left as it is.
func TestDamagedFilesAreRefused(t *testing.T) {
	t.Parallel()
	spec := small()
	spec.Axes, spec.Runs = nil, 3
	text := string(whole(t, spec))
	lines := strings.SplitAfter(text, "\n")
	another := small()
	for name, c := range map[string]struct{ text, problem string }{
		"not ours":       {"hello\nworld\n", ":1: it is no file of a sweep's results"},
		"a word":         {"hello", ":1: it is no file of a sweep's results"},
		"a bad header":   {strings.Replace(text, `"runs":3`, `"runs":4`, 1), ":1: it is no file"},
		"a bad line":     {lines[0] + strings.Replace(lines[1], "seed", "sead", 1) + lines[2], ":2: the line is damaged"},
		"two results":    {text + string(forged(lines[1])), "the run has another result"},
		"another sweep":  {string(whole(t, another)), ":1: it has the results of another sweep, with --runs 5"},
		"another figure": {lines[0] + string(resealed(strings.Replace(lines[1], "[", "[null,", 1))), "figures; expected"},
	} {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		j, err := sweep.Resume(path, spec)
		if err == nil {
			_, err = (&sweep.Runner{Spec: spec, Workers: 1, Journal: j}).Run(context.Background())
		}
		if err == nil || !strings.Contains(err.Error(), c.problem) {
			t.Errorf("%s: %v, expected %q", name, err, c.problem)
		}
		if after, _ := os.ReadFile(path); !strings.HasPrefix(string(after), c.text) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

// resealed is a line with another text and the checksum of that; forged has another value in it.
func resealed(line string) []byte {
	line = strings.TrimSuffix(line, "\n")
	return sweep.Checked([]byte(line[:strings.LastIndexByte(line, ' ')]))
}

func forged(line string) []byte { return resealed(strings.Replace(line, "[20]", "[21]", 1)) }

// What is not a sweep is refused with what was expected.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		change  func(*sweep.Spec)
		problem string
	}{
		{func(s *sweep.Spec) { s.Axes[0].Name = "latnecy" }, `--set: "latnecy" is not a setting; did you mean latency?`},
		{func(s *sweep.Spec) { s.Axes[0].Name = "seed" }, "--set: seed: each cell has the same seeds"},
		{func(s *sweep.Spec) { s.Axes[1].Name = "latency" }, "--set: latency is given twice"},
		{func(s *sweep.Spec) { s.Axes[0].Values = []string{"1s", "1000ms"} }, "--set: latency: 1s and 1000ms are the same"},
		{func(s *sweep.Spec) { s.Axes[1].Values = []string{"1.5"} }, "--set: loss: 1.5 is not a probability"},
		{func(s *sweep.Spec) { s.Axes[0] = sweep.Axis{Name: "shares", Values: []string{"1", "1"}} }, `a value with commas stands in quotes: shares="1,1"`},
		{func(s *sweep.Spec) { s.Axes[0] = sweep.Axis{Name: "nodes", Values: []string{"2", "1"}} }, "--set: nodes=1 loss=0%: nodes: 1 is not a network"},
		{func(s *sweep.Spec) { s.World = s.World[:5] }, "latency=1s loss=0%: its runs have no end"},
		{func(s *sweep.Spec) { s.Runs = 0 }, "--runs: 0 is not a number of runs"},
		{func(s *sweep.Spec) { s.Figures = []string{"stalerate"} }, `--figure: "stalerate" is not a figure; did you mean stale.rate?`},
		{func(s *sweep.Spec) { s.Figures = []string{"revenue"} }, "expected the node too, such as revenue(n0)"},
		{func(s *sweep.Spec) { s.Laws = []string{"two-miners"} }, `--law: "two-miners" is not a law; expected one of those that sosocoin theory lists; did you mean two-miner?`},
		{func(s *sweep.Spec) { s.Laws = []string{"overlap"} }, "--law: overlap is of no figure by itself"},
		{func(s *sweep.Spec) { s.Until = "stale.rate < 1" }, "--until: \"stale.rate < 1\" is not a condition"},
		{func(s *sweep.Spec) { s.Until = "stale.rate ci < 0" }, "--until: \"0\" is not how narrow"},
		{func(s *sweep.Spec) { s.Do = []string{"mien n0 on"} }, "do: \"mien n0 on\":"},
		{func(s *sweep.Spec) { s.Do = []string{"mine n7 on"} }, "do: \"mine n7 on\": n7 is not a node"},
	} {
		s := small()
		c.change(s)
		err := s.Check()
		if err == nil {
			_, err = (&sweep.Runner{Spec: s, Workers: 1}).Run(context.Background())
		}
		if err == nil || !strings.Contains(err.Error(), c.problem) {
			t.Errorf("found %v\nexpected %s", err, c.problem)
		}
	}
}

func TestAxis(t *testing.T) {
	for text, want := range map[string]string{
		"latency=1s,2s":                      "1s|2s",
		`shares="3,1,1",'1,1'`:               "3,1,1|1,1",
		`strategy="", "n0,n1:selfish" ,n0:x`: "|n0,n1:selfish|n0:x",
		"do=say a = b":                       "say a = b",
		"latency=":                           `!latency: "" has an empty value`,
		"latency":                            `!"latency" says not what is set`,
		"latency=1s,":                        "!latency: \"1s,\" has an empty value",
		`do="a`:                              `!do: the quote in "\"a" has no end`,
		`do="a"b`:                            `!do: "b" stands behind a quote`,
		"=1":                                 `!"=1" says not what is set`,
	} {
		a, err := sweep.ParseAxis(text)
		got := strings.Join(a.Values, "|")
		if err != nil {
			got = "!" + err.Error()
		}
		if got != want && !(strings.HasPrefix(want, "!") && strings.HasPrefix(got, want)) {
			t.Errorf("%s: %s, expected %s", text, got, want)
		}
	}
}

// Any values can be written.
func TestAxisHoldsItsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.StringMatching(`[a-z:,' =]{0,8}`), 1, 5).Draw(t, "values")
		a, err := sweep.ParseAxis(`x="` + strings.Join(values, `","`) + `"`)
		if err != nil || !slices.Equal(a.Values, values) {
			t.Fatalf("%q: %q, %v", values, a.Values, err)
		}
	})
}

// Results are read as they are written, and in no other form.
func TestResultsAreCanonical(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := &sweep.Result{Seed: rapid.Uint64().Draw(t, "seed"), Failed: rapid.IntRange(0, 3).Draw(t, "failed"), Broke: rapid.String().Draw(t, "broke")}
		for range rapid.IntRange(0, 5).Draw(t, "columns") {
			r.Values = append(r.Values, sweep.Value{X: rapid.Float64Range(-1e18, 1e18).Draw(t, "x"), Of: rapid.IntRange(1, 1000).Draw(t, "of")}, sweep.Value{})
		}
		line := r.Bytes()
		again, err := sweep.ParseResult(line, len(r.Values))
		if err != nil || !bytes.Equal(again.Bytes(), line) {
			t.Fatalf("%s: %v", line, err)
		}
		if _, err := sweep.ParseResult(append(line, ' '), len(r.Values)); err == nil {
			t.Fatalf("%s with a space is read", line)
		}
	})
}

// A cell goes on until its interval is narrow, or it may not.
func TestUntilNarrow(t *testing.T) {
	t.Parallel()
	spec := small()
	spec.Axes, spec.Runs, spec.Until = spec.Axes[:1], 3, "stale.rate ci < 4%"
	table, err := (&sweep.Runner{Spec: spec, Workers: 2}).Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range table.Cells {
		for _, m := range s.Figures {
			if m.Name == "stale.rate" && (m.Interval.Half() >= 0.04 || s.Runs < 5) {
				t.Errorf("%s: half an interval %v after %d runs", s.Cell.Title(), m.Interval.Half(), s.Runs)
			}
		}
	}
	spec.Most, spec.Until = 5, "stale.rate ci < 0.01%"
	table, err = (&sweep.Runner{Spec: spec, Workers: 2}).Run(context.Background())
	if err != nil || table.Wide != 2 || table.Cells[0].Runs != 5 || table.Failure() == nil {
		t.Errorf("%v, %d cells are wide after %d runs: %v", err, table.Wide, table.Cells[0].Runs, table.Failure())
	}
}

// Laws take their parameters from the cell.
func TestLawsOfCells(t *testing.T) {
	t.Parallel()
	spec := small()
	spec.Axes, spec.Runs = spec.Axes[:1], 2
	spec.World = append(spec.World, sweep.Word{Name: "strategy", Value: "n0:selfish"}, sweep.Word{Name: "shares", Value: "1,3"})
	spec.Laws = []string{"two-miner", "stale.rate=two-miner delay=2s share=0.5", "stale.rate=overlap delay=loss", "revenue(n0)=sm1 gamma=0", "stale.rate=decker-wattenhofer"}
	table, err := (&sweep.Runner{Spec: spec, Workers: 1}).Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	said := table.Cells[1].Said
	if of := said[0].Of; of["delay"] != 5 || of["interval"] != 10 || of["share"] != 0.25 {
		t.Errorf("%v", of)
	}
	if of := said[1].Of; of["delay"] != 2 || of["share"] != 0.5 {
		t.Errorf("%v", of)
	}
	if said[2].Err == nil {
		t.Errorf("a share is no delay, and is %v", said[2].Value)
	}
	if of := said[3].Of; of["alpha"] != 0.25 || of["gamma"] != 0 {
		t.Errorf("%v", of)
	}
	text := table.Text()
	if !strings.Contains(text, "\ndecker-wattenhofer takes spread=12.6s, which is its default: nothing in a cell is called so.") || strings.Contains(text, "takes interval") || strings.Contains(text, "two-miner takes") {
		t.Errorf("the defaults of laws:\n%s", text)
	}
}
