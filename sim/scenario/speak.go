package scenario

import "fmt"

// Words are what one line of a scenario says, in another language: the title (#), or what
// stands behind page, say, task or hint.
type Words struct {
	Line       int // of the file that they are in
	Kind, Text string
}

// Speak gives a scenario other words, in the order of its own. What it does, and what makes a
// task done, stays. No words at all leave it as it is; else there has to be one for each line
// that says something. The error is an *Error about the words' file.
func Speak(s *Scenario, file string, words []Words) error {
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1].Line
	next := func(kind, own string) (string, error) {
		if len(words) == 0 {
			return "", &Error{File: file, Line: last, Problem: fmt.Sprintf("%s has more to say: the words for %q are missing", s.File, kind+" "+own)}
		}
		w := words[0]
		words = words[1:]
		if w.Kind != kind || w.Text == "" {
			return "", &Error{File: file, Line: w.Line, Problem: fmt.Sprintf("found %q, expected the words for %q", w.Kind+" "+w.Text, kind+" "+own)}
		}
		return w.Text, nil
	}
	var err error
	if s.Title, err = next("#", s.Title); err != nil {
		return err
	}
	for i := range s.Lines {
		switch step := s.Lines[i].Step.(type) {
		case Page:
			step.Title, err = next("page", step.Title)
			s.Lines[i].Step = step
		case Say:
			step.Text, err = next("say", step.Text)
			s.Lines[i].Step = step
		case Task:
			step.Text, err = next("task", step.Text)
			s.Lines[i].Step = step
		case Hint:
			step.Text, err = next("hint", step.Text)
			s.Lines[i].Step = step
		}
		if err != nil {
			return err
		}
	}
	if len(words) > 0 {
		return &Error{File: file, Line: words[0].Line, Problem: s.File + " has nothing more to say; leave it out"}
	}
	return nil
}
