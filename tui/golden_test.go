package tui

import (
	"fmt"
	"testing"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
)

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	kittest.Same(t, name, got)
}

var sizes = [...]struct{ w, h int }{{60, 15}, {80, 24}, {120, 40}, {200, 60}}

// The worlds that pictures are kept of.
var worlds = map[string]kittest.Made{
	"eight":   {Nodes: 8, Blocks: 14, ForkEvery: 5},
	"one":     {Nodes: 1, Blocks: 3},
	"hundred": {Nodes: 100, Blocks: 30, ForkEvery: 9},
	"parted":  {Nodes: 8, Blocks: 14, Parted: true, Deep: 3},
	"deep":    {Nodes: 5, Blocks: 20, Deep: 9},
	"young":   {Nodes: 8},
	"empty":   {},
}

func TestFrames(t *testing.T) {
	for name, m := range worlds {
		for _, s := range sizes {
			file := fmt.Sprintf("%s-%dx%d", name, s.w, s.h)
			t.Run(file, func(t *testing.T) {
				golden(t, file, Snapshot(kittest.World(m), s.w, s.h, Options{Profile: grid.TrueColor}).Plain())
			})
		}
	}
}
