package tui

import (
	"fmt"
	"strings"
	"testing"

	"example.com/sosocoin/tui/grid"
)

// All pages about a node, kept as pictures.
func TestTabs(t *testing.T) {
	view := world(worlds["eight"])
	for _, size := range sizes[:3] {
		for i, name := range newDetailView().names {
			file := fmt.Sprintf("tab-%s-%dx%d", strings.ToLower(name.long), size.w, size.h)
			t.Run(file, func(t *testing.T) {
				a := New(still{view: view}, Options{Profile: grid.TrueColor})
				a.w, a.h = size.w, size.h
				a.g.Resize(a.w, a.h)
				a.show(detailPanel)
				a.detail.at = i
				a.detail.tabs[0].(*chainTab).open[rowKey{view.Focus.Chain[1].Hash, 0}] = true
				a.draw()
				golden(t, file, a.g.Plain())
			})
		}
	}
}
