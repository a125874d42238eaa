package flags

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand prints the manual page.
func manCommand(p Program) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Long:    "Print the manual page in roff, as man reads it.",
		Example: "  sosocoin man | man -l -\n  sosocoin man > sosocoin.1",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return p.writeMan(c.OutOrStdout()) },
	}
}

// released is the month of the version, so that the page is the same whenever it is
// printed.
func released() *time.Time {
	t := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	return &t
}

// writeMan writes the manual page of the flags, and of how the program ends.
func (p Program) writeMan(out io.Writer) error {
	root := p.flagsOnly()
	root.InitDefaultVersionFlag()
	root.DisableAutoGenTag = true
	header := &doc.GenManHeader{
		Title: "SOSOCOIN", Section: "1", Date: released(), Source: "sosocoin " + p.Version, Manual: "User Commands",
	}
	if err := doc.GenMan(root, header, out); err != nil {
		return err
	}
	_, err := fmt.Fprint(out, `.SH ENVIRONMENT
.TP
\fBSOSOCOIN_NAME\fP
Every flag has a variable, such as SOSOCOIN_TX_RATE for \fB--tx-rate\fP; one that may be repeated has a value a line. A flag counts before its variable, and that before the file. Others that begin so are warned of, but for those that a container platform sets, such as SOSOCOIN_SERVICE_HOST.
.TP
\fBXDG_CONFIG_HOME\fP
Where the file lies; else it is in .config of the home directory.
.TP
\fBNO_COLOR\fP, \fBCOLORTERM\fP, \fBTERM\fP, \fBCOLORFGBG\fP, \fBLC_ALL\fP, \fBLC_CTYPE\fP, \fBLANG\fP
What the terminal can show.
.SH OUTPUTS
A FILE may be \fB-\fP, which is standard output, /dev/stderr, /dev/fd/3 or a pipe: these are written to as they are open. Any other file is written aside and renamed when it is whole.
.SH FILES
.TP
\fI$XDG_CONFIG_HOME/sosocoin/config.yaml\fP
Other defaults for flags, by their names, and other keys for the actions of the dashboard, below the name keys, and layouts of its panels, below the name layouts. \fB--show-config\fP shows what holds, in the form of this file; \fB--list-keys\fP names the actions.
.SH EXIT STATUS
.TP
\fB0\fP
All is well.
.TP
\fB1\fP
A check or an expectation failed, or something went wrong while it ran.
.TP
\fB2\fP
Wrong use. The message says what was found and what was expected.
.TP
\fB130\fP
Ctrl-C or a request to end.
.TP
\fB141\fP
The reader of standard output has left, as \fBhead\fP does.
`)
	return err
}
