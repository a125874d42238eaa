package flags

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/api"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/scenarios"
)

// complete tells the shell's completion what may stand behind each flag: one of a few
// words, a file, a directory, or nothing that could be guessed.
func complete(c *cobra.Command, themes []string) {
	words := map[string][]string{
		"topology":   netsim.TopologyNames(),
		"difficulty": {"auto"},
		"retarget":   chain.RetargetNames(),
		"relay":      node.RelayNames(),
		"exec":       append([]string{"auto"}, netsim.ExecNames()...),
		"mine":       {"all", "none"},
		"theme":      themes,
		"layout":     {"overview", "race", "ledger", "network", "lecture"},
		"language":   scenarios.Languages(),
		"dots":       DotsNames(),
		"plain":      {"true", "all"},
		"http-as":    api.Dialects(),
		"speed":      {"1/8", "1", "4", "16", "64", "max"},
	}
	c.Flags().VisitAll(func(f *pflag.Flag) {
		offer := cobra.NoFileCompletions
		switch f.Name {
		case "csv":
			offer = func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
				return nil, cobra.ShellCompDirectiveFilterDirs
			}
		case "scenario":
			offer = completeScenario
		case "topology":
			offer = cobra.FixedCompletions(stems(words[f.Name]), cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveNoSpace)
		default:
			if is(f.Name, aFile) {
				offer = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault)
			}
			if list, fixed := words[f.Name]; fixed {
				offer = cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp)
			}
		}
		if err := c.RegisterFlagCompletionFunc(f.Name, offer); err != nil {
			panic(err) // a flag that was just visited is there, and is registered once
		}
	})
}

// completeScenario offers the built-in scenarios and files. They are read only here, since
// every start of the program registers it.
func completeScenario(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var played []cobra.Completion
	for _, s := range scenarios.List() {
		played = append(played, s.Name+"\t"+s.Title)
	}
	return played, cobra.ShellCompDirectiveDefault
}

// stems leaves out what the user has to choose: of random:K stays random:.
func stems(names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		if stem, _, chosen := strings.Cut(name, ":"); chosen {
			name = stem + ":"
		}
		list[i] = name
	}
	return list
}
