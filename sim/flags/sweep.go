package flags

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/graph"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/sweep"
)

// Sweep is a grid of runs that is asked for, or what is to be made of the results of one.
type Sweep struct {
	Spec    sweep.Spec
	Files   []string // whose results are to be merged, in place of a Spec; nil: none
	Show    bool     // them, in a view
	Theme   string   // of the view; "": as the terminal is
	Resume  string   // file of the results; "": none
	Shard   sweep.Shard
	Workers int
	Yes     bool // however long it takes
	CSV     string
	Page    string
	Picture string
	Served  *Served // nil: it is played here

	set, figures, laws []string // as they were written
}

// sweeps is the table of the flags of a sweep alone.
func sweeps() []setting {
	return []setting{
		{"runs", "N", "10", "runs of each cell, with seeds from --seed on, the same in each cell; with --until: at first", func(s *Settings, v string) (err error) { s.Sweep.Spec.Runs, err = count(v, sweep.MostRuns); return }},
		{"until", "CONDITION", "", "add runs to each cell until an interval is so narrow: 'stale.rate ci < 0.002', half of the 95 % interval", func(s *Settings, v string) error { s.Sweep.Spec.Until = v; return nil }},
		{"most", "N", "", "with --until: runs of a cell at the most (default 10000)", func(s *Settings, v string) (err error) { s.Sweep.Spec.Most, err = count(v, sweep.MostRuns); return }},
		{"resume", "FILE", "", "keep each result in this file, and go on where it ends", func(s *Settings, v string) error { return name(&s.Sweep.Resume, v, "file") }},
		{"shard", "I/N", "", "play only the I-th of N parts, into the file of --resume; sosocoin sweep merge joins them", func(s *Settings, v string) (err error) { s.Sweep.Shard, err = sweep.ParseShard(v); return }},
		{"workers", "N", "", "jobs at once (default one for each processor); the results are the same", func(s *Settings, v string) (err error) { s.Sweep.Workers, err = count(v, 4096); return }},
	}
}

// count reads a whole number from 1 on.
func count(v string, most int) (int, error) {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > most {
		return 0, fmt.Errorf("%.40q is not a number; expected a whole one from 1 to %d", v, most)
	}
	return n, nil
}

// forSweep takes away the flags that a sweep has no use for, and adds its own.
func (f *Flags) forSweep() {
	s := &Sweep{}
	f.settings.Sweep = s
	f.leaveOut(notSwept, "a sweep")
	f.own = map[string]bool{}
	list := func(to *[]string, name, kind, usage string) {
		f.own[name] = true
		f.set.Var(&lines{list: to, kind: kind}, name, usage)
	}
	list(&s.set, "set", "NAME=V1,V2", "a setting and the values that it takes, such as latency=100ms,1s; may be repeated: a cell is one value of each. NAME is a flag of the world, a parameter, scenario, do, for or blocks; a value with commas stands in quotes")
	list(&s.figures, "figure", "NAME", "a figure to show, such as stale.rate or revenue(n0), or all; may be repeated")
	list(&s.laws, "law", "[FIGURE=]LAW", "what a paper says, to stand beside: stale.rate=two-miner, also with where its parameters come from: 'two-miner delay=latency share=0.5'; may be repeated")
	for _, t := range sweeps() {
		f.own[t.name] = true
		f.set.Var(&text{value: t.value, kind: t.placeholder}, t.name, t.usage)
	}
	f.own["yes"] = true
	f.flip(&s.Yes, "yes", "play it however many runs it has")
	for name, usage := range map[string]string{
		"seed":   "of the first run of each cell; the next have the next",
		"json":   "print the table as one JSON object",
		"csv":    "write a row for each run into this FILE, for pandas or R",
		"report": "write a page of HTML with plots into this FILE",
		"svg":    "draw the plots alone into this FILE",
	} {
		f.set.Lookup(name).Usage = usage
	}
	f.set.Lookup("csv").Value = &text{kind: "FILE"}
}

