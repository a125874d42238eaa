package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/input"
)

func TestBackgroundAnswers(t *testing.T) {
	for answer, light := range map[string]bool{
		"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c": true,
		"\x1b]11;rgb:1e1e/1e1e/2e2e\a":              false,
		"\x1b]11;rgb:ff/ff/e0\a":                    true,
		"\x1b]11;rgba:0000/0000/0000/ffff\a":        false,
		"\x1b[?62;22c":                              false,
		"\x1b]11;rgb:zz/zz/zz\a":                    false,
		"\x1b]11;rgb:" + "fffffffff/0/0\a":          false,
		"":                                          false,
	} {
		var decoder input.Decoder
		got := false
		for _, msg := range decoder.Feed(0, []byte(answer)) {
			if b, ok := msg.(input.Background); ok {
				got = lightByAnswer(string(b))
			}
		}
		if got != light {
			t.Errorf("%q: light is %v, expected %v", answer, got, light)
		}
	}
}

func TestBackgroundByEnvironment(t *testing.T) {
	for value, want := range map[string]struct{ light, known bool }{
		"15;0": {false, true}, "0;15": {true, true}, "0;default;7": {true, true}, "12;8": {false, true},
		"": {}, "junk": {}, "0;99": {}, "0;": {}, ";-1": {},
	} {
		if light, known := lightByEnvironment(value); light != want.light || known != want.known {
			t.Errorf("%q: light %v, known %v, expected %v", value, light, known, want)
		}
	}
}

// The first frame does not wait for the terminal's answer, and the answer changes what
// nobody has chosen.
func TestBackgroundAnswersLate(t *testing.T) {
	light, dark := input.Background("rgb:ffff/ffff/ffff"), input.Background("rgb:1e1e/1e1e/2e2e")
	for _, c := range []struct {
		name    string
		options Options
		keys    []string
		answer  input.Background
		want    string
	}{
		{"light", Options{Theme: "dark", guessed: true}, nil, light, "light"},
		{"dark", Options{Theme: "dark", guessed: true}, nil, dark, "dark"},
		{"a theme was asked for", Options{Theme: "dark"}, nil, light, "dark"},
		{"a key chose a theme meanwhile", Options{Theme: "dark", guessed: true}, []string{"t", "t"}, light, "safe"},
		{"a command chose one", Options{Theme: "dark", guessed: true}, []string{":", "theme dark", "enter"}, light, "dark"},
		{"no colours", Options{Theme: "dark", guessed: true, Profile: grid.Mono}, nil, light, "mono"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.options.Profile == 0 {
				c.options.Profile = grid.TrueColor
			}
			d := newHandWith(t, worlds["eight"], 80, 24, c.options)
			d.press(c.keys...)
			said := d.screen()
			d.give(c.answer)
			if got := d.app.th.Name; got != c.want {
				t.Errorf("the theme is %s, expected %s", got, c.want)
			}
			if d.screen() != said {
				t.Error("the answer is told of on the screen")
			}
		})
	}
	d := newHandWith(t, worlds["eight"], 80, 24, Options{Theme: "dark", guessed: true, Profile: grid.TrueColor})
	d.give(light)
	d.give(tea.KeyMsg{})
	d.give(dark)
	if got := d.app.th.Name; got != "light" {
		t.Errorf("a second answer made the theme %s", got)
	}
}

func TestThemeIsGuessed(t *testing.T) {
	for _, c := range []struct {
		colours, term, name string
		asks                bool
	}{
		{"", "xterm-256color", "dark", true}, {"0;15", "xterm", "light", false}, {"15;0", "xterm", "dark", false}, {"", "linux", "dark", false}, {"", "vt220", "dark", false},
	} {
		name, asks := guessTheme(func(name string) string { return map[string]string{"COLORFGBG": c.colours, "TERM": c.term}[name] })
		if name != c.name || asks != c.asks {
			t.Errorf("COLORFGBG=%q TERM=%q: theme %s, asks %v; expected %s, %v", c.colours, c.term, name, asks, c.name, c.asks)
		}
	}
}
