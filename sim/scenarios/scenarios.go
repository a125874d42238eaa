package scenarios

import (
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/view"
)

//go:embed *.scenario *.words
var library embed.FS

const suffix = ".scenario"

// Names are the names of all lessons and scenarios, in the order of a newcomer's path.
func Names() []string {
	return append([]string{
		"1-block", "2-work", "3-payment", "4-news", "5-fork", "6-reorg", "7-double-spend", "8-six", "9-selfish",
		"10-majority", "11-forks", "12-rules",
		"seed", "race", "fork", "reorg", "partition", "one-way", "latency", "difficulty", "step", "fees", "crash", "late-joiner",
		"double-spend", "eclipse", "fifty-one", "selfish", "stubborn", "optimal", "timewarp", "hopping", "undercut", "ban",
		"soft-fork", "hard-fork", "august-2026", "finality", "ghost",
		"bitcoin-2019", "bitcoin-2019-large",
	}, exhibits()...)
}

// List describes all scenarios in the order of their names.
func List() []view.LibraryItem {
	var list []view.LibraryItem
	for _, name := range Names() {
		text, err := fs.ReadFile(library, name+suffix)
		if err != nil {
			panic(fmt.Sprintf("scenarios: %v", err)) // a test reads them all
		}
		s, err := scenario.Head(name, string(text))
		if err != nil {
			panic(fmt.Sprintf("scenarios: %v", err)) // a test reads them all
		}
		item := view.LibraryItem{Name: name, Title: s.Title, Lesson: s.Pages() > 0, Exhibit: s.Exhibit}
		if item.Lesson {
			item.Course = course(name)
		}
		list = append(list, item)
	}
	return list
}

// course is the one to which a lesson belongs: the second begins with that on selfish mining.
func course(lesson string) int {
	if slices.Index(Names(), lesson) < slices.Index(Names(), "9-selfish") {
		return 1
	}
	return 2
}

// WriteList writes a line for each scenario, or one JSON array of all.
func (l Language) WriteList(out io.Writer, asJSON bool) error {
	if asJSON {
		encoder := json.NewEncoder(plain.JSON{Out: out})
		encoder.SetIndent("", "  ")
		return encoder.Encode(l.List())
	}
	for _, info := range l.List() {
		if _, err := fmt.Fprintf(out, "%-23s %s\n", info.Name, info.Title); err != nil {
			return err
		}
	}
	return nil
}

// UnknownError says that there is no scenario of a name.
type UnknownError struct{ Name string }

// Error names the scenario that was likely meant, and how a file is told from a name.
func (e *UnknownError) Error() string {
	others := slices.DeleteFunc(Names(), isExhibit)
	hint := fmt.Sprintf("expected one of %s, or %s and a rule", strings.Join(others, ", "), exhibit)
	if near := lex.Nearest(e.Name, Names()); near != "" {
		hint = "did you mean " + near + "?"
	}
	return fmt.Sprintf("there is no scenario %.40q (a file's name has a dot or a slash); %s", e.Name, hint)
}

// IsName says whether a word is the name of a scenario rather than that of a file.
func IsName(word string) bool { return !strings.ContainsAny(word, `./\`) }

// Read reads a scenario by its name, or a file. Errors are *UnknownError or
// *scenario.Error.
func Read(word string) (*scenario.Scenario, error) {
	if IsName(word) {
		return Open(word)
	}
	return scenario.Read(word)
}

// Open reads the scenario of a name. The error is an *UnknownError.
func Open(name string) (*scenario.Scenario, error) {
	text, err := fs.ReadFile(library, name+suffix)
	if err != nil {
		return nil, &UnknownError{name}
	}
	return scenario.Parse(name, string(text))
}
