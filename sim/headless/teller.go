package headless

import (
	"fmt"
	"io"
	"strings"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/report/page"
	"example.com/sosocoin/sim/scenario"
)

// teller writes what a scenario says: before the report, or, where the report is for
// another program, on standard error.
type teller struct {
	out    io.Writer
	report io.Writer // where the report goes
	files  *outputs.Outputs
	story  *page.Story
}

func (r *Run) teller() *teller {
	t := &teller{r.Out, r.Out, r.Files, &page.Story{Title: r.Settings.Scenario.Title}}
	if r.Settings.JSON {
		t.out = r.Err
	}
	return t
}

// catchUp writes what a player has said since the last time, behind what a trace told
// before.
func (t *teller) catchUp(p *scenario.Player) {
	for _, told := range p.Told()[len(t.story.Told):] {
		t.files.Flush()
		_, err := fmt.Fprintf(t.out, "%10v  %s\n", told.At, strings.ReplaceAll(told.Text, "\n", "\n            "))
		if files.Left(err) && t.out == t.report {
			t.files.Unread()
		}
		t.story.Tell(told.At, told.Text)
	}
}

// end parts what was said from what follows.
func (t *teller) end() {
	if len(t.story.Told) > 0 {
		fmt.Fprintln(t.out)
	}
}
