package scenarios_test

import (
	"os"
	"strings"
	"testing"

	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/view"
)

// Another language has other words for the same: the same steps, and the same keys and lines
// to type. What it does not have is English.
func TestLanguagesSayTheSame(t *testing.T) {
	for _, language := range scenarios.Languages()[1:] {
		translated := 0
		for _, name := range scenarios.Names() {
			english, err := scenarios.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			s, err := scenarios.Language(language).Open(name)
			if err != nil {
				t.Fatal(err)
			}
			if s.Title != english.Title {
				translated++
			}
			for i, line := range s.Lines {
				own, ownText := apart(english.Lines[i].Step)
				other, text := apart(line.Step)
				if own != other || typed(ownText) != typed(text) {
					t.Errorf("%s, %s: %q\nand %q", name, language, english.Lines[i].Step, line.Step)
				}
			}
		}
		words, err := os.ReadFile(language + ".words")
		if err != nil {
			t.Fatal(err)
		}
		if count := strings.Count("\n"+string(words), "\nscenario "); count != translated || count == 0 {
			t.Errorf("%s has words for %d scenarios, and %d speak it", language, count, translated)
		}
	}
}

// apart is a step without its words, and its words.
func apart(s scenario.Step) (rest, text string) {
	switch s := s.(type) {
	case scenario.Page:
		return "page", s.Title
	case scenario.Say:
		return "say", s.Text
	case scenario.Hint:
		return "hint", s.Text
	case scenario.Task:
		return "task " + s.Condition.String(), s.Text
	}
	return s.String(), ""
}

// typed is what a text names to be typed.
func typed(text string) string {
	var b strings.Builder
	for _, s := range view.Segments(text) {
		if s.Typed {
			b.WriteString("{" + s.Text + "}")
		}
	}
	return b.String()
}

func TestLanguages(t *testing.T) {
	if err := scenarios.Language("en").Check(); err != nil {
		t.Error(err)
	}
	if err := scenarios.Language("xx").Check(); err == nil || err.Error() != `"xx" is not a language that scenarios speak; expected en or de` {
		t.Error(err)
	}
	if s, err := scenarios.Language("de").Read("5-fork"); err != nil || s.Title != "Wenn zwei Blöcke auf gleicher Höhe gefunden werden" {
		t.Error(s, err)
	}
	if _, err := scenarios.Language("de").Read("5-frok"); err == nil {
		t.Error("there is no such scenario")
	}
}

// Words that do not fit are refused with their line.
func TestWordsThatDoNotFit(t *testing.T) {
	for want, words := range map[string][]scenario.Words{
		"": nil,
		`w:3: found "say b", expected the words for "page A"`:        {{Line: 2, Kind: "#", Text: "t"}, {Line: 3, Kind: "say", Text: "b"}},
		`w:2: f has more to say: the words for "page A" are missing`: {{Line: 2, Kind: "#", Text: "t"}},
		"w:5: f has nothing more to say; leave it out":               {{Line: 2, Kind: "#", Text: "t"}, {Line: 3, Kind: "page", Text: "b"}, {Line: 4, Kind: "task", Text: "c"}, {Line: 5, Kind: "say", Text: "d"}},
	} {
		s, err := scenario.Parse("f", "# T\npage A\ntask tips == 1: Look.\n")
		if err != nil {
			t.Fatal(err)
		}
		switch err := scenario.Speak(s, "w", words); {
		case want == "" && err != nil, want != "" && (err == nil || err.Error() != want):
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// What stands around a lesson is said in its language: all of it, with the same places for what
// is put in, and nothing that nobody asks for.
func TestLanguagesHaveTheWordsAround(t *testing.T) {
	for _, language := range scenarios.Languages()[1:] {
		var phrases view.Phrases
		for _, name := range scenarios.Names() {
			s, err := scenarios.Language(language).Open(name)
			if err != nil {
				t.Fatal(err)
			}
			if s.Phrases == nil {
				continue // it is English, and so is what stands around it
			}
			phrases = s.Phrases
		}
		for _, english := range view.Around() {
			said := phrases[english]
			if said == "" || said == english && len(english) > 5 || places(said) != places(english) {
				t.Errorf("%s: %q is %q", language, english, said)
			}
		}
		if len(phrases) != len(view.Around()) {
			t.Errorf("%s has %d phrases, expected %d: one has no use", language, len(phrases), len(view.Around()))
		}
	}
	if s, err := scenarios.Language("de").Open("race"); err != nil || s.Phrases != nil {
		t.Error("race is English, and has other words around it", s.Phrases, err)
	}
}

// places are where something is put into a phrase.
func places(phrase string) (places string) {
	for i := range len(phrase) - 1 {
		if phrase[i] == '%' {
			places += phrase[i : i+2]
		}
	}
	return places
}
