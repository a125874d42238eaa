package scenario

import (
	"strings"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/node/compact"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/view"
)

// Scenario is a file that has been read.
type Scenario struct {
	File     string // as errors name it
	Title    string
	Exhibit  *view.Exhibit // in the museum of rules; nil: it is none
	Journal  bool          // it was recorded, and is whole and unchanged
	Settings []Setting     // in the order of their tables, parameters last
	Regions  netsim.Regions
	Compact  compact.Model
	Lines    []Line
	Phrases  view.Phrases // around its words; nil: English

	RegionLine, CompactLine int // where the first region is, and the model of compact blocks
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
	return [...]string{At: "@", After: "+"}[s.Kind] + quantity.FormatDuration(s.Time) + " "
}

// SetHeight changes how many blocks a scenario is about: the height that its last step
// "until height >= N" waits for. It reports false where there is no such step.
func (s *Scenario) SetHeight(blocks int) bool {
	for i := len(s.Lines) - 1; i >= 0; i-- {
		until, ok := s.Lines[i].Step.(Until)
		if c := until.Condition; ok && c.Reading.Name == "height" && c.Reading.Of == figure.OfWorld && c.Op == ">=" {
			until.Condition.Value = float64(blocks)
			s.Lines[i].Step = until
			return true
		}
	}
	return false
}

// String writes the scenario as Parse reads it.
func (s *Scenario) String() string {
	var b strings.Builder
	if s.Title != "" {
		b.WriteString("# " + s.Title + "\n")
	}
	if s.Journal {
		b.WriteString(journalLine + "\n")
	}
	b.WriteString(exhibitLine(s.Exhibit) + s.header())
	for _, line := range s.Lines {
		b.WriteString(line.Stamp.String() + line.Step.String() + "\n")
	}
	return b.String()
}

// header writes the settings: one line for those of the table, one for each parameter.
func (s *Scenario) header() string {
	var line, params strings.Builder
	for _, name := range settingLines() {
		if set, ok := s.Setting(name); ok {
			line.WriteString(name + " " + set.Value)
			break
		}
	}
	first, _, _ := strings.Cut(line.String(), " ")
	for _, set := range s.Settings {
		switch {
		case set.Param:
			params.WriteString("param " + set.Name + " " + set.Value + "\n")
		case set.Name != first:
			line.WriteString(" " + set.Name + "=" + set.Value)
		}
	}
	if line.Len() > 0 {
		line.WriteString("\n")
	}
	return line.String() + params.String() + regionLines(s.Regions) + compactLine(s.Compact)
}
