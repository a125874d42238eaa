package lesson

import (
	"testing"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
)

// The panel alone.
func TestPanel(t *testing.T) {
	played, listed := kittest.World(kittest.Made{Nodes: 2, Blocks: 3}), kittest.World(kittest.Made{Nodes: 2, Blocks: 3})
	played.Script = &view.Script{
		Name: "1-block", Title: "What is a block", Lesson: true, Page: 2, Pages: 4, Heading: "A second one", Waiting: true,
		Told: []view.Told{{Text: "A block has the hash of the one before it in its header. So whoever knows the last one can check all that came before it."}},
		Tasks: []view.Task{
			{Text: "Press m to mine a block on n0.", Done: true},
			{Text: "Mine one on n1 too.", Hints: []string{"Select n1 with the arrow keys first."}},
		},
	}
	listed.Library = []view.LibraryItem{{Name: "block", Title: "What is a block", Lesson: true, Course: 1}, {Name: "chain", Title: "Why blocks refer to blocks", Lesson: true, Course: 2}, {Name: "fork", Title: "Two blocks at one height"}}
	kittest.Golden(t, func() kit.Panel { return &Panel{} },
		kittest.Scene{Name: "played", View: played}, kittest.Scene{Name: "listed", View: listed, Keys: []string{"down"}},
	)
}

// A long name moves its own title only, and the whole title of what is chosen stands below.
func TestLongNamesAndTitles(t *testing.T) {
	v := kittest.World(kittest.Made{Nodes: 2, Blocks: 3})
	v.Library = []view.LibraryItem{
		{Name: "1-block", Title: "What is a block", Lesson: true},
		{Name: "a-scenario-of-a-long-name", Title: "What it is about"},
		{Name: "race", Title: "Eight nodes race to mine, fork, and agree again: the story of a morning"},
	}
	s := kittest.NewStage(&Panel{}, v, 60, 12)
	s.Press("down", "down")
	kittest.Same(t, "long", s.Draw())
}