// readSweep reads the flags of a sweep. What the world comes to is for its cells to say.
func (f *Flags) readSweep() (*Settings, error) {
	s := f.settings
	given := *s.Sweep
	s.Sweep = &given
	for _, t := range sweeps() {
		if flag := f.set.Lookup(t.name); flag.Changed || flag.DefValue != "" {
			if err := t.read(&s, flag.Value.String()); err != nil {
				return nil, &Error{t.name, err.Error()}
			}
		}
	}
	if err := f.readGrid(s.Sweep); err != nil {
		return nil, err
	}
	s.Sweep.CSV, s.Sweep.Page, s.Sweep.Picture = f.set.Lookup("csv").Value.String(), f.set.Lookup("report").Value.String(), f.set.Lookup("svg").Value.String()
	if s.Sweep.Workers == 0 {
		s.Sweep.Workers = runtime.GOMAXPROCS(0)
	}
	if err := s.Sweep.consistent(); err != nil {
		return nil, err
	}
	if s.Sweep.Served != nil {
		if err := s.Sweep.Served.consistent(f.given); err != nil {
			return nil, err
		}
	}
	return &s, s.apartSweep()
}

// readGrid reads what is set, in all cells and in each.
func (f *Flags) readGrid(s *Sweep) error {
	spec := &s.Spec
	spec.Figures, spec.Laws, spec.Do = names(s.figures), s.laws, f.do
	for _, t := range settings.All() {
		flag := f.set.Lookup(t.Name)
		if !f.given(t.Name) {
			continue
		}
		value, err := sweep.Canonical(t.Name, flag.Value.String())
		switch {
		case err != nil:
			return &Error{t.Name, err.Error()}
		case t.Name == "seed":
			spec.Seed, _ = strconv.ParseUint(value, 10, 64) // which has been read
		default:
			spec.World = append(spec.World, sweep.Word{Name: t.Name, Value: value})
		}
	}
	if !f.given("seed") {
		spec.Seed = settings.Default().Seed
	}
	for _, word := range f.params {
		name, value, _ := strings.Cut(word, "=")
		if !slices.Contains(paramNames(), name) {
			return &Error{"param", fmt.Sprintf("%.40q is not a parameter; expected one of %s", name, strings.Join(paramNames(), ", "))}
		}
		canonical, err := sweep.Canonical(name, value)
		if err != nil {
			return &Error{"param", name + ": " + err.Error()}
		}
		spec.World = append(spec.World, sweep.Word{Name: name, Value: canonical})
	}
	for _, name := range []string{"for", "blocks", "scenario"} {
		if !f.given(name) {
			continue
		}
		value, err := sweep.Canonical(name, f.set.Lookup(name).Value.String())
		if err != nil {
			return &Error{name, err.Error()}
		}
		spec.World = append(spec.World, sweep.Word{Name: name, Value: value})
	}
	for _, text := range s.set {
		a, err := sweep.ParseAxis(text)
		if err != nil {
			return &Error{"set", err.Error()}
		}
		spec.Axes = append(spec.Axes, a)
	}
	if err := s.readNetworks(); err != nil {
		return err
	}
	return s.readScripts()
}

// mostNetwork is the size of the largest network that a sweep has in its results, so that they are complete.
const mostNetwork = 16 << 20

// readNetworks reads the networks that are files, so that the sweep is complete by itself.
func (s *Sweep) readNetworks() error {
	return s.each("topology", func(value string) error {
		file, ok := strings.CutPrefix(value, graph.OfFile)
		if !ok {
			return nil
		}
		text, err := graph.Text(file)
		if err == nil && len(text) > mostNetwork {
			err = fmt.Errorf("%s has %d MB; expected at most %d in a sweep", file, len(text)>>20, mostNetwork>>20)
		}
		if err == nil {
			_, err = graph.Parse(file, text)
		}
		if err != nil {
			return &Error{"topology", err.Error()}
		}
		if s.Spec.Networks == nil {
			s.Spec.Networks = map[string]string{}
		}
		s.Spec.Networks[file] = string(text)
		return nil
	})
}

