package flags

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
)

// Settings is what the command line asks for.
type Settings struct {
	World    sim.Config
	Limits   sim.Limits
	Do       []command.Command  // at time 0, in order
	Scenario *scenario.Scenario // nil: none
	Exec     *netsim.Exec       // nil: by the number of nodes
	List     bool               // only list the scenarios that are built in
	Headless bool
	JSON     bool
	Outputs  Outputs
	Theme    string // checked by the dashboard's own package
	ASCII    bool
	Mouse    bool
}

// Error says what is wrong with a flag.
type Error struct{ Flag, Problem string }

// Error writes "--loss: 1.5 is not a probability from 0 to 1".
func (e *Error) Error() string { return "--" + e.Flag + ": " + e.Problem }

// Flags are the flags of one command line.
type Flags struct {
	set      *pflag.FlagSet
	settings Settings
	do       []string
	params   []string
}

// Add defines all flags on set.
func Add(set *pflag.FlagSet) *Flags {
	f := &Flags{set: set}
	set.SortFlags = false
	for _, s := range sim.Settings() {
		set.Var(&text{value: s.Default, kind: s.Placeholder}, s.Name, s.Summary)
	}
	set.Var(&lines{list: &f.params, kind: "NAME=VALUE"}, "param", "a parameter of consensus, such as maturity=10; may be repeated: "+strings.Join(paramNames(), ", "))
	for _, s := range ends() {
		f.add(s)
	}
	set.Var(&lines{list: &f.do, kind: "LINE"}, "do", "a command at time 0, such as --do 'mine n0 on'; may be repeated; --headless --for 1s --do help lists them")
	set.Var(&text{kind: "FILE|NAME"}, "scenario", "play a file of commands, times and expectations, or one that is built in; flags go before what it says of the world")
	set.BoolVar(&f.settings.List, "list", false, "list the scenarios that are built in, and end; with --json as one JSON array")
	set.BoolVar(&f.settings.Headless, "headless", false, "run flat out without a dashboard and print a report")
	set.BoolVar(&f.settings.JSON, "json", false, "with --headless: print the report as one JSON object")
	for _, s := range slices.Concat(outputs(), engine()) {
		f.add(s)
	}
	set.StringVar(&f.settings.Theme, "theme", "", "colours of the dashboard, by `NAME`: dark, light, safe or mono (default: as the terminal)")
	set.BoolVar(&f.settings.ASCII, "ascii", false, "draw the dashboard with ASCII characters only")
	set.BoolVar(&f.settings.Mouse, "mouse", true, "let the mouse select and scroll in the dashboard")
	return f
}

func (f *Flags) add(s setting) {
	f.set.Var(&text{value: s.value, kind: s.placeholder}, s.name, s.usage)
}

// Settings reads all flags. Errors are *Error, for the first wrong flag in the
// order of the table.
func (f *Flags) Settings() (*Settings, error) {
	s := f.settings
	s.World = sim.DefaultConfig()
	if err := f.readScenario(&s); err != nil {
		return nil, err
	}
	if err := f.readWorld(&s); err != nil {
		return nil, err
	}
	for _, table := range slices.Concat(ends(), outputs(), engine()) {
		flag := f.set.Lookup(table.name)
		if !flag.Changed && flag.DefValue == "" {
			continue
		}
		if err := table.read(&s, flag.Value.String()); err != nil {
			return nil, &Error{table.name, err.Error()}
		}
	}
	names := command.Names{}
	for _, line := range f.do {
		c, err := names.Parse(line)
		if err != nil {
			return nil, &Error{"do", fmt.Sprintf("%q: %v", line, err)}
		}
		if c == nil {
			return nil, &Error{"do", fmt.Sprintf("%q is not a command; --headless --for 1s --do help lists them", line)}
		}
		s.Do = append(s.Do, c)
	}
	if s.Theme == "" && f.set.Changed("theme") {
		return nil, &Error{"theme", `"" is not a theme; expected one such as dark`}
	}
	if s.Outputs.Picture.File == "" && f.set.Changed("size") {
		return nil, &Error{"size", "is that of a picture; add --svg FILE"}
	}
	return &s, s.consistent()
}

// readScenario reads a scenario, from a file or from those that are built in. What is
// wrong with a file is a *scenario.Error.
func (f *Flags) readScenario(s *Settings) (err error) {
	flag := f.set.Lookup("scenario")
	name := flag.Value.String()
	switch {
	case !flag.Changed:
	case name == "":
		return &Error{"scenario", `"" is not a scenario; expected the name of one, or of a file`}
	case !scenarios.IsName(name):
		s.Scenario, err = scenario.Read(name)
	default:
		if s.Scenario, err = scenarios.Open(name); err != nil {
			return &Error{"scenario", err.Error()}
		}
	}
	return err
}

