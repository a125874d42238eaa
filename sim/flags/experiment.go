package flags

import (
	"fmt"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/settings"
)

// Experiment is what is asked of the experiments that are built in.
type Experiment struct {
	Name    string // "all": each
	List    bool   // only their list
	Runs    int    // of each cell; 0: as many as usual
	Seed    uint64
	Workers int
	Page    string
	Picture string
}

// experimentCommand plays an experiment that is built in.
func experimentCommand(p Program) *cobra.Command {
	s := &Settings{Trial: &Experiment{Seed: settings.Default().Seed}}
	s.blame = func(err error) error { return err }
	x := s.Trial
	var seed, runs, workers text
	c := &cobra.Command{
		Use:   "experiment [NAME|all]",
		Short: "Play an experiment of which a paper says what comes out, and judge it",
		Long: "Play an experiment that is built in: a sweep of worlds, beside what papers say, with a verdict on each cell. It fails if more than one cell in twenty lies outside, and more than one." +
			"\nsosocoin help sweeps tells more.",
		Example: "  sosocoin experiment --list\n  sosocoin experiment selfish\n  sosocoin experiment all --report papers.html",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, names []string) (err error) {
			switch {
			case len(names) > 1:
				return fmt.Errorf("experiment: %d are named; expected one, or all", len(names))
			case len(names) == 1:
				x.Name = names[0]
			case !x.List:
				return fmt.Errorf("experiment: none is named; sosocoin experiment --list lists them, and all plays each")
			}
			x.Workers = runtime.GOMAXPROCS(0)
			for _, f := range []struct {
				flag string
				read func(v string) error
			}{
				{"runs", func(v string) error { x.Runs, err = count(v, 1_000_000); return err }},
				{"workers", func(v string) error { x.Workers, err = count(v, 4096); return err }},
				{"seed", func(v string) error {
					x.Seed, err = readSeed(v)
					return err
				}},
			} {
				if flag := c.Flags().Lookup(f.flag); flag.Changed {
					if err := f.read(flag.Value.String()); err != nil {
						return &Error{f.flag, err.Error()}
					}
				}
			}
			outs := slices.DeleteFunc([]output{{"report", x.Page, ""}, {"svg", x.Picture, ""}}, func(o output) bool { return o.name == "" })
			for _, o := range outs {
				if err := files.Check(o.name); err != nil {
					return &Error{o.flag, err.Error()}
				}
			}
			if err := s.apart(outs); err != nil {
				return err
			}
			return p.Start(s)
		},
	}
	set := c.Flags()
	onOff := func(to *bool, name, usage string) { set.VarPF((*flip)(to), name, "", usage).NoOptDefVal = "true" }
	onOff(&x.List, "list", "list the experiments, and end")
	onOff(&s.JSON, "json", "print JSON")
	runs.kind, seed.kind, workers.kind = "N", "N", "N"
	set.Var(&runs, "runs", "runs of each cell (default: as many as the experiment needs)")
	set.Var(&seed, "seed", "of the first run of each cell (default 1)")
	set.Var(&workers, "workers", "jobs at once (default one for each processor)")
	set.StringVar(&x.Page, "report", "", "write a page of HTML with plots into this `FILE`")
	set.StringVar(&x.Picture, "svg", "", "draw the plots alone into this `FILE`")
	return c
}

func readSeed(v string) (uint64, error) {
	c := settings.Default()
	for _, t := range settings.All() {
		if t.Name == "seed" {
			if err := t.Read(&c, v); err != nil {
				return 0, err
			}
		}
	}
	return c.Seed, nil
}
