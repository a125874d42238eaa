package tui

import (
	"strings"
	"testing"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/keymap"
)

// Every key that a lesson names is one, every line for the prompt can be read, and the panels
// that it shows are there.
func TestLessonsNameWhatThereIs(t *testing.T) {
	keys := keymap.New(PanelKeys())
	called := keys.Names()
	d := deck{panels: newPanels()}
	for _, name := range scenarios.Names() {
		s, err := scenarios.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range s.Lines {
			var text string
			switch step := line.Step.(type) {
			case scenario.Say:
				text = step.Text
			case scenario.Task:
				text = step.Text
			case scenario.Hint:
				text = step.Text
			case scenario.Do:
				if panel, ok := step.Command.(command.Panel); ok {
					if _, err := d.find(panel.Name); err != nil {
						t.Errorf("%s:%d: %v", name, line.Number, err)
					}
				}
			}
			for _, typed := range view.Segments(text) {
				_, key := called[typed.Text]
				if typed.Typed && !key && !strings.HasPrefix(typed.Text, ":") && strings.Trim(typed.Text, "0123456789") != "" {
					t.Errorf("%s:%d: {%s} is not a key", name, line.Number, typed.Text)
				}
			}
		}
	}
}
