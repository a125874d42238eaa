package flags

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
)

// Flags are the flags of one command line.
type Flags struct {
	set       *pflag.FlagSet
	settings  Settings
	do        []string
	params    []string
	origins   map[string]origin // of what is not on the command line, nor the default
	useless   map[string]bool   // flags that change nothing here: only the command line is asked whether it has them
	uselessIn string            // where: "a picture"
	own       map[string]bool   // flags of this command alone, which nothing but the command line has
}

// Add defines all flags on set.
func Add(set *pflag.FlagSet) *Flags {
	f := &Flags{set: set}
	set.SortFlags = false
	for _, s := range settings.All() {
		set.Var(&text{value: s.Default, kind: s.Placeholder}, s.Name, s.Summary)
	}
	set.Var(&lines{list: &f.params, kind: "NAME=VALUE"}, "param", "a parameter of consensus, such as maturity=10; may be repeated: "+strings.Join(paramNames(), ", "))
	set.Var(&text{kind: "FILE"}, "node-table", "names, hash rates, strategies and regions of nodes, from a table such as the nodes.csv of another run: columns id, and some of name, hash_rate, share, strategy, region")
	for _, s := range ends() {
		f.add(s)
	}
	set.Var(&lines{list: &f.do, kind: "LINE"}, "do", "a command at time 0, such as --do 'mine n0 on'; may be repeated; --headless --for 1s --do help lists them")
	set.Var(&text{kind: "FILE|NAME"}, "scenario", "play a file of commands, times and expectations, or one that is built in; flags go before what it says of the world")
	set.Var(&text{kind: "LINE"}, "open", "go to the moment of a LINE that the command share has printed; with --headless, play the run up to it")
	f.flip(&f.settings.List, "list", "list the scenarios that are built in, and end; with --json as one JSON array")
	f.flip(&f.settings.Headless, "headless", "run flat out without a dashboard and print a report")
	f.flip(&f.settings.JSON, "json", "with --headless: print the report as one JSON object")
	for _, s := range slices.Concat(outputs(), engine(), screen(), doors()) {
		f.add(s)
	}
	set.Lookup("plain").NoOptDefVal = "true"
	set.StringVar(&f.settings.Theme, "theme", "", "colours of the dashboard, by `NAME`: dark, light, safe or mono (default: as the terminal)")
	set.StringVar(&f.settings.Layout, "layout", "", "how the panels of the dashboard share the screen, by `NAME`: overview, race, ledger, network or lecture, or one of your file's (default overview)")
	f.flip(&f.settings.ASCII, "ascii", "draw the dashboard with ASCII characters only")
	f.settings.Mouse = true
	f.flip(&f.settings.Mouse, "mouse", "let the mouse select and scroll in the dashboard")
	set.Var(&text{kind: "FILE"}, "config", "read defaults, keys and layouts from this file (default: sosocoin/config.yaml in $XDG_CONFIG_HOME, or in ~/.config)")
	f.flip(&f.settings.ShowConfig, "show-config", "show what every setting comes to and where it comes from, in the form of that file, and end")
	f.flip(&f.settings.ListKeys, "list-keys", "list the keys of the dashboard with the names of their actions, and end")
	return f
}

// flip defines a flag that is on or off, and as it stands now without the flag.
func (f *Flags) flip(on *bool, name, usage string) {
	f.set.VarPF((*flip)(on), name, "", usage).NoOptDefVal = "true"
}

func (f *Flags) add(s setting) {
	f.set.Var(&text{value: s.value, kind: s.placeholder}, s.name, s.usage)
}

// Settings reads all flags. Errors are *Error, for the first wrong flag in the
// order of the table.
func (f *Flags) Settings() (*Settings, error) {
	if err := f.unneeded(); err != nil {
		return nil, err
	}
	s, err := f.read()
	if err != nil {
		return nil, f.blame(err)
	}
	s.shown, s.blame = f.shown(s), f.blame
	return s, nil
}

