package tui

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/input"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/words"
)

// hand works the dashboard as a person would, without a program around it: every
// command that a key gives is run at once, and its answer is handed back.
type hand struct {
	t     *testing.T
	app   *App
	world *fake
}

func newHand(t *testing.T, m kittest.Made, w, h int) *hand {
	return newHandWith(t, m, w, h, Options{Profile: grid.TrueColor})
}

func newHandWith(t *testing.T, m kittest.Made, w, h int, o Options) *hand {
	world := newFake(m)
	d := &hand{t, New(world, o), world}
	d.give(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

func (d *hand) give(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.app.View()
	d.run(cmd)
}

func (d *hand) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		d.give(msg)
	}
}

var named = map[string]tea.KeyMsg{
	"enter": {Type: tea.KeyEnter}, "esc": {Type: tea.KeyEsc}, "tab": {Type: tea.KeyTab}, "space": {Type: tea.KeySpace, Runes: []rune(" ")},
	"shift+tab": {Type: tea.KeyShiftTab}, "up": {Type: tea.KeyUp}, "down": {Type: tea.KeyDown}, "left": {Type: tea.KeyLeft},
	"right": {Type: tea.KeyRight}, "home": {Type: tea.KeyHome}, "end": {Type: tea.KeyEnd}, "pgup": {Type: tea.KeyPgUp}, "pgdn": {Type: tea.KeyPgDown},
	"backspace": {Type: tea.KeyBackspace}, "ctrl+u": {Type: tea.KeyCtrlU},
}

// press takes keys by name; what is no name is typed.
func (d *hand) press(keys ...string) {
	for _, k := range keys {
		if msg, ok := named[k]; ok {
			d.give(msg)
			continue
		}
		for _, r := range k {
			if r == ' ' {
				d.give(named["space"])
			} else {
				d.give(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			}
		}
	}
}

func (d *hand) screen() string {
	d.app.stale = true
	d.app.View()
	return d.app.g.Plain()
}

func (d *hand) shows(want string) {
	d.t.Helper()
	if got := d.screen(); !strings.Contains(got, want) {
		d.t.Errorf("the screen does not show %q:\n%s", want, got)
	}
}

// look samples the world, as a tick does.
func (d *hand) look() {
	d.app.Update(tickMsg{1})
	d.app.View()
}

func (d *hand) hides(text string) {
	d.t.Helper()
	if got := d.screen(); strings.Contains(got, text) {
		d.t.Errorf("the screen shows %q:\n%s", text, got)
	}
}

func TestKeysGiveCommands(t *testing.T) {
	tip := kittest.World(worlds["eight"]).Tips[0].Hash.String()
	tests := []struct {
		keys []string
		want string
	}{
		{[]string{"space"}, "pause"},
		{[]string{"space", "space"}, "pause\nresume"},
		{[]string{"."}, "step packet"},
		{[]string{">"}, "step block"},
		{[]string{"-"}, "speed 2"},
		{[]string{"+", "="}, "speed 8\nspeed 16"},
		{[]string{"m"}, "mine n0 one"},
		{[]string{"M"}, "mine n0 off"},
		{[]string{"y"}, "sync n0"},
		{[]string{"P"}, "heal"},
		{[]string{"down", "m"}, "focus n1\nmine n1 one"},
		{[]string{"end", "M"}, "focus n7\nmine n7 off"},
		{[]string{"3", "left", "y"}, "focus n7\nsync n7"},
		{[]string{"s", "tab", "tab", "2.5", "enter"}, "send n0 n1 2.5"},
		{[]string{"s", "tab", "right", "tab", "0.1", "tab", "0.01", "enter"}, "send n0 n2 0.1 fee=0.01"},
		{[]string{"c", "enter"}, "link n0 n2"},
		{[]string{"x", "enter"}, "cut n0 n1"},
		{[]string{"x", "tab", "right", "tab", "right", "enter"}, "unlink n0 n3"},
		{[]string{"p", "enter"}, "partition n0-n3 | n4-n7"},
		{[]string{"p", "n0", "tab", "n1-n7", "tab", "right", "enter"}, "partition n0 > n1-n7"},
		{[]string{":", "speed max", "enter"}, "speed max"},
		{[]string{"s", "esc"}, ""},
		{[]string{":", "heal", "esc"}, ""},
		{[]string{"?", "m", "esc"}, ""},
		{[]string{"i", "right", "left", "esc"}, "inspect " + tip + "\ninspect off"},
		{[]string{"f", "up", "down", "backspace"}, "inspect " + tip + "\ninspect off"},
		{[]string{"2", "enter", "space", "q"}, "inspect " + tip + "\npause\ninspect off"},
	}
	for _, c := range tests {
		t.Run(strings.Join(c.keys, " "), func(t *testing.T) {
			d := newHand(t, worlds["eight"], 120, 40)
			d.press(c.keys...)
			if got := d.world.said(); got != c.want {
				t.Errorf("the world was told %q, expected %q", got, c.want)
			}
			if len(d.app.overlays) != 0 {
				t.Errorf("an overlay is still open")
			}
		})
	}
}

// A terminal may hand over keys typed fast as one press.
func TestKeysTypedFastAreTakenOneByOne(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.give(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("jjm")})
	if got, want := d.world.said(), "focus n1\nmine n2 one\nfocus n2"; got != want {
		t.Errorf("the world was told %q, expected %q", got, want)
	}
}

