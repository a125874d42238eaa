package config

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSetLayout(t *testing.T) {
	const row = "'2 nodes*3 net', 'tree'"
	for name, c := range map[string]struct{ before, want string }{
		"an empty file":    {"", "layouts:\n  mine: [" + row + "]\n"},
		"other settings":   {"# mine\ntheme: light # bright\n", "# mine\ntheme: light # bright\nlayouts:\n  mine: [" + row + "]\n"},
		"no line feed":     {"theme: light", "theme: light\nlayouts:\n  mine: [" + row + "]\n"},
		"an empty section": {"layouts: # none yet\ntheme: light\n", "layouts: # none yet\n  mine: [" + row + "]\ntheme: light\n"},
		"others": {"layouts:\n    # for talks\n    a: [nodes] # one\n\n# keys\nkeys:\n  pause: f5\n",
			"layouts:\n    # for talks\n    a: [nodes] # one\n    mine: [" + row + "]\n\n# keys\nkeys:\n  pause: f5\n"},
		"its own":        {"layouts:\n  mine: [nodes]\n  b: [net] # b\ntheme: dark\n", "layouts:\n  mine: [" + row + "]\n  b: [net] # b\ntheme: dark\n"},
		"many lines":     {"layouts:\n  mine: [\n    nodes,\n    net\n  ]\n  b: [net]\n", "layouts:\n  mine: [" + row + "]\n  b: [net]\n"},
		"a list":         {"layouts:\n  mine:\n    - nodes\n    - net\ntheme: dark\n", "layouts:\n  mine: [" + row + "]\ntheme: dark\n"},
		"a list before":  {"layouts:\n  a:\n    - nodes\n    - net\ntheme: dark\n", "layouts:\n  a:\n    - nodes\n    - net\n  mine: [" + row + "]\ntheme: dark\n"},
		"two characters": {"theme: light\r\nlayouts:\r\n  a: [net]\r\n", "theme: light\r\nlayouts:\r\n  a: [net]\r\n  mine: [" + row + "]\r\n"},
	} {
		got, err := SetLayout("config.yaml", []byte(c.before), "mine", []string{"2 nodes*3 net", "tree"})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%s\nexpected:\n%s", name, err, got, c.want)
		}
	}
}

func TestSetLayoutRefuses(t *testing.T) {
	for before, want := range map[string]string{
		"layouts: {a: [net]}\n":        "config.yaml: no line can be put among its layouts as they are written; put this there: mine: ['net']",
		"theme: [\n":                   "config.yaml:1:8: this is not YAML",
		strings.Repeat("#\n", 8_000):   "config.yaml: it has more than 16000 bytes",
		"theme: light\n...\n":          "config.yaml: no line can be put",
		"layouts: {a: [net]} # \xff\n": "config.yaml:1:23: found the byte 0xff",
	} {
		if got, err := SetLayout("config.yaml", []byte(before), "mine", []string{"net"}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.40q: %v, expected %s\n%s", before, err, want, got)
		}
	}
}

// Whatever a file holds, it says the same afterwards but for the layout, and has lost no line but
// those of the layout of that name.
func TestSetLayoutKeepsTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for _, block := range rapid.Permutation([]string{"theme: light # so\n", "# a comment\n", "\n", "keys:\n  pause: [f5, p] # both\n", "layouts:\n  # first\n  on: [nodes]\n\n  two: ['net*2 tree', log]\n"}).Draw(t, "blocks") {
			if rapid.Bool().Draw(t, "there") {
				text.WriteString(block)
			}
		}
		name := rapid.SampledFrom([]string{"mine", "two", "5", "on", "-", "null"}).Draw(t, "name")
		got, err := SetLayout("f", []byte(text.String()), name, []string{"3 nodes", "[net / 2 tree]*20 log*60"})
		if err != nil {
			t.Fatalf("%q: %v", text.String(), err)
		}
		for _, line := range strings.Split(text.String(), "\n") {
			if !strings.HasPrefix(line, "  two") && !strings.HasPrefix(line, "  on") && !strings.Contains(string(got), line+"\n") {
				t.Fatalf("%q is gone from\n%s", line, got)
			}
		}
		again, err := SetLayout("f", got, name, []string{"3 nodes", "[net / 2 tree]*20 log*60"})
		if err != nil || string(again) != string(got) {
			t.Fatalf("once more: %v\n%s\n%s", err, again, got)
		}
	})
}