func (f *Flags) read() (*Settings, error) {
	if f.settings.Sweep != nil {
		return f.readSweep()
	}
	s := f.settings
	s.World = settings.Default()
	if err := f.readScenario(&s); err != nil {
		return nil, err
	}
	if err := f.readMoment(&s); err != nil {
		return nil, err
	}
	if err := f.readWorld(&s); err != nil {
		return nil, err
	}
	tables := slices.Concat(ends(), outputs(), engine(), screen(), doors())
	if s.Shot != nil {
		tables = append(tables, shots()...)
	}
	if s.Serve != nil {
		serving := *s.Serve // that of the flags stays as it is
		s.Serve, tables = &serving, append(tables, serves()...)
	}
	for _, table := range tables {
		flag := f.set.Lookup(table.name)
		if !f.given(table.name) && flag.DefValue == "" {
			continue
		}
		if err := table.read(&s, flag.Value.String()); err != nil {
			return nil, &Error{table.name, err.Error()}
		}
	}
	known := command.Known{Called: nodeset.Called{Names: nodeset.Names{}, Regions: s.World.Regions.Names()}}
	for _, c := range s.Network {
		command.LearnName(known.Names, c)
	}
	for _, line := range f.do {
		c, err := command.ParseWith(line, known)
		if err != nil {
			return nil, &Error{"do", fmt.Sprintf("%q: %v", line, err)}
		}
		if c == nil {
			return nil, &Error{"do", fmt.Sprintf("%q is not a command; --headless --for 1s --do help lists them", line)}
		}
		command.LearnName(known.Names, c)
		s.Do = append(s.Do, c)
	}
	if s.Theme == "" && f.given("theme") {
		return nil, &Error{"theme", `"" is not a theme; expected one such as dark`}
	}
	if s.Layout == "" && f.given("layout") {
		return nil, &Error{"layout", `"" is not a layout; expected one such as race`}
	}
	if f.set.Changed("size") && !s.sized() {
		return nil, &Error{"size", "is that of a picture; add --svg FILE"}
	}
	if s.Shot != nil {
		return &s, f.compose(&s)
	}
	if s.Headless && !f.set.Changed("plain") {
		s.Plain = false // what the environment says is for runs that one follows
	}
	return &s, s.consistent()
}

// readScenario reads a scenario, from a file or from those that are built in. What is
// wrong with a file is a *scenario.Error.
func (f *Flags) readScenario(s *Settings) (err error) {
	flag := f.set.Lookup("scenario")
	name := flag.Value.String()
	switch {
	case !f.given("scenario"):
	case name == "":
		return &Error{"scenario", `"" is not a scenario; expected the name of one, or of a file`}
	case !scenarios.IsName(name):
		s.Scenario, err = scenario.Read(name)
	default:
		language := scenarios.Language(f.set.Lookup("language").Value.String())
		if s.Scenario, err = language.Open(name); err != nil {
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
	}
	for _, setting := range settings.All() {
		flag := f.set.Lookup(setting.Name)
		value := flag.Value.String()
		if f.inScenario(s, setting.Name) {
			set, _ := s.Scenario.Setting(setting.Name)
			value = set.Value
		} else if !f.given(setting.Name) && flag.DefValue == "" {
			continue
		}
		if err := setting.Read(&s.World, value); err != nil {
			return f.misfit(s, setting.Name, err.Error())
		}
	}
	if err := f.readNetwork(s); err != nil {
		return err
	}
	if err := f.readParams(s); err != nil {
		return err
	}
	for _, name := range settings.RegionSettings() {
		switch {
		case s.World.Regions == nil || !f.set.Changed(name):
		case f.given(settings.RegionsName):
			return &Error{name, "the regions say that; leave it out"}
		default:
			return &Error{name, "the regions of the scenario say that; leave it out"}
		}
	}
	if err := s.World.Validate(); err != nil {
		if wrong, ok := err.(*settings.Error); ok {
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
			if near := lex.Nearest(name, paramNames()); near != "" {
				hint = "; did you mean " + near + "?"
			}
			return &Error{"param", fmt.Sprintf("%.40q is not a parameter%s", name, hint)}
		}
		if _, twice := given[name]; twice {
			return &Error{"param", name + " is given twice"}
		}
		given[name] = value
	}
	for _, p := range settings.Params() {
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
	for _, p := range settings.Params() {
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
	if f.inScenario(s, name) || name == settings.RegionsName && !f.given(name) || name == "compact" {
		return s.Scenario.Misfit(name, problem)
	}
	if slices.Contains(paramNames(), name) {
		return &Error{"param", name + ": " + problem}
	}
	return &Error{name, problem}
}
