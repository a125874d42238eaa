package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
)

func TestPromptListsCommandsWithWhatTheyDo(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press(":", "p")
	d.shows("partition  split the network into groups")
	d.press("tab", "tab", "tab")
	d.shows(": pause")
	d.press("shift+tab")
	d.shows(": partition")
	golden(t, "over-prompt-names", d.screen())
	small := newHand(t, worlds["eight"], 60, 15)
	small.press(":", "send n0 ")
	golden(t, "over-prompt-60x15", small.screen())
}

// What a lesson asks for stands above the line while it is typed: the box covers the page.
func TestPromptShowsTheTask(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.world.edit(func(v *view.View) {
		v.Script = &view.Script{Name: "w", Lesson: true, Tasks: []view.Task{{Text: "Done before.", Done: true}, {Text: "Type {:mine all on} and press {enter}."}}}
	})
	d.look()
	d.press(":", "mine")
	d.shows("│ [ ] Type :mine all on and press enter.")
	d.shows("mine NODES")
	d.press("esc")
	d.press("s") // other boxes leave the line of text alone, which says it
	d.shows("[ ] Type :mine all on")
}

// Up goes to the lines that begin as the one typed, ctrl+r to those that have it.
func TestPromptHistory(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	for _, line := range []string{"crash n1", "heal", "crash n2", "restart n1"} {
		d.press(":", line, "enter")
	}
	line := func(want string) {
		t.Helper()
		if got := d.app.prompt.Line(); got != want {
			t.Errorf("the line is %q, expected %q", got, want)
		}
	}
	ctrlR := tea.KeyMsg{Type: tea.KeyCtrlR}
	d.press(":", "cr", "up")
	line("crash n2")
	d.press("up", "up")
	line("crash n1")
	d.press("down", "down")
	line("cr")
	d.press("ctrl+u", "n1")
	d.give(ctrlR)
	line("restart n1")
	d.give(ctrlR)
	line("crash n1")
	d.give(ctrlR)
	line("crash n1")
	d.press("ctrl+u", "up", "up", "up", "up", "up", "up")
	line("crash n1")
}

// Tab in an empty line lists the commands, and what they do, and takes none yet.
func TestTabInAnEmptyLineListsCommands(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	withLibrary(d)
	d.press(":", "tab")
	d.shows("add         add a node")
	d.shows("balance     show a balance")
	if line := d.app.prompt.Line(); line != "" {
		t.Errorf("the line is %q", line)
	}
	d.press("tab")
	d.shows(": add")
	d.press("esc", ":", "shift+tab")
	if line := d.app.prompt.Line(); line == "" {
		t.Error("shift+tab took none")
	}
}

// A command's help has each of its lines as it was written, also on the smallest screen.
func TestHelpOfACommandKeepsItsLines(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		d := newHand(t, worlds["eight"], width, 40)
		for _, s := range append(command.Specs(), command.Spec{}) {
			text, err := command.HelpText(s.Name)
			if err != nil {
				t.Fatal(err)
			}
			d.app.say(text, nil)
			screen := d.screen()
			for i, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
				if line = strings.TrimSpace(line); i > 0 && i < 20 && !strings.Contains(screen, " "+line+" ") {
					t.Errorf("%d columns: help %s breaks %q:\n%s", width, s.Name, line, screen)
				}
			}
			d.press("esc")
		}
	}
}