// readWorld reads the world's settings: a flag that is given, else what a scenario
// says, else the default.
func (f *Flags) readWorld(s *Settings) error {
	if s.Scenario != nil {
		s.World.Compact = s.Scenario.Compact
	}
	if s.Scenario != nil && s.Scenario.Regions != nil {
		s.World.Regions = s.Scenario.Regions
		for _, name := range sim.RegionSettings() {
			if f.set.Changed(name) {
				return &Error{name, "the regions of the scenario say that; leave it out"}
			}
		}
	}
	for _, setting := range sim.Settings() {
		flag := f.set.Lookup(setting.Name)
		value := flag.Value.String()
		if f.inScenario(s, setting.Name) {
			set, _ := s.Scenario.Setting(setting.Name)
			value = set.Value
		} else if !flag.Changed && flag.DefValue == "" {
			continue
		}
		if err := setting.Read(&s.World, value); err != nil {
			return f.misfit(s, setting.Name, err.Error())
		}
	}
	if err := f.readParams(s); err != nil {
		return err
	}
	if err := s.World.Validate(); err != nil {
		if wrong, ok := err.(*sim.SettingError); ok {
			return f.misfit(s, wrong.Setting, wrong.Problem)
		}
		return err
	}
	return nil
}

// readParams reads the parameters: those of a scenario, then those of flags.
func (f *Flags) readParams(s *Settings) error {
	given := map[string]string{}
	for _, word := range f.params {
		name, value, _ := strings.Cut(word, "=")
		if !slices.Contains(paramNames(), name) {
			hint := "; expected one of " + strings.Join(paramNames(), ", ")
			if near := command.Nearest(name, paramNames()); near != "" {
				hint = "; did you mean " + near + "?"
			}
			return &Error{"param", fmt.Sprintf("%.40q is not a parameter%s", name, hint)}
		}
		if _, twice := given[name]; twice {
			return &Error{"param", name + " is given twice"}
		}
		given[name] = value
	}
	for _, p := range sim.Params() {
		value, ok := given[p.Name]
		blame := func(problem string) error { return &Error{"param", p.Name + ": " + problem} }
		if !ok && s.Scenario != nil {
			var set scenario.Setting
			set, ok = s.Scenario.Setting(p.Name)
			value = set.Value
			blame = func(problem string) error { return s.Scenario.Misfit(p.Name, problem) }
		}
		if !ok {
			continue
		}
		if err := p.Read(&s.World, value); err != nil {
			return blame(err.Error())
		}
	}
	return nil
}

func paramNames() []string {
	var names []string
	for _, p := range sim.Params() {
		names = append(names, p.Name)
	}
	return names
}

// inScenario says whether a setting is as a scenario has it.
func (f *Flags) inScenario(s *Settings, name string) bool {
	if s.Scenario == nil {
		return false
	}
	if flag := f.set.Lookup(name); flag != nil && flag.Changed {
		return false
	}
	_, ok := s.Scenario.Setting(name)
	return ok
}

// misfit blames a wrong setting on where it was made.
func (f *Flags) misfit(s *Settings, name, problem string) error {
	if f.inScenario(s, name) || name == "region" || name == "compact" {
		return s.Scenario.Misfit(name, problem)
	}
	if slices.Contains(paramNames(), name) {
		return &Error{"param", name + ": " + problem}
	}
	return &Error{name, problem}
}

// consistent refuses flags that contradict each other.
func (s *Settings) consistent() error {
	if s.List {
		return nil
	}
	if s.JSON && !s.Headless {
		return &Error{"json", "is the form of a headless run's report; add --headless"}
	}
	if err := s.Outputs.consistent(s.Headless); err != nil {
		return err
	}
	switch {
	case s.Scenario == nil:
	case s.Limits.For > 0:
		return &Error{"for", "a scenario says itself when it ends; leave this out"}
	case s.Limits.Blocks > 0:
		if !s.Scenario.SetHeight(int(s.Limits.Blocks)) {
			return &Error{"blocks", "a scenario without a step such as \"until height >= 100\" says itself when it ends; leave this out"}
		}
		s.Limits.Blocks = 0
	}
	if s.Headless && s.Limits == (sim.Limits{}) && s.Scenario == nil {
		return &Error{"headless", "would run for ever; add --for 10m or --blocks 100"}
	}
	return nil
}
