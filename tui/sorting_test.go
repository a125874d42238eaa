package tui

import (
	"cmp"
	"slices"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// thing is an item of a made-up list.
type thing struct{ id, size, kind int }

func things(t *rapid.T, label string) []thing {
	sizes := rapid.SliceOfN(rapid.IntRange(0, 4), 0, 30).Draw(t, label)
	items := make([]thing, len(sizes))
	for i, size := range sizes {
		items[i] = thing{id: i, size: size, kind: (i * 7) % 3}
	}
	return items
}

func compareThings(a, b *thing, col int) int {
	return [...]int{cmp.Compare(a.id, b.id), cmp.Compare(a.size, b.size), cmp.Compare(a.kind, b.kind)}[col]
}

// tableStage draws a table of things as the dashboard would.
type tableStage struct {
	table table[thing, int]
	frame *frame
	drawn int
}

func (s *tableStage) draw(items []thing, natural order) {
	s.drawn++
	s.frame.v = &view.View{Seed: uint64(s.drawn)}
	s.table.draw(s.frame, grid.Rect{W: 40, H: 9}, sheet[thing, int]{
		columns: []column{{title: "id", width: 4}, {title: "size", width: 5, right: true}, {title: "kind", width: 5, right: true}},
		items:   items,
		key:     func(t *thing) int { return t.id },
		cell:    func(t *thing, col int) (string, grid.Style) { return count(t.id), grid.Style{} },
		compare: compareThings,
		natural: natural,
		gap:     1,
	}, true)
}

func newTableStage() *tableStage {
	th := Options{Profile: grid.TrueColor}.theme()
	return &tableStage{frame: &frame{g: th.NewGrid(40, 9), th: th}}
}

// Whatever is pressed and however the items change, the rows are all the items, each once,
// in the order asked for, and equal ones as they came; and the cursor keeps its item.
func TestSorting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, keys := newTableStage(), defaultKeys()
		natural := order{by: rapid.IntRange(asItComes, 0).Draw(t, "natural")}
		items := things(t, "items")
		s.draw(items, natural)
		for range 6 {
			if rapid.Bool().Draw(t, "change") {
				items = things(t, "items")
				s.draw(items, natural)
			}
			at := s.table.list.item(len(items))
			pressed := named[rapid.SampledFrom([]string{"up", "down", "pgdn", "end", "home"}).Draw(t, "move")]
			sorts := rapid.SampledFrom([]string{"", "o", "O"}).Draw(t, "sort")
			if sorts != "" {
				pressed = keyMsg{Type: tea.KeyRunes, Runes: []rune(sorts)}
			}
			if !s.table.handle(&keys, pressed) {
				t.Fatalf("%v is no key for a table", pressed)
			}
			s.draw(items, natural)
			if now := s.table.list.item(len(items)); sorts != "" && len(items) > 0 && now != at {
				t.Fatalf("the cursor went from item %d to %d when the list was sorted", at, now)
			}
			checkSorted(t, s, items, natural)
		}
	})
}

func checkSorted(t *rapid.T, s *tableStage, items []thing, natural order) {
	rows := s.table.list.order
	if all := slices.Sorted(slices.Values(rows)); len(rows) != len(items) || len(slices.Compact(all)) != len(items) {
		t.Fatalf("rows %v of %d items", rows, len(items))
	}
	o := s.table.order()
	for i := 1; i < len(rows); i++ {
		a, b := rows[i-1], rows[i]
		came := cmp.Compare(a, b)
		if o.by == asItComes || o.by == natural.by {
			if o.down {
				came = -came
			}
			if came > 0 {
				t.Fatalf("rows %v in the order %+v", rows, o)
			}
			continue
		}
		c := compareThings(&items[a], &items[b], o.by)
		if o.down {
			c = -c
		}
		if c > 0 || c == 0 && came > 0 {
			t.Fatalf("rows %v of %v in the order %+v", rows, items, o)
		}
	}
}

// o goes through all columns and back to the beginning.
func TestSortKeyGoesRound(t *testing.T) {
	for _, natural := range []int{asItComes, 0, 2} {
		s, keys := newTableStage(), defaultKeys()
		s.draw([]thing{{id: 1}}, order{by: natural})
		seen := map[int]bool{}
		for range 4 {
			seen[s.table.order().by] = true
			s.table.handle(&keys, keyMsg{Type: tea.KeyRunes, Runes: []rune("o")})
		}
		want := 3
		if natural == asItComes {
			want = 4
		}
		if len(seen) != want {
			t.Errorf("from %d: the list was sorted by %v", natural, seen)
		}
	}
}

// Rows are put in order once for a picture of the world, not once for a frame.
func TestSortedOncePerPicture(t *testing.T) {
	s, compared := newTableStage(), 0
	items := []thing{{0, 3, 0}, {1, 2, 0}, {2, 1, 0}}
	s.table.sort(order{by: 1})
	sheet := sheet[thing, int]{
		columns: []column{{title: "id", width: 4}, {title: "size", width: 5}},
		items:   items,
		key:     func(t *thing) int { return t.id },
		cell:    func(t *thing, col int) (string, grid.Style) { return count(t.id), grid.Style{} },
		compare: func(a, b *thing, col int) int { compared++; return compareThings(a, b, col) },
	}
	s.frame.v = &view.View{}
	for range 5 {
		s.table.draw(s.frame, grid.Rect{W: 40, H: 9}, sheet, true)
	}
	once := compared
	s.frame.v = &view.View{}
	s.table.draw(s.frame, grid.Rect{W: 40, H: 9}, sheet, true)
	if once == 0 || compared != 2*once {
		t.Errorf("%d comparisons for one picture, %d for two", once, compared)
	}
}
