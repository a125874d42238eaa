package flags

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"example.com/sosocoin/sim/plain"
)

// pictureCommand draws the dashboard of a run without a terminal.
func pictureCommand(p Program) *cobra.Command {
	c := &cobra.Command{
		Use:   "picture",
		Short: "Draw the dashboard as an SVG picture, still or moving",
		Long: "Draw the dashboard at a moment of a run as an SVG picture, without a terminal.\nWith --animate: a stretch of the run, as a picture that moves, for a page or a lecture." +
			"\nThe world's flags are those of sosocoin itself. The same flags and seed give the same picture.",
		Example: `  sosocoin picture --at 90s -o dashboard.svg
  sosocoin picture --scenario fork --theme light -o fork.svg
  sosocoin picture --animate --from 60s --to 80s --speed 2 -o race.svg`,
		Args: func(_ *cobra.Command, words []string) error { return NoArguments(words) },
	}
	set := Add(c.Flags())
	set.forShot()
	c.RunE = func(*cobra.Command, []string) error { return p.fillAndStart(set) }
	complete(c, p.Themes)
	return c
}

// forShot takes away the flags that a picture has no use for, and adds its own.
func (f *Flags) forShot() {
	f.settings.Shot = &Shot{}
	f.leaveOut(notDrawn, "a picture")
	f.own = map[string]bool{}
	for _, s := range shots() {
		f.own[s.name] = true
		f.set.VarP(&text{value: s.value, kind: s.placeholder}, s.name, map[string]string{"output": "o"}[s.name], s.usage)
	}
	f.own["animate"] = true
	f.flip(&f.settings.Shot.Animate, "animate", "draw a picture that moves, which shows the run from --from to --to over and over")
}

// unneeded refuses a flag of the command line that changes nothing here.
func (f *Flags) unneeded() error {
	var err error
	f.set.Visit(func(flag *pflag.Flag) {
		if f.useless[flag.Name] && err == nil {
			err = &Error{flag.Name, "changes nothing in " + f.uselessIn + "; leave it out"}
		}
	})
	return err
}

// fillAndStart starts what the flags, the environment and the user's file ask for.
func (p Program) fillAndStart(set *Flags) error {
	if err := set.Fill(p.Environ, func(warning string) { fmt.Fprintln(p.Err, "sosocoin:", plain.Line(warning)) }); err != nil {
		return err
	}
	settings, err := set.Settings()
	if err != nil {
		return err
	}
	return p.Start(settings)
}