// each shows the values that a setting takes, in all cells and in some.
func (s *Sweep) each(name string, show func(value string) error) error {
	var values []string
	for _, w := range s.Spec.World {
		if w.Name == name {
			values = append(values, w.Value)
		}
	}
	for _, a := range s.Spec.Axes {
		if a.Name == name {
			values = append(values, a.Values...)
		}
	}
	for _, v := range values {
		if err := show(v); err != nil {
			return err
		}
	}
	return nil
}

// names are the figures of all lists such as "stale.rate,interval".
func names(lists []string) (all []string) {
	for _, list := range lists {
		for name := range strings.SplitSeq(list, ",") {
			all = append(all, strings.TrimSpace(name))
		}
	}
	return all
}

// readScripts reads the scenarios that are files, so that the sweep is complete by itself.
func (s *Sweep) readScripts() error {
	return s.each("scenario", func(name string) error {
		if scenarios.IsName(name) {
			if _, err := scenarios.Open(name); err != nil {
				return &Error{"scenario", err.Error()}
			}
			return nil
		}
		text, err := files.Read(name, scenario.MaxSize)
		if err != nil {
			return &scenario.Error{File: name, Problem: err.Error()}
		}
		if _, err := scenario.Parse(name, string(text)); err != nil {
			return err
		}
		if s.Spec.Scripts == nil {
			s.Spec.Scripts = map[string]string{}
		}
		s.Spec.Scripts[name] = string(text)
		return nil
	})
}

// consistent refuses flags that contradict each other.
func (s *Sweep) consistent() error {
	switch {
	case s.Shard.Of > 0 && s.Resume == "":
		return &Error{"shard", "leaves its results in a file; add --resume part.sweep"}
	case s.Shard.Of > 0 && s.Spec.Until != "":
		return &Error{"shard", "plays some runs only, and --until looks at all of a cell; leave one of them out"}
	case s.Shard.Of > 0 && len(s.outputs()) > 0:
		return &Error{"shard", "plays some runs only; sosocoin sweep merge writes tables and pages of all parts"}
	case s.Spec.Most > 0 && s.Spec.Until == "":
		return &Error{"most", "is how far --until may go; add that"}
	case s.Spec.Most > 0 && s.Spec.Most < s.Spec.Runs:
		return &Error{"most", fmt.Sprintf("%d is less than --runs, %d", s.Spec.Most, s.Spec.Runs)}
	case s.Spec.Seed+uint64(sweep.MostRuns) < s.Spec.Seed:
		return &Error{"seed", "the runs have the seeds from here on, and there are no greater ones; expected less"}
	}
	if err := s.Spec.Check(); err != nil {
		return err
	}
	return nil
}

// apartSweep refuses files that take the place of others, and what could not be written.
func (s *Settings) apartSweep() error {
	outs := s.Sweep.outputs()
	for _, out := range outs {
		if err := files.Check(out.name); err != nil {
			return &Error{out.flag, err.Error()}
		}
	}
	if s.Sweep.Resume != "" { // which is added to, by rules of its own
		outs = append(outs, output{"resume", s.Sweep.Resume, ""})
	}
	return s.apart(outs)
}

// outputs are the files that are written when a sweep is over.
func (s *Sweep) outputs() []output {
	return slices.DeleteFunc([]output{{"csv", s.CSV, ""}, {"report", s.Page, ""}, {"svg", s.Picture, ""}}, func(o output) bool { return o.name == "" })
}

// Figures are those that a merge shows in place of the sweep's own; nil: it says none.
func (s *Sweep) Figures() []string { return names(s.figures) }
