package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit/kittest"
)

var ctrlP = tea.KeyMsg{Type: tea.KeyCtrlP}

func TestPaletteDoesWhatIsChosen(t *testing.T) {
	for _, c := range []struct {
		typed string
		keys  []string
		want  string // what the world is told
		shows string
	}{
		{"heal", []string{"enter"}, "heal", "done: heal"},
		{"mine one", []string{"enter"}, "mine n0 one", "done: mine n0 one"},
		{"crash", []string{"enter", "n1", "enter"}, "crash n1", "done: crash n1"},
		{"send", []string{"enter"}, "", ": send"},
		{"n5", []string{"enter"}, "focus n5", "▸ n5"},
		{"charts", []string{"enter"}, "", "block interval"},
		{"fork", []string{"enter"}, "play fork", "done: play fork"},
		{"save the screen as", []string{"down", "up", "esc"}, "", "1 Nodes"},
		{"zzz", []string{"enter", "esc"}, "", "1 Nodes"},
		{"partition the", []string{"enter"}, "", "Partition the network"},
		{"zoom", []string{"enter"}, "", "│8 Msgs ───"},
	} {
		t.Run(c.typed, func(t *testing.T) {
			d := newHand(t, worlds["eight"], 80, 24)
			withLibrary(d)
			d.give(ctrlP)
			d.press(c.typed)
			d.press(c.keys...)
			d.shows(c.shows)
			if got := d.world.said(); got != c.want {
				t.Errorf("the world was told %q, expected %q", got, c.want)
			}
		})
	}
}

// The situations are a list of their own, for the selected node.
func TestSituationsOnAKey(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("down", "F")
	d.shows("Situations")
	for _, s := range command.Situations() {
		d.shows(s.Means + " ") // all of it
	}
	d.press("race", "enter")
	d.shows("done: now race n1")
	if got := d.world.said(); got != "focus n1\nnow race n1" {
		t.Errorf("the world was told %q", got)
	}
}

// What is chosen over the inspector is done where it can be seen.
func TestPaletteOverInspector(t *testing.T) {
	tip := kittest.World(worlds["eight"]).Tips[0].Hash.String()
	for typed, want := range map[string]string{
		"mine one": "mine n0 one",
		"pause or": "pause",
		"n5":       "focus n5",
		"charts":   "",
	} {
		d := newHand(t, worlds["eight"], 80, 24)
		d.press("i")
		d.give(ctrlP)
		d.press(typed, "enter")
		if len(d.app.overlays) > 0 {
			t.Errorf("%s: something lies over the panels still", typed)
		}
		if got, want := d.world.said(), strings.TrimSuffix("inspect "+tip+"\ninspect off\n"+want, "\n"); got != want {
			t.Errorf("%s: the world was told %q, expected %q", typed, got, want)
		}
	}
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("i")
	d.give(ctrlP)
	d.press("heal", "enter")
	if d.app.inspecting() == nil {
		t.Error("a command from the palette closes the inspector")
	}
}

func TestPaletteIsAPicture(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	withLibrary(d)
	d.give(ctrlP)
	golden(t, "over-palette", d.screen())
	small := newHand(t, worlds["eight"], 60, 15)
	small.give(ctrlP)
	small.press("part")
	golden(t, "over-palette-60x15", small.screen())
}

// What would be lost is asked for, whoever asks.
func TestPaletteAsksBack(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	withLibrary(d)
	d.press("m")
	d.give(ctrlP)
	d.press("fork", "enter")
	d.shows("enter again plays fork")
	d.press("enter")
	if got := d.world.said(); got != "mine n0 one\nplay fork" {
		t.Errorf("the world was told %q", got)
	}
}

// Every key of the map is pressed as the terminal would send it.
func TestPaletteKnowsEveryKey(t *testing.T) {
	keys := keymap.New(PanelKeys())
	for _, g := range keys.Groups() {
		for _, b := range g.Keys {
			for _, name := range b.Keys() {
				if msg := keymap.Press(name); !keymap.Pressed(msg, *b) {
					t.Errorf("%s: the key %q is pressed as %q", b.Help().Desc, name, msg)
				}
			}
		}
	}
	if msg := keymap.Press("alt+x"); msg.String() != "alt+x" {
		t.Errorf("alt+x is pressed as %q", msg)
	}
}

// What is meant by a few letters stands first, and what has them by chance does not follow.
func TestPaletteFindsWhatIsMeant(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	withLibrary(d)
	p := newPalette(d.app)
	for query, want := range map[string]struct {
		first string
		most  int // found in all
	}{
		"heal":          {"command heal", 2},
		"mine":          {"command mine", 3},
		"mine one":      {"key mine one block on the selected node", 1},
		"part":          {"command partition", 4},
		"partition the": {"key partition the network", 4},
		"pause":         {"command pause", 5},
		"zoom":          {"key zoom the panel, and back", 1},
		"n5":            {"node n5", 1},
		"charts":        {"panel Charts", 1},
		"log":           {"panel Log", 2},
		"send":          {"command send", 5},
		"fork":          {"play fork", 1},
		"quit":          {"key quit", 3},
		"theme":         {"command theme", 2},
		"help":          {"key help", 2},
		"sync":          {"command sync", 2},
		"crash":         {"command crash", 2},
		"latency":       {"command latency", 1},
		"next block":    {"key run to the next block found", 2},
		"speed":         {"command speed", 3},
		"undo":          {"command undo", 2},
		"insp":          {"command inspect", 3},
		"reorg":         {"key tell of a reorganisation: the selected block's, the log line's, or the newest", 1},
		"sve":           {"command save", 2},
		"sp":            {"command speed", 18},
		"save":          {"command save", 3},
		"screen":        {"key save the screen as an SVG picture", 3},
		"link":          {"command link", 12},
		"panel tree":    {"panel Tree", 1},
		"restart":       {"command restart", 1},
		"fee":           {"command freeze", 1},
		"delay":         {"command delay", 3},
		"drop":          {"command drop", 2},
		"conn":          {"key connect two nodes", 2},
		"coins":         {"key send coins", 3},
		"bl":            {"command block", 22},
		"mo":            {"command mouse", 12},
		"lesson":        {"panel Lesson", 14},
		"picture":       {"command picture", 2},
		"other colours": {"key other colours: the next theme", 1},
	} {
		found := p.Search(query)
		if len(found) == 0 || len(found) > want.most {
			t.Errorf("%s finds %d entries, expected some, and at most %d", query, len(found), want.most)
			continue
		}
		if first := &found[0]; first.Kind+" "+first.Name != want.first {
			t.Errorf("%s finds %s %s first, expected %s", query, first.Kind, first.Name, want.first)
		}
	}
}

// What an entry is called stands apart from what it does, however long it is.
func TestPaletteKeepsAGap(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		d := newHand(t, worlds["eight"], width, 24)
		withLibrary(d)
		d.world.edit(func(v *view.View) {
			v.Library = append(v.Library, view.LibraryItem{Name: "fourteen-signs", Title: "what it is about"}, view.LibraryItem{Name: "a-name-that-is-longer-than-any-other", Title: "what it is about"})
		})
		d.look()
		d.give(ctrlP)
		d.press("what it is about")
		if n := strings.Count(d.screen(), "  what it "); n != 2 {
			t.Errorf("%d columns: %d entries keep a gap, expected 2:\n%s", width, n, d.screen())
		}
	}
}
