package theme

import (
	"errors"
	"strings"
	"testing"

	"example.com/sosocoin/tui/grid"
)

func TestDetect(t *testing.T) {
	tests := []struct {
		name, env string
		tty       bool
		want      grid.Profile
	}{
		{"no terminal", "TERM=xterm-256color", false, grid.None},
		{"no terminal, but forced", "TERM=xterm-256color CLICOLOR_FORCE=1", false, grid.ANSI256},
		{"no terminal, forced with 0", "TERM=xterm-256color CLICOLOR_FORCE=0", false, grid.None},
		{"dumb", "TERM=dumb COLORTERM=truecolor", true, grid.None},
		{"nothing known", "", true, grid.None},
		{"NO_COLOR", "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", true, grid.Mono},
		{"NO_COLOR empty", "TERM=xterm-256color NO_COLOR=", true, grid.ANSI256},
		{"CLICOLOR=0", "TERM=xterm-256color CLICOLOR=0", true, grid.Mono},
		{"vt100", "TERM=vt100", true, grid.Mono},
		{"console", "TERM=linux", true, grid.ANSI16},
		{"xterm", "TERM=xterm", true, grid.ANSI16},
		{"256", "TERM=screen-256color", true, grid.ANSI256},
		{"truecolor", "TERM=xterm-256color COLORTERM=truecolor", true, grid.TrueColor},
		{"24bit", "TERM=xterm COLORTERM=24bit", true, grid.TrueColor},
		{"screen passes no 24 bits on", "TERM=screen-256color COLORTERM=truecolor", true, grid.ANSI256},
		{"tmux does", "TERM=screen-256color COLORTERM=truecolor TERM_PROGRAM=tmux", true, grid.TrueColor},
		{"kitty", "TERM=xterm-kitty", true, grid.TrueColor},
	}
	for _, test := range tests {
		if got := Detect(environment(test.env), test.tty); got != test.want {
			t.Errorf("%s: got %v, expected %v", test.name, got, test.want)
		}
	}
}

func TestWide(t *testing.T) {
	for env, want := range map[string]bool{
		"": false, "LANG=en_US.UTF-8": false, "LANG=C.UTF-8": false, "LANG=jam_JM.UTF-8": false,
		"LANG=ja_JP.UTF-8": true, "LANG=zh_CN.UTF-8": true, "LANG=ko_KR.utf8": true, "LANG=zh_TW.Big5": true, "LANG=ja.UTF-8": true,
		"LC_ALL=en_US.UTF-8 LANG=ja_JP.UTF-8": false, "LC_CTYPE=ja_JP.UTF-8 LANG=C": true,
		"LANG=ja_JP.UTF-8@cjk_narrow": false, "LANG=ja_JP.UTF-8@cjknarrow": false,
		"LANG=ja_JP.UTF-8 TERM=xterm-kitty": false, "LANG=ja_JP.UTF-8 TERM=xterm-256color": true, "LANG=ja_JP.UTF-8 TERM=foot-extra": false,
		"RUNEWIDTH_EASTASIAN=1": true, "RUNEWIDTH_EASTASIAN=1 TERM=alacritty": true, "RUNEWIDTH_EASTASIAN=0 LANG=ja_JP.UTF-8": false,
		"RUNEWIDTH_EASTASIAN=what LANG=ja_JP.UTF-8": true,
	} {
		if got := Wide(environment(env)); got != want {
			t.Errorf("%q: got %t, expected %t", env, got, want)
		}
	}
}

func environment(text string) func(string) string {
	env := map[string]string{}
	for _, f := range strings.Fields(text) {
		k, v, _ := strings.Cut(f, "=")
		env[k] = v
	}
	return func(name string) string { return env[name] }
}

