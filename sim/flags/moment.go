package flags

import (
	"fmt"

	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/share"
)

// readMoment reads a line that was shared: a run up to a moment, which is played as a scenario.
// All of its world is in the line, so that no other flag may say anything of it.
func (f *Flags) readMoment(s *Settings) error {
	if !f.given("open") {
		return nil
	}
	for _, name := range momentSays() {
		if f.set.Changed(name) {
			return &Error{name, "the line of --open says all of the world and of what is done in it; leave this out"}
		}
	}
	text, err := share.Text(f.set.Lookup("open").Value.String())
	if err != nil {
		return &Error{"open", err.Error()}
	}
	s.Scenario, err = scenario.Parse("--open", text)
	switch {
	case err != nil:
		return &Error{"open", fmt.Sprintf("the line is whole, but this version of sosocoin cannot play what it holds: %v", err)}
	case !s.Scenario.Journal:
		return &Error{"open", "the line holds a scenario and not the record of a run; play it as a file, with --scenario"}
	}
	s.Opens = true
	return nil
}

// momentSays lists the flags of what a line that was shared says itself.
func momentSays() []string {
	names := []string{"scenario", "param", "do"}
	for _, setting := range settings.All() {
		names = append(names, setting.Name)
	}
	return names
}
