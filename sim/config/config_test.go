package config

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sample = `# colours for the beamer
theme: light
ascii: no
seed: 0x10
loss: 5%   # of all messages
latency: 250ms
param: [maturity=10, "window=5"]
do:
  - mine n0 on
  - 'send n0 n1 5'
keys:
  pause: [space, f5]
  next-block: "."
  undo: n
  slower: '-'
  help: ~
  panel: [1, 2, 3]
`

func TestParse(t *testing.T) {
	f, err := Parse("f", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	one := func(line, from, column int, name, text string) Entry {
		return Entry{Name: name, Values: []Value{{text, Place{line, column}}}, At: Place{line, from}}
	}
	want := &File{Name: "f", Settings: []Entry{
		one(2, 1, 8, "theme", "light"), one(3, 1, 8, "ascii", "no"), one(4, 1, 7, "seed", "0x10"), one(5, 1, 7, "loss", "5%"), one(6, 1, 10, "latency", "250ms"),
		{"param", true, []Value{{"maturity=10", Place{7, 9}}, {"window=5", Place{7, 22}}}, Place{7, 1}},
		{"do", true, []Value{{"mine n0 on", Place{9, 5}}, {"send n0 n1 5", Place{10, 5}}}, Place{8, 1}},
	}, Keys: []Entry{
		{"pause", true, []Value{{"space", Place{12, 11}}, {"f5", Place{12, 18}}}, Place{12, 3}},
		one(13, 3, 15, "next-block", "."), one(14, 3, 9, "undo", "n"), one(15, 3, 11, "slower", "-"), one(16, 3, 9, "help", "~"),
		{"panel", true, []Value{{"1", Place{17, 11}}, {"2", Place{17, 14}}, {"3", Place{17, 17}}}, Place{17, 3}},
	}}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Error(diff)
	}
}

func TestNothingIsAFile(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# only a comment\n", "---\n", "keys:\n", "keys: {}\n"} {
		f, err := Parse("f", []byte(text))
		if err != nil || len(f.Settings)+len(f.Keys) > 0 {
			t.Errorf("%q: %+v, %v", text, f, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	for text, want := range map[string]string{
		"theme light":                        `f:1:1: found a single value, expected settings such as theme: light`,
		"- theme":                            `f:1:1: found a list, expected settings such as theme: light`,
		"seed: 1\nnodes: 3\nseed: 2":         `f:3:1: "seed" stands in line 1 already`,
		"keys:\n  pause: x\n  pause: y":      `f:3:3: "pause" stands in line 2 already`,
		"layouts: x":                         `f:1:10: found a single value, expected layouts with their rows, such as mine: [nodes net, 2 tree]`,
		"keys: x":                            `f:1:7: found a single value, expected actions with their keys, such as pause: f5`,
		"keys:\n  pause:\n    more: x":       `f:3:9: found names with values, expected one value or a list of values for pause`,
		"seed: {a: 1}":                       `f:1:7: found names with values, expected one value or a list of values for seed`,
		"seed:\nnodes: 3":                    `f:1:1: seed has no value`,
		"param: [[a]]":                       `f:1:9: found a list, expected one value or a list of values for param`,
		"seed: &a 1":                         `f:1:7: found a reference of YAML, expected one value or a list of values for seed`,
		"seed: !!int 1":                      `f:1:7: found a tag of YAML, expected one value or a list of values for seed`,
		"a: 1\n---\nb: 2":                    `f:2:1: a second document begins; expected one only`,
		"a\x00b: 1":                          `f:1:2: found the byte 0x00; expected text in UTF-8`,
		"a: 1\nü\xff: 1":                     `f:2:2: found the byte 0xff; expected text in UTF-8`,
		"\x7fELF":                            `f:1:1: found the byte 0x7f; expected text in UTF-8`,
		"a: [1, 2":                           `f:1:4: this is not YAML: `,
		"a: \"b":                             `f:1:4: this is not YAML: `,
		strings.Repeat("#", MaxSize+1):       `f: it has more than 16000 bytes; expected a short file of settings`,
		strings.Repeat("[", MaxSize):         `f`,
		strings.Repeat("a: ", MaxSize/3):     `f`,
		strings.Repeat("- ", MaxSize/2):      `f`,
		strings.Repeat("{a: ", MaxSize/4):    `f`,
		"a:\n" + strings.Repeat("  b:\n", 3): `f`,
	} {
		_, err := Parse("f", []byte(text))
		var refused *Error
		if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: %v, want %s", text, err, want)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "config.yaml")
	if f, err := ReadIfThere(name); err != nil || len(f.Settings) > 0 {
		t.Errorf("a missing file: %+v, %v", f, err)
	}
	if _, err := ReadIfThere("/dev/null/.config/sosocoin/config.yaml"); err != nil {
		t.Errorf("a home that is no directory: %v", err)
	}
	for _, bad := range []string{name, dir, "/dev/zero"} {
		if _, err := Read(bad); err == nil || !strings.HasPrefix(err.Error(), bad+":") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if err := os.WriteFile(name, []byte(sample), 0o600); err != nil {
		t.Fatal(err)
	}
	if f, err := ReadIfThere(name); err != nil || len(f.Settings) != 7 {
		t.Errorf("%+v, %v", f, err)
	}
	if err := os.Truncate(name, 100<<20); err != nil { // it takes no room on the disk
		t.Fatal(err)
	}
	if _, err := Read(name); err == nil || !strings.Contains(err.Error(), "more than 16000 bytes") {
		t.Errorf("a file of 100 MB: %v", err)
	}
}

func TestDefault(t *testing.T) {
	for _, c := range []struct{ xdg, home, want string }{
		{"/x", "/h", "/x/sosocoin/config.yaml"}, {"", "/h", "/h/.config/sosocoin/config.yaml"}, {"x", "/h", "/h/.config/sosocoin/config.yaml"}, {"", "", ""}, {"", "h", ""},
	} {
		if got := Default(func(name string) string { return map[string]string{"XDG_CONFIG_HOME": c.xdg, "HOME": c.home}[name] }); got != c.want {
			t.Errorf("%+v: got %s", c, got)
		}
	}
}

// Whatever a file holds, it is read or refused with a place in it.
func FuzzParse(f *testing.F) {
	for _, text := range []string{sample, "keys: {pause: x}", "a: |\n  b\n  c\n", "? a\n: b", "<<: *a", "a: &a [*a]", "%YAML 1.2\n---\na: 1", "\"a\\x00\": 1", "a: !!binary x", "[", "{", "a:\tb", "\u2028: x", "a: 'b\n\n c'", "\r0: 0", "a: 1\r\nb: 2"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := Parse("f", text)
		if err != nil {
			var refused *Error
			if !errors.As(err, &refused) || refused.Problem == "" {
				t.Errorf("refused with %v", err)
			}
			return
		}
		for _, e := range append(file.Settings, file.Keys...) {
			if e.At.Line < 1 || e.At.Line > bytes.Count(bytes.ReplaceAll(text, []byte("\r"), []byte("\n")), []byte("\n"))+1 {
				t.Errorf("%q stands in line %d", e.Name, e.At.Line)
			}
			if !e.List && len(e.Values) != 1 {
				t.Errorf("%q has the values %v", e.Name, e.Values)
			}
		}
	})
}
