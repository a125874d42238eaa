package scenario

import (
	"strings"
	"time"

	"example.com/sosocoin/sim/command"
)

// Scenario is a file that has been read.
type Scenario struct {
	File     string // as errors name it
	Title    string
	Settings []Setting // in the order of their table
	Lines    []Line
}

// Line is a step and when it happens.
type Line struct {
	Number int // in the file, from 1
	Stamp  Stamp
	Step   Step
}

// Stamp is the time before a step: none, at a virtual time, or so long after the
// step before.
type Stamp struct {
	Kind StampKind
	Time time.Duration
}

// StampKind is how a stamp counts.
type StampKind uint8

// The kinds of stamps: none, @30s, +5s.
const (
	Next StampKind = iota
	At
	After
)

// String writes the stamp as it is read, with a space after it.
func (s Stamp) String() string {
	if s.Kind == Next {
		return ""
	}
	return [...]string{At: "@", After: "+"}[s.Kind] + command.FormatDuration(s.Time) + " "
}

// String writes the scenario as Parse reads it.
func (s *Scenario) String() string {
	var b strings.Builder
	if s.Title != "" {
		b.WriteString("# " + s.Title + "\n")
	}
	first := "nodes"
	if _, ok := s.Setting(first); !ok {
		first = "seed"
	}
	if set, ok := s.Setting(first); ok {
		b.WriteString(first + " " + set.Value)
		for _, set := range s.Settings {
			if set.Name != first {
				b.WriteString(" " + set.Name + "=" + set.Value)
			}
		}
		b.WriteString("\n")
	}
	for _, line := range s.Lines {
		b.WriteString(line.Stamp.String() + line.Step.String() + "\n")
	}
	return b.String()
}
