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
	err    io.Writer
	report io.Writer // where the report goes
	files  *outputs.Outputs
	story  *page.Story
	told   int
	noted  bool
}

func (r *Run) teller() *teller {
	t := &teller{out: r.Out, err: r.Err, report: r.Out, files: r.Files, story: &page.Story{}}
	if s := r.Settings.Scenario; s != nil {
		t.story.Title = s.Title
	}
	if r.Settings.JSON {
		t.out = r.Err
	}
	return t
}

// catchUp writes what a player has said since the last time, behind what a trace told
// before, and once that it does very much at one moment.
func (t *teller) catchUp(p *scenario.Player) {
	t.told = min(t.told, p.Said()) // less: time has gone back, and says it again
	for _, told := range p.ToldSince(t.told) {
		t.files.Flush()
		_, err := fmt.Fprintf(t.out, "%10v  %s\n", told.At, strings.ReplaceAll(told.Text, "\n", "\n            "))
		if files.Left(err) && t.out == t.report {
			t.files.Unread()
		}
		t.story.Tell(told.At, told.Text)
	}
	t.told = p.Said()
	if why := p.Notice(); why != nil && !t.noted {
		fmt.Fprintln(t.err, "sosocoin:", why)
		t.noted = true
	}
}

// end parts what was said from what follows.
func (t *teller) end() {
	if t.told > 0 {
		fmt.Fprintln(t.out)
	}
}
