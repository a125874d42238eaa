package scenarios

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/view"
)

// Language is what scenarios speak: English, "en", or one that has a file of words here, such
// as de.words. What that does not have, stays English.
//
// A file of words has the words of scenarios alone; what they do, and what there is to do in
// them, stands in the scenarios. It begins with what stands around them, a line for each of
// view.Around: "goes on = geht weiter". After a line "scenario NAME" come its title, as a
// comment, and its lines page, say, task and hint, each in its place, a task without its
// condition.
type Language string

// English is the language of the scenarios themselves.
const English Language = "en"

const wordsSuffix = ".words"

// Languages are all that there are, English first.
func Languages() []string {
	names := []string{string(English)}
	files, _ := fs.Glob(library, "*"+wordsSuffix) // the pattern is a good one
	for _, file := range files {
		names = append(names, strings.TrimSuffix(file, wordsSuffix))
	}
	return names
}

// Check refuses a language that there is not.
func (l Language) Check() error {
	if list := Languages(); !slices.Contains(list, string(l)) {
		return fmt.Errorf("%.40q is not a language that scenarios speak; expected %s", string(l), strings.Join(list, " or "))
	}
	return nil
}

// Open reads the scenario of a name. The error is an *UnknownError.
func (l Language) Open(name string) (*scenario.Scenario, error) {
	s, err := Open(name)
	if err != nil || l == English || l == "" {
		return s, err
	}
	text, err := fs.ReadFile(library, string(l)+wordsSuffix)
	if err != nil {
		return s, nil // nobody speaks it
	}
	words := wordsOf(string(text), name)
	if err := scenario.Speak(s, string(l)+wordsSuffix, words); err != nil {
		panic(fmt.Sprintf("scenarios: %v", err)) // a test reads them all
	}
	if len(words) > 0 {
		s.Phrases = phrasesOf(string(text))
	}
	return s, nil
}

// Read reads a scenario by its name, or a file, which has the language that it has. Errors are
// *UnknownError or *scenario.Error.
func (l Language) Read(word string) (*scenario.Scenario, error) {
	if IsName(word) {
		return l.Open(word)
	}
	return scenario.Read(word)
}

// List describes all scenarios in the order of their names.
func (l Language) List() []view.LibraryItem {
	list := List()
	if l == English || l == "" {
		return list
	}
	for i := range list {
		if s, err := l.Open(list[i].Name); err == nil {
			list[i].Title = s.Title
		}
	}
	return list
}

// phrasesOf are the lines of a file of words before the first scenario.
func phrasesOf(text string) view.Phrases {
	phrases := view.Phrases{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "scenario ") {
			break
		}
		if english, said, ok := strings.Cut(strings.TrimSpace(line), " = "); ok {
			phrases[english] = said
		}
	}
	return phrases
}

// wordsOf are the lines of a file of words that are a scenario's, with their numbers.
func wordsOf(text, name string) []scenario.Words {
	var list []scenario.Words
	within, number := false, 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if named, begins := strings.CutPrefix(line, "scenario "); begins {
			within = named == name
			continue
		}
		if within && line != "" {
			kind, text, _ := strings.Cut(line, " ")
			list = append(list, scenario.Words{Line: number, Kind: kind, Text: text})
		}
	}
	return list
}
