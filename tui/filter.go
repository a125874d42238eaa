package tui

import (
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/grid"
)

// filter is what the user looks for in a list: the rows that do not have all of its
// words, in whatever case, are hidden.
type filter struct {
	edit   edit.Line
	typing bool
	words  []string // of the text, in small letters
	shown  int      // rows that had them last time, of all
	all    int
}

// filtered is a panel with a list in which one can look for something. The filter is
// nil while there is none.
type filtered interface {
	filter(v *view.View) *filter
}

// finder is a filtered panel that acts on it when what is looked for is settled.
type finder interface {
	found(a *App)
}

// looking is the filter of the panel that has the focus, or nil.
func (a *App) looking() *filter {
	if p, ok := a.panels[a.recent[0]].(filtered); ok {
		return p.filter(a.view)
	}
	return nil
}

// typedFilter is the filter that takes the keys, or nil.
func (a *App) typedFilter() *filter {
	if f := a.looking(); f != nil && f.typing && len(a.overlays) == 0 {
		return f
	}
	return nil
}

// pressFilter gives a key to the filter that is typed, or begins or drops one.
func (a *App) pressFilter(msg keyMsg) bool {
	f := a.looking()
	switch {
	case f == nil:
		if pressed(msg, a.keys.Filter) {
			a.refuse("there is no list to look through in this panel")
			return true
		}
		return false
	case f.typing:
		f.handle(&a.keys, msg)
		if p, ok := a.panels[a.recent[0]].(finder); ok && !f.typing && f.on() {
			p.found(a)
		}
	case pressed(msg, a.keys.Filter):
		f.typing = true
	case pressed(msg, a.keys.Escape) && f.on():
		f.drop()
	default:
		return false
	}
	return true
}

// on says whether something is looked for.
func (f *filter) on() bool { return len(f.words) > 0 }

// matches says whether a row has all that is looked for.
func (f *filter) matches(row string) bool {
	row = strings.ToLower(row)
	for _, word := range f.words {
		if !strings.Contains(row, word) {
			return false
		}
	}
	return true
}

// drop shows all rows again.
func (f *filter) drop() { *f = filter{} }

// caption says what is looked for and how many rows have it.
func (f *filter) caption() string {
	return "/" + f.edit.String() + ": " + f.found()
}

func (f *filter) found() string { return count(f.shown) + " of " + count(f.all) }

// handle edits what is looked for by a key press; enter keeps it, esc drops it.
func (f *filter) handle(k *keyMap, msg keyMsg) {
	switch {
	case pressed(msg, k.Escape):
		f.drop()
	case pressed(msg, k.Enter):
		f.typing = false
		f.edit.Set(strings.TrimSpace(f.edit.String()))
	default:
		f.edit.Press(k.line(), msg)
		f.words = strings.Fields(strings.ToLower(f.edit.String()))
	}
}

// filterLine draws the line in which the filter is typed, with how many rows have it.
func (fr *frame) filterLine(r grid.Rect, f *filter, typing bool) {
	fr.g.Fill(r, ' ', fr.th.Text)
	fr.text(r, "/", fr.th.Prompt)
	_, r = r.SplitLeft(1)
	if found := f.found(); f.on() && r.W > 2*grid.Width(found) {
		r.W -= fr.right(r, found, fr.th.Dim) + 2
	}
	f.edit.Draw(fr.g, fr.th, r, typing)
}

// highlight underlines what is looked for wherever it stands in r.
func (fr *frame) highlight(r grid.Rect, f *filter) {
	if !f.on() {
		return
	}
	line := make([]rune, r.W)
	for y := r.Y; y < r.Bottom(); y++ {
		for x := range line {
			line[x], _ = fr.g.Cell(r.X+x, y)
		}
		for _, word := range f.words {
			fr.underline(r, y, line, fr.cells(word))
		}
	}
}

// cells is a word as the grid has it: behind a wide character is its right half.
func (fr *frame) cells(word string) []rune {
	var cells []rune
	for _, r := range word {
		if cells = append(cells, r); fr.g.Width(string(r)) == 2 {
			cells = append(cells, 0)
		}
	}
	return cells
}

func (fr *frame) underline(r grid.Rect, y int, line, word []rune) {
	for x := 0; x+len(word) <= len(line); x++ {
		if strings.EqualFold(string(line[x:x+len(word)]), string(word)) {
			fr.g.Restyle(grid.Rect{X: r.X + x, Y: y, W: len(word), H: 1}, func(s grid.Style) grid.Style {
				s.Underline, s.Bold = true, true
				return s
			})
		}
	}
}
