package flags

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"example.com/sosocoin/sim/lex"
)

// A Chapter is a text that the help prints.
type Chapter struct {
	Name, Title string
	Text        func() string // made only when it is asked for: every start has the list
}

// helpCommand prints a chapter, or which there are.
func helpCommand(p Program) *cobra.Command {
	var names []cobra.Completion
	for _, c := range p.Chapters {
		names = append(names, c.Name+"\t"+c.Title)
	}
	return &cobra.Command{
		Use:               "help [CHAPTER]",
		Short:             "Print a chapter on the program, or list them",
		Example:           "  sosocoin help\n  sosocoin help language | less",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp),
		RunE:              func(c *cobra.Command, asked []string) error { return p.help(c.OutOrStdout(), asked) },
	}
}

// help writes the chapter that is asked for; without a name, their list.
func (p Program) help(out io.Writer, asked []string) error {
	if len(asked) == 0 {
		return p.listChapters(out)
	}
	var names []string
	for _, c := range p.Chapters {
		if len(asked) == 1 && c.Name == asked[0] {
			_, err := io.WriteString(out, c.Text())
			return err
		}
		names = append(names, c.Name)
	}
	if len(asked) > 1 {
		return fmt.Errorf("help: %d chapters are named; expected one, such as help %s", len(asked), names[0])
	}
	hint := ""
	if near := lex.Nearest(asked[0], names); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return fmt.Errorf("help: %.40q is not a chapter; expected one of %s%s", asked[0], strings.Join(names, ", "), hint)
}

func (p Program) listChapters(out io.Writer) error {
	var b strings.Builder
	b.WriteString("sosocoin --help lists all flags; these print a chapter:\n\n")
	for _, c := range p.Chapters {
		fmt.Fprintf(&b, "  sosocoin help %-10s  %s\n", c.Name, c.Title)
	}
	b.WriteString("\nsosocoin man prints the manual page. In the dashboard ? explains what is on the screen.\n")
	_, err := io.WriteString(out, b.String())
	return err
}
