package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
)

// A form refuses in place, with the reason, and sends nothing.
func TestFormsRefuseInPlace(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		want string
	}{
		{"no amount", []string{"s", "enter"}, "expected a number of coins such as 2.5"},
		{"no number", []string{"s", "tab", "tab", "-1", "enter"}, `amount "-1" is not a number`},
		{"nothing", []string{"s", "tab", "tab", "0", "enter"}, "0 coins cannot be sent"},
		{"to itself", []string{"s", "tab", "n0", "enter"}, "n0 is the same node"},
		{"unknown node", []string{"s", "n99", "enter"}, "n99"},
		{"junk", []string{"s", "tab", "bob", "enter"}, "bob"},
		{"bad fee", []string{"s", "tab", "tab", "1", "tab", "x", "enter"}, `amount "x"`},
		{"linked already", []string{"c", "tab", "n1", "enter"}, "n0 and n1 are linked already"},
		{"not linked", []string{"x", "tab", "n2", "enter"}, "n0 and n2 are not linked"},
		{"unknown deed", []string{"x", "tab", "tab", "burn", "enter"}, "expected one of: cut, unlink"},
		{"on both sides", []string{"p", "tab", "n3-n7", "enter"}, "n3 is on both sides"},
		{"all on one side", []string{"p", "all", "enter"}, "nothing would be parted"},
		{"twice", []string{"p", "n0,n0", "enter"}, "n0"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			d := newHand(t, worlds["eight"], 80, 24)
			d.press(c.keys...)
			d.shows("✗")
			d.shows(c.want)
			if got := d.world.said(); got != "" {
				t.Errorf("the world was told %q", got)
			}
			d.press("esc")
			if len(d.app.overlays) != 0 {
				t.Error("esc does not leave the form")
			}
		})
	}
}

// What the world says against a command is shown in the form, and it can be mended.
func TestFormShowsTheWorldsRefusal(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.world.refuse = "n0 cannot pay: expected at least 2 spendable coins, found 0.25"
	d.press("s", "tab", "tab", "2", "enter")
	d.shows("✗ n0 cannot pay")
	d.shows("more than n0's 0.25")
	d.world.refuse = ""
	d.press("backspace", "1", "enter")
	d.shows("✓ done: send n0 n1 1")
}

func TestFormOffersWhatIsThere(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("x", "tab")
	d.shows("n1  n3  n5  n7")
	d.press("esc", "c", "tab")
	d.shows("n2  n4  n6")
	one := newHand(t, worlds["one"], 80, 24)
	one.press("c", "enter")
	one.shows("expected a node such as n0")
	one.press("esc", "p", "enter")
	one.shows("✗")
}

func TestEveryFormIsAPicture(t *testing.T) {
	for name, keys := range map[string][]string{"send": {"s", "tab", "tab", "9"}, "link": {"c"}, "cut": {"x", "tab", "tab"}, "partition": {"p"}, "strategy": {"a", "left", "left"}, "help": {"?"}} {
		d := newHand(t, worlds["eight"], 80, 24)
		d.press(keys...)
		golden(t, "over-"+name, d.screen())
		small := newHand(t, worlds["eight"], 60, 15)
		small.press(keys...)
		golden(t, "over-"+name+"-60x15", small.screen())
	}
}

func TestPrompt(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press(":", "mine n9x", "enter")
	d.shows(`✗ column 6: found "n9x"`)
	d.shows(": mine n9x")
	golden(t, "over-prompt-refused", d.screen())
	d.press("ctrl+u", "crash n1", "enter")
	d.shows("✓ done: crash n1")
	d.press(":", "up", "up")
	d.shows(": mine n9x")
	d.press("down", "down")
	if got := d.app.prompt.Line(); got != "" {
		t.Errorf("after the history the line holds %q, expected what was typed before", got)
	}
	d.press("part", "tab")
	d.shows(": partition")
	golden(t, "over-prompt", d.screen())
	d.press("esc", ":", "help partition", "enter")
	d.shows("Split the network")
	d.press("esc")
	if got := d.world.said(); got != "crash n1\nhelp partition" {
		t.Errorf("the world was told %q", got)
	}
}

