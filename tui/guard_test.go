package tui

import (
	"errors"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// brokenPanel panics where it is told to.
type brokenPanel struct{ inDraw, inKey bool }

func (p brokenPanel) Spec() kit.Spec { return kit.Spec{Name: "Broken", Area: kit.AreaTop} }

func (p brokenPanel) Draw(*kit.Frame, grid.Rect, bool) string {
	if p.inDraw {
		panic("a broken drawing")
	}
	return ""
}

func (p brokenPanel) Key(kit.Host, keymap.Msg) bool {
	if p.inKey {
		panic("a broken key")
	}
	return false
}

// A panic of a panel, in drawing or at a key, ends the program in good order, and is what
// it ends with.
func TestBrokenPanelEndsInGoodOrder(t *testing.T) {
	for _, p := range []brokenPanel{{inDraw: true}, {inKey: true}} {
		var out strings.Builder
		g := &guarded{app: New(newFake(worlds["eight"]), Options{Output: &out})}
		g.app.panels[nodesPanel-1] = p
		g.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		_ = g.View()
		_, cmd := g.Update(tea.KeyMsg{Type: tea.KeyEnter})
		if cmd == nil || cmd() != tea.Quit() {
			t.Fatalf("%+v: the program goes on", p)
		}
		var broken *PanicError
		if !errors.As(g.app.quitting, &broken) || !strings.Contains(broken.Error(), "a broken") || !strings.Contains(broken.Error(), "guard_test.go") {
			t.Errorf("%+v: ends with %v", p, g.app.quitting)
		}
		before := out.Len()
		g.app.stale = true
		if g.View(); out.Len() > before {
			t.Errorf("%+v: still draws", p)
		}
	}
}
