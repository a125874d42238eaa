package flags

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/config"
	"example.com/sosocoin/sim/graph"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/settings"
)

// Shown is a setting with what it comes to in the end.
type Shown struct {
	Name   string
	Values []string // none: it has no value
	List   bool
	From   string
	Habit  bool // a file of the user could hold it
}

// shown lists all settings in the order of the help.
func (f *Flags) shown(s *Settings) []Shown {
	var all []Shown
	worlds := settings.All()
	for _, name := range f.names() {
		row := Shown{Name: name, From: "default", Habit: !is(name, once), List: f.list(name)}
		switch from, elsewhere := f.origins[name]; {
		case f.set.Changed(name):
			row.From = "flag"
		case elsewhere:
			row.From = from.String()
		case f.inScenario(s, name):
			row.From = "scenario"
		}
		value := f.set.Lookup(name).Value
		if several, ok := value.(*lines); ok {
			row.Values = *several.list
		} else if text := value.String(); text != "" {
			row.Values = []string{text}
		}
		if i := slices.IndexFunc(worlds, func(s settings.Setting) bool { return s.Name == name }); i >= 0 {
			row.Values = nil
			if text := worlds[i].Show(&s.World); name == "topology" && strings.HasPrefix(value.String(), graph.OfFile) {
				row.Values = []string{value.String()}
			} else if text != "" {
				row.Values = []string{text}
			}
		}
		all = append(all, row)
	}
	return all
}

// WriteConfig writes every setting with where it comes from, in the form of the user's
// file, so that it could be one. What no file can hold, and what has no value, is a
// comment there.
func (s *Settings) WriteConfig(out io.Writer) error {
	type line struct{ text, from string }
	var lines []line
	width := 0
	for _, row := range s.shown {
		text := row.Name + ": " + yaml(row.Values, row.List)
		if !row.Habit || len(row.Values) == 0 {
			text = "# " + text
		}
		lines = append(lines, line{strings.TrimSpace(text), row.From})
	}
	for _, section := range []struct {
		name    string
		entries []config.Entry
	}{{"keys", s.Keys}, {"layouts", s.Layouts}} {
		if len(section.entries) > 0 {
			lines = append(lines, line{section.name + ":", plain.Line(s.KeysFile)})
		}
		for _, e := range section.entries {
			var values []string
			for _, v := range e.Values {
				values = append(values, v.Text)
			}
			lines = append(lines, line{"  " + e.Name + ": " + yaml(values, true), fmt.Sprintf("%s:%d", plain.Line(s.KeysFile), e.At.Line)})
		}
	}
	for _, l := range lines {
		width = max(width, min(len(l.text), 40))
	}
	for _, l := range lines {
		if _, err := fmt.Fprintf(out, "%-*s  # %s\n", width, l.text, l.from); err != nil {
			return err
		}
	}
	return nil
}

// bareText is text that YAML reads as itself.
var bareText = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.,%/_+-]*$`)

func yaml(values []string, list bool) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = v
		switch {
		case plain.Line(v) != v: // YAML reads Go's escapes where there are two quotes
			quoted[i] = strconv.Quote(v)
		case !bareText.MatchString(v) || list && strings.Contains(v, ","):
			quoted[i] = "'" + strings.ReplaceAll(v, "'", "''") + "'"
		}
	}
	if list && len(values) > 0 {
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	return strings.Join(quoted, " ")
}
