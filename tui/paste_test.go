package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/input"
	"example.com/sosocoin/tui/kit/kittest"
)

// burst gives what a terminal sends in one piece, and then silence.
func (d *hand) burst(bytes string) {
	var stream input.Stream
	for _, msg := range append(stream.Feed(0, []byte(bytes)), stream.Pass(time.Hour)...) {
		d.give(msg)
	}
}

func inBrackets(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

func TestBursts(t *testing.T) {
	const lines = "mine n1 off\nmine n2 off\n"
	for _, c := range []struct {
		name   string
		before []string
		burst  string
		told   string // to the world
		line   string // that stands in the prompt; "-": it is closed
	}{
		// At the prompt.
		{"two lines", []string{":"}, lines, "mine n1 off\nmine n2 off", "-"},
		{"two lines in brackets", []string{":"}, inBrackets(lines), "mine n1 off\nmine n2 off", "-"},
		{"from a terminal of another system", []string{":"}, "mine n1 off\r\nmine n2 off\r\n", "mine n1 off\nmine n2 off", "-"},
		{"as a terminal pastes them", []string{":"}, "mine n1 off\rmine n2 off\r", "mine n1 off\nmine n2 off", "-"},
		{"the prompt's key as well", nil, ":" + lines, "mine n1 off\nmine n2 off", "-"},
		{"the colon is there twice", []string{":"}, ":" + lines, "mine n1 off\nmine n2 off", "-"},
		{"each with a colon", []string{":"}, ":pause\n:resume\n", "pause\nresume", "-"},
		{"the last line is not ended", []string{":"}, "pause\nmine n2 off", "pause", "mine n2 off"},
		{"nor in brackets", []string{":"}, inBrackets("pause\nmm"), "pause", "mm"},
		{"after what was typed", []string{":", "mine "}, "n1 off\nheal\n", "mine n1 off\nheal", "-"},
		{"empty lines and comments", []string{":"}, "\n# both\n\npause\n\n", "pause", "-"},
		{"one line", []string{":"}, "mine n1 off", "", "mine n1 off"},
		{"one line in brackets", []string{":"}, inBrackets("mine n1 off"), "", "mine n1 off"},
		{"one is refused", []string{":"}, "pause\nmine n1 perhaps\nheal\nresume\n", "pause", "mine n1 perhaps"},
		{"one is asked back", []string{":"}, "pause\ncrash all\nheal\n", "pause", "crash all"},
		{"one is the dashboard's", []string{":"}, "theme light\npause\n", "pause", "-"},
		// Scripts.
		{"a line and a key", nil, ":mine n1 off\rm", "mine n1 off\nmine n0 one", "-"},
		{"keys and a line", nil, "mm:mine n1 off\r", "mine n0 one\nmine n0 one\nmine n1 off", "-"},
		{"two keys", nil, "mm", "mine n0 one\nmine n0 one", "-"},
		{"keys and spaces", nil, "> > ", "step block\npause\nstep block\nresume", "-"},
		{"keys and enter", nil, "jjj\r", "focus n1\nfocus n2\nfocus n3", "-"},
		{"a form", nil, "s\t\t2.5\r", "send n0 n1 2.5", "-"},
		{"a form with two values", nil, "s\t\t2.5\t0.01\r", "send n0 n1 2.5 fee=0.01", "-"},
		{"a search", nil, "/n3\r", "focus n3", "-"},
		{"a key, a sequence, a key", nil, "m\x1b[Bm", "mine n0 one\nfocus n1\nmine n1 one", "-"},
		// Elsewhere.
		{"over the panels", nil, lines, "", "-"},
		{"in brackets", nil, inBrackets(lines), "", "-"},
		{"one line in brackets over the panels", nil, inBrackets("m"), "", "-"},
		{"carriage returns", nil, "mine n1 off\rmine n2 off\r", "", "-"},
		{"short ones", nil, "m\nM\n", "", "-"},
		{"one line alone", nil, "mine n0 one", "", "-"},
		{"an address", nil, "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5", "", "-"},
		{"prose with a colon", nil, "url: heal\nmine all off\n", "", "-"},
		{"over the help", []string{"?"}, lines, "", "-"},
		{"over the inspector", []string{"i"}, lines, "inspect TIP", "-"},
		{"in a form", []string{"s"}, lines, "", "-"},
		{"in the palette", nil, "\x10" + lines, "", "-"},
		{"in a search", []string{"/"}, lines, "", "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newHand(t, worlds["eight"], 120, 40)
			d.press(c.before...)
			d.burst(c.burst)
			want := strings.ReplaceAll(c.told, "TIP", kittest.World(worlds["eight"]).Tips[0].Hash.String())
			if got := d.world.said(); got != want {
				t.Errorf("the world was told\n%s\nexpected\n%s", got, want)
			}
			line := "-"
			if d.app.taking() == linesTaken {
				line = d.app.prompt.Line()
			}
			if line != c.line {
				t.Errorf("the prompt holds %q, expected %q", line, c.line)
			}
			d.screen()
		})
	}
}

// Each line is answered, and what was left out is said.
func TestPastedLinesAreAnswered(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press(":")
	d.burst("mine n1 off\nmine n2 off\n")
	d.shows("done: mine n1 off; done: mine n2 off")
	d.press(":")
	d.burst("pause\nmine n1 perhaps\nheal\nresume\n")
	d.shows("the 2 pasted lines")
	d = newHand(t, worlds["eight"], 120, 40)
	d.burst("mine n1 off\nmine n2 off\n")
	d.shows("text was pasted where no line is typed")
}

// A world that is long at a line keeps what is typed meanwhile for afterwards.
func TestTypedAheadOfAnAnswer(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press(":", "heal")
	_, under := d.app.Update(named["enter"])
	for _, key := range []string{"m", "j"} {
		if _, cmd := d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}); cmd != nil {
			t.Errorf("%s did not wait", key)
		}
	}
	d.run(under)
	if got, want := d.world.said(), "heal\nmine n0 one\nfocus n1"; got != want {
		t.Errorf("the world was told %q, expected %q", got, want)
	}
	// The escape key waits for nothing, and drops what does.
	d.press(":", "heal")
	_, under = d.app.Update(named["enter"])
	d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("M")})
	d.app.Update(named["esc"])
	if len(d.app.overlays) > 0 {
		t.Error("esc does not close the prompt")
	}
	d.run(under)
	if got := d.world.said(); strings.Contains(got, "off") {
		t.Errorf("the world was told %q", got)
	}
}

// The lines behind one that ends the program are not carried out.
func TestPastedQuit(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press(":")
	d.burst("quit\nheal\n")
	if got := d.world.said(); got != "" || !d.app.left {
		t.Errorf("the world was told %q; the program ends: %v", got, d.app.left)
	}
}

// What is typed behind the key that ends the program does nothing.
func TestKeysAfterQuit(t *testing.T) {
	world := newFake(worlds["eight"])
	a := newApp(context.Background(), world, Options{})
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, key := range []string{"q", "m"} {
		if _, cmd := a.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}); cmd == nil || cmd() != tea.Quit() {
			t.Errorf("after %s the program goes on", key)
		}
	}
	a.Update(input.Pasted(":heal\n"))
	a.Update(tea.MouseMsg{X: 60, Button: tea.MouseButtonLeft}) // on the time bar
	if got := world.said(); got != "" || len(a.overlays) > 0 {
		t.Errorf("the world was told %q", got)
	}
}
