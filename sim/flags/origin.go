package flags

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"example.com/sosocoin/sim/config"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/settings"
)

// origin is where a value comes from that is neither a flag nor the default.
type origin struct {
	variable string       // of the environment; "": the file
	file     string       // the file's name
	at       config.Place // in the file
}

// String names the place, as a refusal begins.
func (o origin) String() string {
	if o.variable != "" {
		return "environment variable " + o.variable
	}
	return fmt.Sprintf("%s:%d", plain.Line(o.file), o.at.Line)
}

// Fill gives the flags that are not on the command line the values that the environment
// has for them, and else those of the user's file: what is nearer to the user wins. A
// scenario is the same wherever it is played, so that with one nothing is said here about
// its world. It warns of variables that are no flag's. Errors are *Error and *config.Error.
func (f *Flags) Fill(environ []string, warn func(string)) error {
	f.origins = map[string]origin{}
	variables, warnings := variables(environ, f.names())
	for _, w := range warnings {
		warn(w)
	}
	for _, name := range f.names() {
		value := variables[Variable(name)]
		if value == "" || f.set.Changed(name) || f.aside(name) || f.useless[name] {
			continue
		}
		f.origins[name] = origin{variable: Variable(name)}
		values := []string{value}
		if f.list(name) {
			values = strings.Split(strings.Trim(value, "\n"), "\n")
		}
		if err := f.assign(name, values); err != nil {
			return err
		}
	}
	return f.fillFromFile(environ)
}

// names lists the flags that have a variable. Those of the scenario come first, since they
// decide about others.
func (f *Flags) names() []string {
	names := []string{"scenario", "open"}
	f.set.VisitAll(func(flag *pflag.Flag) {
		if !slices.Contains([]string{"scenario", "open", "help", "version"}, flag.Name) && !f.own[flag.Name] {
			names = append(names, flag.Name)
		}
	})
	return names
}

// aside says whether a scenario leaves no room for a setting of the world.
func (f *Flags) aside(name string) bool {
	if f.given("open") && name == "do" {
		return true
	}
	return (f.given("scenario") || f.given("open")) && (name == "param" || slices.ContainsFunc(settings.All(), func(s settings.Setting) bool { return s.Name == name }))
}

func (f *Flags) fillFromFile(environ []string) error {
	read, name := config.Read, f.set.Lookup("config").Value.String()
	if !f.given("config") {
		read, name = config.ReadIfThere, config.Default(lookup(environ))
	}
	if name == "" {
		if f.given("config") {
			return f.blame(&Error{Flag: "config", Problem: `"" is not a file; expected the name of one`})
		}
		return nil
	}
	file, err := read(name)
	if err != nil {
		return err
	}
	f.settings.KeysFile, f.settings.Keys, f.settings.Layouts = name, file.Keys, file.Layouts
	for _, e := range file.Settings {
		if err := f.fit(e); err != nil {
			return &config.Error{File: name, At: e.At, Problem: err.Error()}
		}
		if f.given(e.Name) || f.aside(e.Name) || f.useless[e.Name] {
			continue
		}
		f.origins[e.Name] = origin{file: name, at: e.At}
		if !e.List {
			f.origins[e.Name] = origin{file: name, at: e.Values[0].At}
		}
		values := make([]string, len(e.Values))
		for i, v := range e.Values {
			values[i] = v.Text
		}
		if err := f.assign(e.Name, values); err != nil {
			return err
		}
	}
	return nil
}

// lookup reads a list of variables as os.Getenv does; of two the last one counts.
func lookup(environ []string) func(string) string {
	return func(name string) string {
		found := ""
		for _, v := range environ {
			if value, ok := strings.CutPrefix(v, name+"="); ok {
				found = value
			}
		}
		return found
	}
}

// fit refuses an entry that no file can have, whatever its value.
func (f *Flags) fit(e config.Entry) error {
	flag := f.set.Lookup(e.Name)
	switch {
	case is(e.Name, once):
		return fmt.Errorf("%s is asked for each time; expected something that holds for all runs, such as theme", e.Name)
	case flag == nil:
		hint := "; expected the name of a flag such as nodes, or keys or layouts"
		if near := lex.Nearest(e.Name, append(f.fileNames(), "keys", "layouts")); near != "" {
			hint = "; did you mean " + near + "?"
		}
		return fmt.Errorf("%.40q is not a setting%s", e.Name, hint)
	case e.List && !f.list(e.Name):
		return fmt.Errorf("%s has a list; expected one value", e.Name)
	}
	return nil
}

// fileNames are the flags that a file can hold.
func (f *Flags) fileNames() []string {
	return slices.DeleteFunc(f.names(), func(name string) bool { return is(name, once) })
}

// list says whether a flag may be repeated.
func (f *Flags) list(name string) bool {
	_, repeated := f.set.Lookup(name).Value.(*lines)
	return repeated
}

func (f *Flags) assign(name string, values []string) error {
	for _, value := range values {
		if err := f.set.Lookup(name).Value.Set(value); err != nil {
			return f.blame(&Error{Flag: name, Problem: fmt.Sprintf("%.40q is not true or false", value)})
		}
	}
	return nil
}

// given says whether a setting has a value of its own, on the command line or elsewhere.
func (f *Flags) given(name string) bool {
	_, elsewhere := f.origins[name]
	return elsewhere || f.set.Changed(name)
}

// blame adds to what is wrong with a setting where it comes from, if that is not the
// command line.
func (f *Flags) blame(err error) error {
	wrong, ok := err.(*Error)
	if !ok {
		return err
	}
	from, elsewhere := f.origins[wrong.Flag]
	switch {
	case !elsewhere || f.set.Changed(wrong.Flag):
		return err
	case from.variable != "":
		return fmt.Errorf("%v: %s", from, wrong.Problem)
	}
	return &config.Error{File: from.file, At: from.at, Problem: wrong.Flag + ": " + wrong.Problem}
}
