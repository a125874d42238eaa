package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/settings"
)

// journalLine begins a journal, with the version of its form.
const journalLine = "journal 1"

// journal reads what follows the word journal.
func (p *parser) journal(c *lex.Cursor) error {
	w := c.Word()
	if w.Text != "1" {
		return w.Refuse("1, the only form of a journal that this program reads", "")
	}
	if left := c.Word(); left.Text != "" {
		return left.Refuse("the end of the line", "")
	}
	p.scenario.Journal = true
	return nil
}

// parseEnd reads the checksum of a journal's last line.
func parseEnd(c *lex.Cursor) (Step, *lex.Error) {
	w := c.Word()
	if len(w.Text) != checksumLength || strings.Trim(w.Text, "0123456789abcdef") != "" {
		return nil, w.Refuse(fmt.Sprintf("a checksum of %d hex digits", checksumLength), "")
	}
	return End{w.Text}, nil
}

const checksumLength = 16

// checksum is that of all lines of a journal before its last.
func checksum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:checksumLength/2])
}

// checkJournal refuses a journal that is not as it was written. Somebody who wants to
// change one is told how.
func checkJournal(s *Scenario, text string) error {
	last := s.Lines[len(s.Lines)-1]
	end, whole := last.Step.(End)
	if !whole {
		return &Error{File: s.File, Line: last.Number, Problem: "this journal is cut off: it has no line with its end; to play what there is, take out the line journal 1"}
	}
	at := strings.LastIndex(strings.TrimRight(text, "\n"), "\n") + 1
	if found := checksum(text[:at]); found != end.Checksum {
		return &Error{File: s.File, Line: last.Number, Problem: fmt.Sprintf("this journal was changed after it was written: its checksum is %s, expected %s; to play it as a scenario of your own, take out the lines journal 1 and end", found, end.Checksum)}
	}
	return nil
}

// Mark is the digest of a run at a virtual time, everything before which had happened.
type Mark struct {
	At     netsim.Time
	Digest [32]byte
}

// Record writes a run as a journal: the world that it began as, the commands that it
// was given, and digests on the way, by which a replay sees where it differs. Both
// lists are in order of time.
func Record(title string, config settings.Config, commands []sim.Recorded, marks []Mark, end Mark) string {
	s := &Scenario{Title: title, Journal: true, Regions: config.Regions, Compact: config.Compact}
	for _, setting := range allSettings() {
		if config.Regions != nil && (setting.Name == settings.RegionsName || slices.Contains(settings.RegionSettings(), setting.Name)) {
			continue // there are lines for regions
		}
		if value := setting.Show(&config); value != "" {
			s.Settings = append(s.Settings, Setting{Name: setting.Name, Value: value, Param: isParam(setting.Name)})
		}
	}
	add := func(at netsim.Time, step Step) {
		s.Lines = append(s.Lines, Line{Stamp: Stamp{At, at.Duration()}, Step: step})
	}
	for _, c := range commands {
		for len(marks) > 0 && marks[0].At <= c.At {
			add(marks[0].At, Digest{hex.EncodeToString(marks[0].Digest[:])})
			marks = marks[1:]
		}
		add(c.At, Do{c.Command})
	}
	for _, m := range append(marks[:len(marks):len(marks)], end) {
		add(m.At, Digest{hex.EncodeToString(m.Digest[:])})
	}
	text := s.String()
	return text + Stamp{At, end.At.Duration()}.String() + End{checksum(text)}.String() + "\n"
}
