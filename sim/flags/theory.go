package flags

import (
	"io"

	"github.com/spf13/cobra"

	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/theory/answer"
)

// theoryCommand prints what a law predicts, or lists the laws.
func theoryCommand(p Program) *cobra.Command {
	asJSON, asPolicy := new(flip), new(flip)
	c := &cobra.Command{
		Use:   "theory [LAW [NAME=VALUE ...]]",
		Short: "Print what a paper predicts, or list the laws",
		Long:  "Print what a law of a paper predicts for these parameters; without a law, list them all.\nA parameter that is left out has its default. sosocoin help theory tells more.",
		Example: `  sosocoin theory
  sosocoin theory rosenfeld q=0.1 z=6
  sosocoin theory two-miner delay=2s interval=10s --json
  sosocoin theory optimal alpha=0.4 gamma=0.5 --policy > mine.policy`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeTheory,
		RunE: func(_ *cobra.Command, words []string) error {
			out, err := answer.Text(words, bool(*asJSON), bool(*asPolicy))
			if err != nil {
				return err
			}
			_, err = io.WriteString(p.Out, out)
			return err
		},
	}
	c.Flags().Var(asJSON, "json", "print JSON")
	c.Flags().Var(asPolicy, "policy", "print the policy table that a law is about, not its revenue")
	for _, name := range []string{"json", "policy"} {
		c.Flags().Lookup(name).NoOptDefVal = "true"
	}
	return c
}

// completeTheory offers laws, and then their parameters.
func completeTheory(_ *cobra.Command, words []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var offered []cobra.Completion
	if len(words) == 0 {
		for _, l := range theory.Laws() {
			offered = append(offered, l.Name+"\t"+l.Predicts)
		}
		return offered, cobra.ShellCompDirectiveNoFileComp
	}
	l, _ := theory.Lookup(words[0])
	for _, p := range l.Params {
		offered = append(offered, p.Name+"=\t"+p.Doc)
	}
	return offered, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
