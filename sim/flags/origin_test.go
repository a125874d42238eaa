package flags_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/spf13/pflag"

	"example.com/sosocoin/sim/flags"
)

// readFrom reads a command line, an environment and a file of these contents.
func readFrom(t testing.TB, file string, environ []string, args ...string) (*flags.Settings, error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "sosocoin"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sosocoin", "config.yaml"), []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	set := pflag.NewFlagSet("test", pflag.ContinueOnError)
	all := flags.Add(set)
	if err := set.Parse(args); err != nil {
		t.Fatal(err)
	}
	if err := all.Fill(append([]string{"XDG_CONFIG_HOME=" + dir, "HOME=/nowhere"}, environ...), func(string) {}); err != nil {
		return nil, err
	}
	return all.Settings()
}

// habits are flags with another value than their default, as all three sources write it.
var habits = map[string]string{
	"nodes": "4", "topology": "ring", "latency": "250ms", "jitter": "10ms", "bandwidth": "64kB", "loss": "5%", "processing": "1ms", "uploads": "2",
	"hashrate": "2kH/s", "shares": "3,1,1,0", "interval": "1m", "difficulty": "12", "retarget": "bitcoin", "relay": "push", "tx-rate": "0.5", "mine": "0,2-3", "strategy": "0,2:selfish,n3:stubborn=L",
	"keep": "500", "seed": "18446744073709551615", "param": "maturity=10", "do": "mine n0 off", "exec": "serial", "language": "de", "dots": "sextants", "http-as": "naivecoin", "speed": "1/8", "theme": "light", "layout": "race", "ascii": "true", "mouse": "false", "size": "90x30",
}

// Every flag that can be a habit has the same effect from the command line, from the
// environment and from a file.
func TestEverySourceSaysTheSame(t *testing.T) {
	equal := func(name string, want, got *flags.Settings) {
		t.Helper()
		if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(flags.Settings{}), cmpopts.IgnoreFields(flags.Settings{}, "KeysFile")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	var args, environ, file []string
	for name, value := range habits {
		args = append(args, "--"+name+"="+value)
		environ = append(environ, flags.Variable(name)+"="+value)
		file = append(file, name+": '"+value+"'\n")
	}
	byEnvironment, err := readFrom(t, "", environ)
	if err != nil {
		t.Fatal(err)
	}
	byFile, err := readFrom(t, strings.Join(file, ""), nil)
	if err != nil {
		t.Fatal(err)
	}
	equal("environment and file", byEnvironment, byFile)
	if byFile.World.Nodes != 4 || byFile.Theme != "light" || byFile.Mouse || len(byFile.Do) != 1 || byFile.Speed != 0.125 {
		t.Errorf("the file does not count: %+v", byFile)
	}
	// A picture's size is for a picture where it is asked for by a flag.
	at := filepath.Join(t.TempDir(), "x.svg")
	more := []string{"--svg=" + at, "--headless", "--for=1s"}
	byFlags, err := readFrom(t, "", nil, append(args, more...)...)
	if err != nil {
		t.Fatal(err)
	}
	if byFile, err = readFrom(t, strings.Join(file, ""), nil, more...); err != nil {
		t.Fatal(err)
	}
	equal("flags and file", byFlags, byFile)
}

// Every flag that a file can hold stands in the list above, and each has a variable.
func TestHabitsAreComplete(t *testing.T) {
	set := pflag.NewFlagSet("test", pflag.ContinueOnError)
	flags.Add(set)
	set.VisitAll(func(f *pflag.Flag) {
		_, habit := habits[f.Name]
		_, err := readFrom(t, f.Name+": x\n", nil)
		if once := err != nil && strings.Contains(err.Error(), "asked for each time"); once == habit {
			t.Errorf("--%s: in the list: %v, refused as no habit: %v (%v)", f.Name, habit, once, err)
		}
		if _, err := readFrom(t, "", []string{flags.Variable(f.Name) + "="}); err != nil {
			t.Errorf("%s: %v", flags.Variable(f.Name), err)
		}
	})
}

// A flag counts before its variable, that before the file, and that before the default.
func TestPrecedence(t *testing.T) {
	for _, c := range []struct {
		file, variable, flag string
		want                 int
	}{
		{"", "", "", 8}, {"3", "", "", 3}, {"3", "4", "", 4}, {"3", "4", "5", 5}, {"", "4", "", 4}, {"", "4", "5", 5}, {"3", "", "5", 5},
	} {
		var file string
		var environ, args []string
		if c.file != "" {
			file = "nodes: " + c.file + "\nparam: [maturity=3]"
		}
		if c.variable != "" {
			environ = []string{"SOSOCOIN_NODES=" + c.variable}
		}
		if c.flag != "" {
			args = []string{"--nodes", c.flag}
		}
		s, err := readFrom(t, file, environ, args...)
		if err != nil || s.World.Nodes != c.want {
			t.Errorf("%+v: %+v, %v", c, s, err)
		}
	}
	s, err := readFrom(t, "param: [maturity=3, window=4]", []string{"SOSOCOIN_PARAM=maturity=5\nwindow=6"}, "--param", "maturity=7")
	if err != nil || s.World.Params.Maturity != 7 {
		t.Errorf("%+v, %v", s, err)
	}
}

// Whatever stands in the file and in a variable, it is read or refused in words.
func FuzzFill(f *testing.F) {
	f.Add("nodes: 3\nkeys: {pause: x}", "SEED", "5")
	f.Add("do: [heal, 'mine n0 on']", "DO", "heal\n\nheal")
	f.Add("mouse: ~", "MOUSE", "on")
	f.Add("scenario: fork", "SCENARIO", "fork")
	f.Fuzz(func(t *testing.T, file, variable, value string) {
		if variable == "CONFIG" || strings.Contains(variable, "\x00") {
			return // a file of whoever runs this
		}
		s, err := readFrom(t, file, []string{"SOSOCOIN_" + variable + "=" + value})
		if err != nil {
			if err.Error() == "" {
				t.Error("a refusal without words")
			}
			return
		}
		var shown strings.Builder
		if err := s.WriteConfig(&shown); err != nil {
			t.Fatal(err)
		}
	})
}
