package program

import (
	"regexp"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/api"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/museum"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/sweep"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/tui"
)

// chapters are what the help prints: the README.md files of the rooms, or a part of one.
func chapters() []flags.Chapter {
	return []flags.Chapter{
		{Name: "dashboard", Title: "its panels, going back in time, terminals, keys", Text: whole(tui.Guide)},
		{Name: "keys", Title: "all keys of the dashboard", Text: part(tui.Guide, "Keys")},
		{Name: "language", Title: "the commands of the prompt, of --do and of scenarios", Text: part(scenario.Guide, "The command language")},
		{Name: "scenarios", Title: "files of commands, with times and expectations", Text: part(scenario.Guide, "Scenarios")},
		{Name: "flags", Title: "flags, your own defaults, files, exit codes", Text: whole(flags.Guide)},
		{Name: "reports", Title: "what each figure, column and field means", Text: whole(report.Guide)},
		{Name: "http", Title: "nodes with an address: the interfaces of both seeds", Text: whole(api.Guide)},
		{Name: "theory", Title: "what papers predict, and policies of withholding", Text: whole(theory.Guide)},
		{Name: "sweeps", Title: "many runs with error bars, and experiments of the papers", Text: whole(sweep.Guide)},
		{Name: "machines", Title: "a sweep on machines that come and go", Text: whole(sweep.MachinesGuide)},
		{Name: "museum", Title: "what each rule guards against, and faults of the two older systems", Text: whole(museum.Guide)},
		{Name: "runs", Title: "the same run every time, runs without end, and how fast", Text: whole(netsim.Guide)},
	}
}

// whole is all of a chapter, to be printed.
func whole(guide func() string) func() string { return func() string { return printed(guide()) } }

// part is what a chapter has below one of its headings of the second order, with the
// heading, to be printed.
func part(guide func() string, heading string) func() string {
	return func() string {
		_, text, _ := strings.Cut(guide(), "\n## "+heading+"\n")
		text, _, _ = strings.Cut(text, "\n## ")
		return printed("# " + heading + "\n" + text)
	}
}

// printed is Markdown as it is, but for what a terminal cannot follow or show: links,
// pictures and comments. Tables stand in columns.
func printed(text string) string {
	for _, gone := range []string{`(?m)^<!-- .* -->\n`, `(?m)^!\[.*\]\(.*\)\n\n?`} {
		text = regexp.MustCompile(gone).ReplaceAllString(text, "")
	}
	linked := regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	return aligned(strings.TrimRight(linked.ReplaceAllString(text, "$1"), "\n") + "\n")
}
