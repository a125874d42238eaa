package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/input"
)

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
