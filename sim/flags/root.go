package flags

import (
	"io"

	"github.com/spf13/cobra"
)

// Program is what the command line has to know of the program behind it.
type Program struct {
	Version  string
	Out, Err io.Writer
	Themes   []string              // of the dashboard
	Environ  []string              // as os.Environ has it
	Chapters []Chapter             // of the help
	Start    func(*Settings) error // runs what the flags ask for
}

// words stand behind the program's name in place of flags.
func words() []string {
	return []string{"completion", "experiment", "help", "man", "picture", "serve", "sweep", "theory", "verify"}
}

// Root returns the command line: the flags, and words that print something about them.
func (p Program) Root() *cobra.Command {
	root := p.flagsOnly()
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	root.SetHelpCommand(helpCommand(p))
	root.AddCommand(experimentCommand(p), manCommand(p), pictureCommand(p), serveCommand(p), sweepCommand(p), theoryCommand(p), verifyCommand(p))
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.RunE = func(_ *cobra.Command, shells []string) error { return noSuchShell(shells) }
			c.Args = cobra.ArbitraryArgs
		}
		c.Hidden = true // --help tells of the words by itself; so the next line
		root.ValidArgs = append(root.ValidArgs, c.Name()+"\t"+c.Short)
	}
	complete(root, p.Themes)
	return root
}

// flagsOnly is the command line without words.
func (p Program) flagsOnly() *cobra.Command {
	root := &cobra.Command{
		Use:   "sosocoin",
		Short: "A laboratory for proof-of-work consensus in a terminal",
		Long: "Nodes race to mine, fork, reorganise, partition and heal on a simulated network.\nWithout flags: a live dashboard. With --headless: the same world flat out, and a report.\n\n" +
			"sosocoin help lists the chapters on all of it. sosocoin theory prints what papers predict. sosocoin sweep plays a grid of settings over many seeds. sosocoin verify checks blocks that a run has written. sosocoin picture draws the dashboard, also as a picture that moves. sosocoin serve runs a world for others, by HTTP and ssh. sosocoin completion SHELL and sosocoin man print what a shell's completion (bash, zsh, fish or powershell) and man read.",
		Example: `  sosocoin
  sosocoin --nodes 20 --latency 2s --loss 5%
  sosocoin --headless --blocks 1000 --json
  sosocoin --headless --blocks 1000 --csv tables --report run.html
  sosocoin --headless --for 10m --trace all.jsonl
  sosocoin --headless --scenario partition --report partition.html`,
		Version:       p.Version,
		Args:          func(_ *cobra.Command, words []string) error { return NoArguments(words) },
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return Refuse(c.Flags(), err) })
	set := Add(root.Flags())
	root.RunE = func(*cobra.Command, []string) error { return p.fillAndStart(set) }
	return root
}