// Pasted text is for lines under edit; nowhere else it is taken for keys.
func TestPasteIsNotKeys(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	junk := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("mMqP\x1b[0m\t" + strings.Repeat("z", 9999)), Paste: true}
	d.give(junk)
	if d.world.said() != "" || d.app.zoom {
		t.Errorf("a paste was taken for keys: %q", d.world.said())
	}
	d.press(":")
	d.give(junk)
	if got := d.app.prompt.Line(); len(got) != edit.Longest || strings.ContainsAny(got, "\x1b\n") {
		t.Errorf("the line holds %d characters, expected %d without control characters", len(got), edit.Longest)
	}
	d.screen()
}

// The answer to the background question, when it comes late and in pieces, must do nothing.
func TestLateTerminalAnswerIsSwallowed(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	var stream input.Stream
	for i, piece := range []string{"\x1b", "]", "11;rgb:1e1e/1e1e", "/2e2e\x1b", "\\\x1b[?6", "4;1;2c"} {
		now := time.Duration(i) * 70 * time.Millisecond
		for _, msg := range append(stream.Pass(now), stream.Feed(now, []byte(piece))...) {
			d.give(msg)
		}
	}
	if d.world.said() != "" || len(d.app.overlays) > 0 || d.app.recent[0] != nodesPanel {
		t.Errorf("the answer was taken for keys: %q", d.world.said())
	}
}

func TestPanelsByKeys(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	for i, want := range []string{"n0: 135 blocks", "follow", "block interval", "0 scenarios"} {
		d.press(words.Count(i + 4))
		d.shows(want)
	}
	d.press("1", "shift+tab")
	if d.app.recent[0] != messagePanel {
		t.Errorf("panel %d has the focus, expected the last one", d.app.recent[0])
	}
	d.press("tab", "enter")
	if d.app.recent[0] != detailPanel {
		t.Errorf("enter on a node shows panel %d, expected the node's", d.app.recent[0])
	}
	d.press("right", "right", "z")
	d.shows("per byte")
	if got := len(d.app.layout.Slots); got != 1 {
		t.Errorf("zoomed: %d slots, expected 1", got)
	}
	d.press("esc")
	d.shows("1 Nodes ──")
}

// The selection stays with its node when nodes are added, and moves to one that
// exists when the world shrinks, as a rewound one may.
func TestSelectionKeepsItsNode(t *testing.T) {
	d := newHand(t, worlds["hundred"], 80, 24)
	d.press("end")
	d.world.edit(func(v *view.View) { v.Nodes = append(v.Nodes[:100:100], view.Node{ID: 100, Name: "n100"}) })
	d.app.sample()
	d.shows("▸ n99")
	d.world.edit(func(v *view.View) { v.Nodes = v.Nodes[:5] })
	d.app.sample()
	d.press("m")
	if !strings.Contains(d.world.said(), "mine n4 one") {
		t.Errorf("the world was told %q, expected the last node that is left", d.world.said())
	}
}
