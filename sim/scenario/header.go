package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/settings"
)

// Setting is a setting of the world as the file gives it.
type Setting struct {
	Name, Value  string
	Param        bool // one of settings.Params
	Line, Column int  // of the value
}

// headerWords begin the lines that set the world up.
func headerWords() []string {
	return append(settingLines(), "param", "region", "compact", "exhibit", "journal")
}

// settingLines are the settings that can begin a line, with others after them.
func settingLines() []string { return []string{"nodes", "seed", "topology"} }

// header reads "nodes 10 topology=ring", "seed 7", "param maturity 10", "journal 1".
func (p *parser) header(first lex.Word, c *lex.Cursor) error {
	if len(p.scenario.Lines) > 0 {
		return first.Refuse("a step", first.Text+" sets the world up, so it stands before all steps")
	}
	switch first.Text {
	case "journal":
		return p.journal(c)
	case "region":
		return p.region(c)
	case "compact":
		return p.compact(c)
	case "exhibit":
		return p.exhibit(c)
	case "param":
		name := c.Word()
		if err := p.set(settings.Params(), name.Text, name, c.Word()); err != nil {
			return err
		}
		if left := c.Word(); left.Text != "" {
			return left.Refuse("the end of the line", "usage: param NAME VALUE")
		}
		return nil
	}
	if err := p.set(settings.All(), first.Text, first, c.Word()); err != nil {
		return err
	}
	for {
		w := c.Word()
		if w.Text == "" {
			return nil
		}
		name, value, ok := w.Cut("=")
		if !ok {
			return w.Refuse("key=value such as latency=200ms", "")
		}
		if err := p.set(settings.All(), name.Text, w, value); err != nil {
			return err
		}
	}
}

// set reads one setting of a table, to refuse here what no world can have.
func (p *parser) set(table []settings.Setting, name string, key, value lex.Word) error {
	if slices.ContainsFunc(p.scenario.Settings, func(s Setting) bool { return s.Name == name }) {
		return key.Refuse(name+" only once", "")
	}
	i := slices.IndexFunc(table, func(s settings.Setting) bool { return s.Name == name })
	if i < 0 {
		return unknownSetting(table, lex.Word{Text: name, Column: key.Column})
	}
	s := table[i]
	if value.Text == "" {
		return value.Refuse(s.Placeholder+": "+s.Summary, "")
	}
	if err := s.Read(&p.config, value.Text); err != nil {
		return &Error{p.scenario.File, p.line, value.Column, name + ": " + err.Error()}
	}
	if name == settings.RegionsName {
		return p.regionsAtOnce(key)
	}
	p.scenario.Settings = append(p.scenario.Settings, Setting{name, value.Text, isParam(name), p.line, value.Column})
	return nil
}

func unknownSetting(table []settings.Setting, w lex.Word) *lex.Error {
	names := settingNames(table)
	if near := lex.Nearest(w.Text, names); near != "" {
		return w.Refuse("a setting of the world", fmt.Sprintf("did you mean %s?", near))
	}
	return w.Refuse("a setting of the world", "there are "+strings.Join(names, ", "))
}

func settingNames(table []settings.Setting) []string {
	names := make([]string, len(table))
	for i, s := range table {
		names[i] = s.Name
	}
	return names
}

func isParam(name string) bool { return slices.Contains(settingNames(settings.Params()), name) }

// allSettings is both tables.
func allSettings() []settings.Setting { return append(settings.All(), settings.Params()...) }

// sortSettings puts settings in the order of their tables, whatever order the file
// gives them in.
func sortSettings(list []Setting) {
	names := settingNames(allSettings())
	slices.SortFunc(list, func(a, b Setting) int {
		return cmp.Compare(slices.Index(names, a.Name), slices.Index(names, b.Name))
	})
}

// Setting returns how the file sets a setting, if it does.
func (s *Scenario) Setting(name string) (Setting, bool) {
	for _, set := range s.Settings {
		if set.Name == name {
			return set, true
		}
	}
	return Setting{}, false
}

// Config is the world that the file asks for. The file's settings were read before,
// so that only what does not go together is an error, an *Error.
func (s *Scenario) Config() (settings.Config, error) {
	config := settings.Default()
	config.Regions, config.Compact = s.Regions, s.Compact
	for _, setting := range allSettings() {
		if set, ok := s.Setting(setting.Name); ok {
			if err := setting.Read(&config, set.Value); err != nil {
				return config, s.Misfit(setting.Name, err.Error())
			}
		}
	}
	if err := config.Validate(); err != nil {
		if wrong, ok := err.(*settings.Error); ok {
			return config, s.Misfit(wrong.Setting, wrong.Problem)
		}
		return config, err
	}
	return config, nil
}

// Misfit says what is wrong with a setting, at the place where the file has it.
func (s *Scenario) Misfit(name, problem string) *Error {
	set, ok := s.Setting(name)
	switch {
	case ok:
	case name == settings.RegionsName:
		set.Line = s.RegionLine
	case name == "compact":
		set.Line = s.CompactLine
	}
	return &Error{s.File, set.Line, set.Column, name + ": " + problem}
}