func TestUTF8(t *testing.T) {
	for env, want := range map[string]bool{
		"": true, "LANG=en_US.UTF-8": true, "LANG=C": false, "LANG=C.utf8": true,
		"LC_ALL=C LANG=en_US.UTF-8": false, "LC_CTYPE=de_DE.UTF-8 LANG=C": true,
	} {
		if got := UTF8(environment(env)); got != want {
			t.Errorf("%q: got %t, expected %t", env, got, want)
		}
	}
}

func TestNamed(t *testing.T) {
	for _, name := range Names() {
		if th, err := Named(name); err != nil || th.Name != name {
			t.Errorf("%s: got %v, %v", name, th, err)
		}
	}
	_, err := Named("pink")
	if e := (*UnknownError)(nil); !errors.As(err, &e) || e.Name != "pink" || !strings.Contains(err.Error(), "dark, light, safe, mono") {
		t.Errorf("got %v, expected an UnknownError that names the themes", err)
	}
}

// A theme without colours has none in any role, and one with colours leaves no role
// without a look of its own.
func TestRoles(t *testing.T) {
	for _, name := range Names() {
		for p := grid.None; p <= grid.TrueColor; p++ {
			th, err := New(name, p, false)
			if err != nil {
				t.Fatal(err)
			}
			colourless := name == "mono" || p <= grid.Mono
			each(th, func(role string, s grid.Style) {
				switch {
				case colourless && (s.FG != 0 || s.BG != 0):
					t.Errorf("%s, %v: %s has a colour: %+v", name, p, role, s)
				case !colourless && s == (grid.Style{}):
					t.Errorf("%s, %v: %s has no look", name, p, role)
				}
			})
			if colourless && th.Profile > grid.Mono {
				t.Errorf("%s, %v: renders with %v", name, p, th.Profile)
			}
		}
	}
}

// Neighbouring nodes never share a colour.
func TestNodeColours(t *testing.T) {
	for _, name := range []string{"dark", "light", "safe"} {
		th, _ := Named(name)
		seen := map[grid.Color]bool{}
		for id := range th.Nodes {
			if c := th.Node(id).FG; seen[c] {
				t.Errorf("%s: node %d has the colour of another one", name, id)
			} else {
				seen[c] = true
			}
		}
		if len(th.Nodes) < 8 || th.Node(len(th.Nodes)) != th.Node(0) || th.Node(-1) != th.Text {
			t.Errorf("%s: %d node colours, expected 8 or more, used in turn", name, len(th.Nodes))
		}
	}
}

func TestNodeMark(t *testing.T) {
	th, _ := Named("dark")
	for id, want := range map[int]rune{-1: '-', 0: '0', 9: '9', 10: 'a', 36: 'A', 61: 'Z', 62: '+', 999: '+'} {
		if got := th.NodeMark(id); got != want {
			t.Errorf("node %d: got %q, expected %q", id, got, want)
		}
	}
}

// Text stands out from the ground it is made for: a contrast of at least 4.5 to 1, and
// 3 to 1 for what may be overlooked (WCAG 2.1, success criteria 1.4.3 and 1.4.11).
func TestContrast(t *testing.T) {
	for _, name := range []string{"dark", "light", "safe"} {
		th, _ := Named(name)
		for role, s := range map[string]grid.Style{"text": th.Text, "accent": th.Accent, "good": th.Good, "notice": th.Notice, "bad": th.Bad, "fresh": th.Fresh, "tx": th.TxMessage, "sync": th.SyncMessage} {
			if c := contrast(s.FG, th.Ground); c < 4.5 {
				t.Errorf("%s: %s has a contrast of %.1f", name, role, c)
			}
		}
		for id, s := range th.Nodes {
			if c := contrast(s.FG, th.Ground); c < 4 {
				t.Errorf("%s: node %d has a contrast of %.1f", name, id, c)
			}
		}
		if c := contrast(th.Dim.FG, th.Ground); c < 3 {
			t.Errorf("%s: dim text has a contrast of %.1f", name, c)
		}
	}
}
