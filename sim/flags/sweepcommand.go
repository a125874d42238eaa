package flags

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.com/sosocoin/sim/lex"
)

// sweepCommand plays a grid of worlds over many seeds.
func sweepCommand(p Program) *cobra.Command {
	c := &cobra.Command{
		Use:   "sweep",
		Short: "Play a grid of settings over many seeds, and print means with error bars",
		Long: "Play each cell of a grid of settings with many seeds, on all processors, and print each figure's mean, its 95 % interval and quantiles." +
			"\nThe world's flags are those of sosocoin itself, and hold in all cells. sosocoin help sweeps tells more.",
		Example: `  sosocoin sweep --set latency=100ms,1s,10s --set nodes=8,64 --runs 50 --blocks 200
  sosocoin sweep --nodes 2 --relay push --set latency=1s,2s --blocks 500 --law stale.rate=two-miner
  sosocoin sweep --set 'strategy=n0:selfish,n0:honest' --blocks 500 --until 'revenue(n0) ci < 0.01'
  sosocoin sweep --set nodes=8,64 --blocks 100 --runs 100 --resume out.sweep --csv runs.csv`,
		Args: func(_ *cobra.Command, words []string) error {
			if len(words) > 0 {
				if near := lex.Nearest(words[0], []string{"merge", "serve", "show", "work"}); near != "" {
					return fmt.Errorf("%.40q belongs to no flag; did you mean %s?", words[0], near)
				}
			}
			return NoArguments(words)
		},
	}
	set := Add(c.Flags())
	set.forSweep()
	c.RunE = func(*cobra.Command, []string) error { return p.fillAndStart(set) }
	complete(c, p.Themes)
	c.AddCommand(p.mergeCommand(), p.serveSweepCommand(), p.showCommand(), p.workCommand())
	return c
}

// mergeCommand joins the results of parts.
func (p Program) mergeCommand() *cobra.Command {
	s := &Settings{Sweep: &Sweep{}}
	s.blame = func(err error) error { return err }
	var figures []string
	c := &cobra.Command{
		Use:   "merge FILE ...",
		Short: "Join the results of a sweep's parts, to what one machine prints",
		Long:  "Read the files that parts of one sweep have left with --resume, and print the table that one machine would have printed.",
		Example: `  sosocoin sweep merge part1.sweep part2.sweep part3.sweep
  sosocoin sweep merge part*.sweep --csv runs.csv --json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, names []string) error {
			if len(names) == 0 {
				return fmt.Errorf("sweep merge: no file is named; expected those of --resume, such as part1.sweep")
			}
			s.Sweep.Files, s.Sweep.figures = names, figures
			if err := s.apartSweep(); err != nil {
				return err
			}
			return p.Start(s)
		},
	}
	set := c.Flags()
	set.Var((*flip)(&s.JSON), "json", "print the table as one JSON object")
	set.Lookup("json").NoOptDefVal = "true"
	set.StringVar(&s.Sweep.CSV, "csv", "", "write a row for each run into this `FILE`, for pandas or R")
	set.StringVar(&s.Sweep.Page, "report", "", "write a page of HTML with plots into this `FILE`")
	set.StringVar(&s.Sweep.Picture, "svg", "", "draw the plots alone into this `FILE`")
	set.Var(&lines{list: &figures, kind: "NAME"}, "figure", "a figure to show, in place of those that the sweep was asked for; may be repeated")
	return c
}

// showCommand looks at the results of a sweep.
func (p Program) showCommand() *cobra.Command {
	s := &Settings{Sweep: &Sweep{Show: true}}
	s.blame = func(err error) error { return err }
	c := &cobra.Command{
		Use:   "show FILE ...",
		Short: "Look at the results of a sweep, and open its runs in the dashboard",
		Long: "Show what a sweep has left with --resume, also one that has not ended or parts of one: cells with their means, intervals and quantiles, sorted and filtered, and" +
			"\nthe runs of a cell. enter on a run shows it in the dashboard, and when the view ends the command line that repeats it is printed.",
		Example: `  sosocoin sweep show out.sweep
  sosocoin sweep show part*.sweep --figure interval`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, names []string) error {
			if len(names) == 0 {
				return fmt.Errorf("sweep show: no file is named; expected one of --resume, such as out.sweep")
			}
			s.Sweep.Files = names
			return p.Start(s)
		},
	}
	set := c.Flags()
	set.StringVar(&s.Sweep.Theme, "theme", "", "one of "+strings.Join(p.Themes, ", ")+" (default: as the terminal is): the `NAME` of its colours")
	set.Var((*flip)(&s.ASCII), "ascii", "draw with ASCII characters only")
	set.Lookup("ascii").NoOptDefVal = "true"
	set.Var(&lines{list: &s.Sweep.figures, kind: "NAME"}, "figure", "the figure to begin with")
	return c
}
