package flags

import (
	"fmt"

	"github.com/spf13/cobra"
)

// verifyCommand checks a file of blocks from its bytes alone.
func verifyCommand(p Program) *cobra.Command {
	s := &Settings{}
	s.blame = func(err error) error { return err }
	return &cobra.Command{
		Use:   "verify FILE",
		Short: "Check the blocks that --chain has written, from their bytes alone",
		Long: "Check the blocks that --chain has written, from their bytes alone: proof of work, targets, Merkle roots, signatures, amounts and all other rules but\n" +
			"the one that looks at a node's clock. It exits with 1 if the chain that the file calls the best is not the valid one with the most work.",
		Example: `  sosocoin --headless --blocks 100 --chain run.chain
  sosocoin verify run.chain`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, names []string) error {
			if len(names) != 1 {
				return fmt.Errorf("verify: %d files are named; expected one that --chain has written", len(names))
			}
			s.Verify = names[0]
			return p.Start(s)
		},
	}
}
