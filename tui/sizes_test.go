package tui

import (
	"errors"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/clipperhouse/displaywidth"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/forms"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/inspect"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/session"
	"example.com/sosocoin/tui/toasts"
)

// Every size from 20x5 to 250x80 gives exactly so many columns and lines, with
// every overlay open.
func TestEverySizeIsExact(t *testing.T) {
	v := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5, Parted: true, Deep: 3})
	upset(v, 2, netsim.Second, 0, 1)
	step := 7
	if testing.Short() {
		step = 31
	}
	overlays := map[string]func(a *App) overlay{
		"none":      nil,
		"send":      func(a *App) overlay { return lying{forms.Send(a.view, 0)} },
		"tune":      func(a *App) overlay { return lying{forms.Tune(a.view, 0, 1)} },
		"cut":       func(a *App) overlay { return lying{forms.Cut(a.view, 0)} },
		"partition": func(a *App) overlay { return lying{forms.Partition(a.view)} },
		"strategy":  func(a *App) overlay { return lying{forms.Strategy(a.view, 0)} },
		"prompt":    func(a *App) overlay { a.prompt.Start("partition "); return prompting{a.prompt} },
		"inspector": func(a *App) overlay {
			inspectMadeUp(a.view, a.view.Tips[0].Hash.String())
			return lying{inspect.New(kit.ToBlock(a.view.Tips[0].Hash))}
		},
		"help": func(a *App) overlay { return lying{newHelp(a)} },
		"palette": func(a *App) overlay {
			p := newPalette(a)
			p.Search("pa")
			return lying{p}
		},
		"searched help": func(a *App) overlay {
			b := newHelp(a)
			b.Find.Typing = true
			b.Find.Handle(&a.keys, keymap.Press("p"))
			return lying{b}
		},
		"filter": func(a *App) overlay {
			for _, p := range a.panels {
				if p, ok := p.(kit.Filtered); ok && p.Filter(a.view) != nil {
					p.Filter(a.view).Typing = true
					p.Filter(a.view).Handle(&a.keys, keymap.Press("1"))
				}
			}
			return nil
		},
		"toasts": func(a *App) overlay {
			a.toasts.Tell(0, []toasts.Event{{Kind: "a", One: strings.Repeat("long ", 30)}, {Kind: "b", One: "short"}, {Kind: "c"}})
			return nil
		},
		"question": func(a *App) overlay {
			a.status.ask(session.QuitQuestion)
			a.prompt.Question(strings.Repeat("is this so? ", 30))
			return prompting{a.prompt}
		},
		"hard texts": func(a *App) overlay {
			shown := *a.view
			hard(&shown)
			a.view = &shown
			a.toasts.Tell(0, []toasts.Event{{Kind: "a", One: hostile + sentence}, {Kind: "b", One: hash}})
			a.say("", errors.New(hostile+sentence))
			return nil
		},
		"hard answer": func(a *App) overlay { a.say(hostile+"\n"+sentence+hash, nil); return nil },
		"hard prompt": func(a *App) overlay { a.prompt.Start(sentence + " " + hostile); return prompting{a.prompt} },
		"reorg":       func(a *App) overlay { a.openReorgCard(view.AnyReorg); return a.overlays[0] },
	}
	for name, open := range overlays {
		a := New(still{view: v}, Options{Profile: grid.TrueColor})
		if open != nil {
			if o := open(a); o != nil {
				a.open(o)
			}
		}
		for w := 20; w <= 250; w += step {
			for h := 5; h <= 80; h += step {
				a.w, a.h, a.zoom = w, h, (w+h)%5 == 0
				a.recent = []panelID{panelID(w%panelCount + 1)}
				if o := a.inspecting(); o != nil {
					o.Turn((w + h) % 6)
				}
				a.g.Resize(w, h)
				a.draw()
				lines := strings.Split(strings.TrimSuffix(a.g.Plain(), "\n"), "\n")
				if len(lines) != h {
					t.Fatalf("%s at %dx%d: %d lines", name, w, h, len(lines))
				}
				if got, _ := a.g.Size(); got != w {
					t.Fatalf("%s at %dx%d: %d columns", name, w, h, got)
				}
			}
		}
	}
}

func TestTooSmallSaysWhatWouldDo(t *testing.T) {
	got := Snapshot(kittest.World(kittest.Made{Nodes: 2, Blocks: 1}), 40, 10, Options{}).Plain()
	if !strings.Contains(got, "needs at least 60x15, this is 40x10") {
		t.Errorf("got\n%s", got)
	}
	if got := Snapshot(kittest.World(kittest.Made{}), 20, 5, Options{}).Plain(); !strings.Contains(got, "60x15, this is") {
		t.Errorf("got\n%s", got)
	}
}

// Every screen can be shown by a terminal that knows nothing but ASCII.
func TestASCIIScreens(t *testing.T) {
	for name, m := range worlds {
		for _, r := range Snapshot(kittest.World(m), 200, 60, Options{ASCII: true}).Plain() {
			if r > 0x7e {
				t.Fatalf("%s: %q is on the screen", name, r)
			}
		}
	}
}

// No screen has a character of which a terminal may make two columns where they are taken
// for one, but letters, which are then given two.
func TestWideScreens(t *testing.T) {
	for name, m := range worlds {
		for size, lines := range map[int]int{60: 15, 80: 24, 120: 40, 200: 60} {
			screen := Snapshot(kittest.World(m), size, lines, Options{Wide: true}).Plain()
			for _, r := range screen {
				if plain.Ambiguous(r) {
					t.Fatalf("%s at %d columns: %q is on the screen:\n%s", name, size, r, screen)
				}
			}
		}
	}
	view := kittest.World(worlds["eight"])
	hard(view)
	g := Snapshot(view, 80, 24, Options{Wide: true})
	for i, line := range strings.Split(g.Render(grid.None), "\n") {
		if got := (displaywidth.Options{EastAsianWidth: true}).String(line); got != 80 {
			t.Errorf("line %d has %d columns: %q", i, got, line)
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	for _, c := range []struct {
		name  string
		nodes int
		w, h  int
	}{{"80x24", 8, 80, 24}, {"120x40", 8, 120, 40}, {"200x60", 8, 200, 60}, {"200x60-1000", 1000, 200, 60}} {
		b.Run(c.name, func(b *testing.B) {
			m := kittest.Made{Nodes: c.nodes, Blocks: 60, ForkEvery: 5, Deep: 3}
			a := New(still{view: kittest.World(m)}, Options{Profile: grid.TrueColor})
			a.w, a.h = c.w, c.h
			a.g.Resize(c.w, c.h)
			b.ReportAllocs()
			for b.Loop() {
				a.stale = true
				_ = a.View()
			}
		})
	}
}

// BenchmarkSortedFrame is a frame of a new picture each time, so that the nodes are sorted
// and grouped anew.
func BenchmarkSortedFrame(b *testing.B) {
	view := kittest.World(kittest.Made{Nodes: 1000, Blocks: 60, ForkEvery: 5, Deep: 3})
	for name, keys := range map[string]string{
		"unsorted": "",
		"balance":  "ooooooo",
		"tips":     "v",
		"filter":   "/mining",
	} {
		b.Run(name, func(b *testing.B) {
			a := New(still{view: view}, Options{Profile: grid.TrueColor})
			a.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
			a.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(keys)})
			b.ReportAllocs()
			for b.Loop() {
				fresh := *view
				a.view, a.stale = &fresh, true
				_ = a.View()
			}
		})
	}
}
