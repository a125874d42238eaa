package kittest

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
)

// Scene is a panel at a moment: what it shows a world, after some keys.
type Scene struct {
	Name string
	View *view.View
	Keys []string
}

// sizes are those of the inside of a panel on a small screen, on a usual one, and of one that
// has a large screen for itself.
func sizes() [][2]int { return [][2]int{{40, 7}, {78, 12}, {118, 30}} }

// Golden compares a panel alone, with its caption above it, in a few sizes with files of
// testdata; -update writes them anew.
func Golden(t *testing.T, newPanel func() kit.Panel, scenes ...Scene) {
	for _, scene := range scenes {
		for _, size := range sizes() {
			t.Run(fmt.Sprintf("%s-%dx%d", scene.Name, size[0], size[1]), func(t *testing.T) {
				s := NewStage(newPanel(), scene.View, size[0], size[1])
				s.Press(scene.Keys...)
				picture := s.Draw()
				golden.RequireEqual(t, []byte(s.Caption+"\n"+picture))
			})
		}
	}
}
