package footer

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
)

// page is a panel with keys of its own.
type page struct{ kit.Panel }

func (page) Spec() kit.Spec {
	return kit.Spec{Name: "Page", Own: keymap.Own{Keys: []keymap.Declared{{Action: "tear", Does: "tear it out", Keys: []string{"T"}}}}}
}

func (page) keys(k *keymap.Map) []kit.Key {
	never := func(kit.Host) bool { return false }
	return []kit.Key{
		{Binding: k.Own("tear"), Word: "tear"}, {Binding: &k.Enter, Word: "never", When: never}, {Binding: &k.Enter, Word: "read"},
		{Binding: &k.Up, Word: "line"}, {Binding: &k.Down, Word: "line"}, {Binding: &k.MineOne, Word: "dig"}, {Binding: &k.Copy},
	}
}

func drawn(width int) string {
	f := kittest.Frame(kittest.World(kittest.Made{Nodes: 2}), width, 1)
	h := kittest.Host(page{}, f.View)
	Draw(f, f.Grid.Bounds(), h, Keys{Panel: "Page", Here: page{}.keys(h.Keys())})
	return strings.TrimRight(f.Grid.Plain(), " \n")
}

// The keys of the panel come first, each once, and of what counts everywhere the most
// important stay.
func TestFooter(t *testing.T) {
	for width, want := range map[int]string{
		200: "Page  T tear  enter read  ↑↓ line  m dig │ space pause  > block  [ back  : command  ? help  q quit  ctrl+p anything  tab panel  z zoom  Z layout  -/+ speed  ] forward  . step  s send  p partition",
		120: "Page  T tear  enter read  ↑↓ line  m dig │ space pause  > block  [ back  : command  ? help  q quit  ctrl+p anything",
		60:  "T tear  enter read  ↑↓ line │ space pause  : command  ? help",
		40:  "T tear  enter read │ space pause  ? help",
		15:  "T tear │ ? help",
		14:  "? help",
		8:   "? help",
	} {
		if got := drawn(width); got != want {
			t.Errorf("%d columns: %q\n  expected %q", width, got, want)
		}
	}
}

// Nothing is cut, and help is always there.
func TestFooterFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := drawn(rapid.IntRange(6, 260).Draw(t, "width"))
		if !strings.Contains(line, "? help") || strings.HasSuffix(line, "…") {
			t.Fatalf("the footer is %q", line)
		}
	})
}
