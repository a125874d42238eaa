package kit_test

import (
	"cmp"
	"slices"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/words"
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
	table kit.Table[thing, int]
	frame *kit.Frame
	drawn int
}

func (s *tableStage) draw(items []thing, natural kit.Order) {
	s.drawn++
	s.frame.View = &view.View{Seed: uint64(s.drawn)}
	s.table.Show(s.frame, grid.Rect{W: 40, H: 9}, kit.Sheet[thing, int]{
		Columns: []kit.Column{{Title: "id", Width: 4}, {Title: "size", Width: 5, Right: true}, {Title: "kind", Width: 5, Right: true}},
		Items:   items,
		Key:     func(t *thing) int { return t.id },
		Cell:    func(t *thing, col int) (string, grid.Style) { return words.Count(t.id), grid.Style{} },
		Compare: compareThings,
		Natural: natural,
		Gap:     1,
	}, true)
}

func newTableStage() *tableStage {
	return &tableStage{frame: kittest.Frame(nil, 40, 9)}
}

// Whatever is pressed and however the items change, the rows are all the items, each once,
// in the order asked for, and equal ones as they came; and the cursor keeps its item.
func TestSorting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, keys := newTableStage(), keymap.Default()
		natural := kit.Order{By: rapid.IntRange(kit.AsItComes, 0).Draw(t, "natural")}
		items := things(t, "items")
		s.draw(items, natural)
		for range 6 {
			if rapid.Bool().Draw(t, "change") {
				items = things(t, "items")
				s.draw(items, natural)
			}
			at := s.table.List.Item(len(items))
			pressed := keymap.Press(rapid.SampledFrom([]string{"up", "down", "pgdown", "end", "home"}).Draw(t, "move"))
			sorts := rapid.SampledFrom([]string{"", "o", "O"}).Draw(t, "sort")
			if sorts != "" {
				pressed = keymap.Msg{Type: tea.KeyRunes, Runes: []rune(sorts)}
			}
			if !s.table.Handle(&keys, pressed) {
				t.Fatalf("%v is no key for a table", pressed)
			}
			s.draw(items, natural)
			if now := s.table.List.Item(len(items)); sorts != "" && len(items) > 0 && now != at {
				t.Fatalf("the cursor went from item %d to %d when the list was sorted", at, now)
			}
			checkSorted(t, s, items, natural)
		}
	})
}

func checkSorted(t *rapid.T, s *tableStage, items []thing, natural kit.Order) {
	rows := s.table.List.Order
	if all := slices.Sorted(slices.Values(rows)); len(rows) != len(items) || len(slices.Compact(all)) != len(items) {
		t.Fatalf("rows %v of %d items", rows, len(items))
	}
	o := s.table.Order()
	for i := 1; i < len(rows); i++ {
		a, b := rows[i-1], rows[i]
		came := cmp.Compare(a, b)
		if o.By == kit.AsItComes || o.By == natural.By {
			if o.Down {
				came = -came
			}
			if came > 0 {
				t.Fatalf("rows %v in the order %+v", rows, o)
			}
			continue
		}
		c := compareThings(&items[a], &items[b], o.By)
		if o.Down {
			c = -c
		}
		if c > 0 || c == 0 && came > 0 {
			t.Fatalf("rows %v of %v in the order %+v", rows, items, o)
		}
	}
}

// o goes through all columns and back to the beginning.
func TestSortKeyGoesRound(t *testing.T) {
	for _, natural := range []int{kit.AsItComes, 0, 2} {
		s, keys := newTableStage(), keymap.Default()
		s.draw([]thing{{id: 1}}, kit.Order{By: natural})
		seen := map[int]bool{}
		for range 4 {
			seen[s.table.Order().By] = true
			s.table.Handle(&keys, keymap.Msg{Type: tea.KeyRunes, Runes: []rune("o")})
		}
		want := 3
		if natural == kit.AsItComes {
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
	s.table.Sort(kit.Order{By: 1})
	sheet := kit.Sheet[thing, int]{
		Columns: []kit.Column{{Title: "id", Width: 4}, {Title: "size", Width: 5}},
		Items:   items,
		Key:     func(t *thing) int { return t.id },
		Cell:    func(t *thing, col int) (string, grid.Style) { return words.Count(t.id), grid.Style{} },
		Compare: func(a, b *thing, col int) int { compared++; return compareThings(a, b, col) },
	}
	s.frame.View = &view.View{}
	for range 5 {
		s.table.Show(s.frame, grid.Rect{W: 40, H: 9}, sheet, true)
	}
	once := compared
	s.frame.View = &view.View{}
	s.table.Show(s.frame, grid.Rect{W: 40, H: 9}, sheet, true)
	if once == 0 || compared != 2*once {
		t.Errorf("%d comparisons for one picture, %d for two", once, compared)
	}
}

// Hashes stand in the order of what one sees of them.
func TestHashesAreSortedAsShown(t *testing.T) {
	hash := func(first, last byte) (h chain.Hash) {
		h[0], h[31] = first, last
		return h
	}
	sorted := []chain.Hash{hash(9, 1), hash(1, 2), hash(2, 2), hash(0, 3)}
	for i, a := range sorted {
		for j, b := range sorted {
			if got, want := kit.CompareHashes(a, b), cmp.Compare(i, j); got != want {
				t.Errorf("%s…%s against %s…%s: %d, expected %d", a.String()[:4], a.Short(), b.String()[:4], b.Short(), got, want)
			}
		}
	}
}