func TestPromptKeepsTheWorldsRefusal(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.world.refuse = "n1 is crashed already"
	d.press(":", "crash n1", "enter")
	d.shows("✗ n1 is crashed already")
	d.shows(": crash n1")
}

func TestHelpNamesEveryKeyAndCommand(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	var all strings.Builder
	for _, line := range helpLines(d.app.frame(), d.app) {
		for _, s := range line {
			all.WriteString(s.Text)
		}
		all.WriteByte('\n')
	}
	for _, g := range d.app.keys.Groups() {
		for _, b := range g.Keys {
			if !strings.Contains(all.String(), b.Help().Desc) {
				t.Errorf("the help leaves out %q", b.Help().Desc)
			}
		}
	}
	for _, s := range command.Specs() {
		if !strings.Contains(all.String(), s.Summary) {
			t.Errorf("the help leaves out the command %s", s.Name)
		}
	}
}

// The help begins with words and signs; a key goes from part to part and round, another to
// the lessons.
func TestHelpIsLeafedThrough(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("?")
	d.shows("proof of work a hash below the target")
	d.press("tab")
	d.shows("Signs")
	d.press("tab")
	d.shows("Here, in panel Nodes")
	d.press("shift+tab", "down", "down", "shift+tab")
	d.shows("Signs")
	for n := 0; !strings.Contains(d.screen(), "│ Commands, typed after :") || strings.Contains(d.screen(), "│ In the command line"); n++ {
		if n > 20 {
			t.Fatal("the commands never come")
		}
		d.press("tab")
	}
	d.press("tab")
	d.shows("│ Words")
	d.press("L")
	d.hides("Words")
	if name := d.app.focused().Spec().Name; name != "Lesson" {
		t.Errorf("panel %s has the focus, expected the lessons", name)
	}
}

func TestHelpIsSearched(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("5", "?")
	d.shows("a page of the ledger")
	d.press("tab", "tab")
	d.shows("Here, in panel Log")
	d.press("/", "partition")
	d.shows("partition the network")
	d.shows("split the network into groups")
	d.hides("pause or resume")
	golden(t, "over-help-searched", d.screen())
	d.press("enter", "n", "n", "N", "/", "ctrl+u", "qqq")
	d.shows("0 of ")
	d.press("esc")
	d.shows("a page of the ledger")
	d.press("/", "signs", "enter")
	d.shows("a block that breaks a rule")
	d.press("esc", "esc")
	if len(d.app.overlays) > 0 {
		t.Error("esc does not leave the help")
	}
}

func TestErrandsWaitTheirTurnAndAreBounded(t *testing.T) {
	world := newFake(worlds["eight"])
	a := New(world, Options{})
	var first tea.Cmd
	for i := range mostWaiting + 5 {
		if cmd := a.ask("heal", a.say); i == 0 {
			first = cmd
		} else if cmd != nil {
			t.Fatal("a second command was started while one is under way")
		}
	}
	if !a.status.bad || !strings.Contains(a.status.text, "busy") {
		t.Errorf("the status says %q, expected that the world is busy", a.status.text)
	}
	d := &hand{t, a, world}
	d.run(first)
	if got := strings.Count(world.said(), "heal"); got != mostWaiting+1 {
		t.Errorf("%d commands were run, expected %d", got, mostWaiting+1)
	}
}

// What is asked for by an answer is asked as soon as the answer is taken in, and not lost.
func TestAnswersMayAskMore(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	more := func(answer string, err error) { d.app.ask("pause", d.app.say) }
	d.run(d.app.ask("heal", more))
	d.run(aside(func() (string, error) { return "", nil }, func(string, error) { d.app.ask("sync n1", more) }))
	if got, want := d.world.said(), "heal\npause\nsync n1\npause"; got != want {
		t.Errorf("the world was told %q, expected %q", got, want)
	}
	if !d.app.errands.idle() {
		t.Error("something is under way for ever")
	}
}
