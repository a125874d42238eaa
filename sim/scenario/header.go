package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// Setting is a setting of the world as the file gives it.
type Setting struct {
	Name, Value  string
	Line, Column int // of the value
}

// headerWords begin the lines that set the world up.
func headerWords() []string { return []string{"nodes", "seed"} }

// header reads "nodes 10 topology=ring" and "seed 7".
func (p *parser) header(first word, c *cursor) error {
	if len(p.scenario.Lines) > 0 {
		return refusal(first, "a step", first.text+" sets the world up, so it stands before all steps")
	}
	if err := p.set(first.text, first, c.word()); err != nil {
		return err
	}
	for {
		w := c.word()
		if w.text == "" {
			return nil
		}
		name, text, ok := strings.Cut(w.text, "=")
		if !ok {
			return refusal(w, "key=value such as latency=200ms", "")
		}
		if err := p.set(name, w, word{text, w.column + utf8.RuneCountInString(name) + 1}); err != nil {
			return err
		}
	}
}

// set reads one setting, to refuse here what no world can have.
func (p *parser) set(name string, key, value word) error {
	if slices.ContainsFunc(p.scenario.Settings, func(s Setting) bool { return s.Name == name }) {
		return refusal(key, name+" only once", "")
	}
	var names []string
	for _, s := range sim.Settings() {
		names = append(names, s.Name)
		if s.Name != name {
			continue
		}
		if value.text == "" {
			return refusal(value, s.Placeholder+": "+s.Summary, "")
		}
		if err := s.Read(&p.config, value.text); err != nil {
			return &Error{p.scenario.File, p.line, value.column, name + ": " + err.Error()}
		}
		p.scenario.Settings = append(p.scenario.Settings, Setting{name, value.text, p.line, value.column})
		return nil
	}
	hint := "settings are " + strings.Join(names, ", ")
	if near := command.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %s=?", near)
	}
	return refusal(word{name, key.column}, "a setting of the world", hint)
}

// sortSettings puts settings in the order of their table, whatever order the file
// gives them in.
func sortSettings(list []Setting) {
	place := map[string]int{}
	for i, s := range sim.Settings() {
		place[s.Name] = i
	}
	slices.SortFunc(list, func(a, b Setting) int { return cmp.Compare(place[a.Name], place[b.Name]) })
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
func (s *Scenario) Config() (sim.Config, error) {
	config := sim.DefaultConfig()
	for _, setting := range sim.Settings() {
		if set, ok := s.Setting(setting.Name); ok {
			if err := setting.Read(&config, set.Value); err != nil {
				return config, s.Misfit(setting.Name, err.Error())
			}
		}
	}
	if err := config.Validate(); err != nil {
		if wrong, ok := err.(*sim.SettingError); ok {
			return config, s.Misfit(wrong.Setting, wrong.Problem)
		}
		return config, err
	}
	return config, nil
}

// Misfit says what is wrong with a setting, at the place where the file has it.
func (s *Scenario) Misfit(name, problem string) *Error {
	set, _ := s.Setting(name)
	return &Error{s.File, set.Line, set.Column, name + ": " + problem}
}
