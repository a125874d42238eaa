package kit

import (
	"strings"

	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/words"
)

// Filter is what the user looks for in a list: the rows that do not have all of its
// words, in whatever case, are hidden.
type Filter struct {
	Edit   edit.Line
	Typing bool
	Words  []string // of the text, in small letters
	Shown  int      // rows that had them last time, of all
	All    int
}

// On says whether something is looked for.
func (f *Filter) On() bool { return len(f.Words) > 0 }

// Matches says whether a row has all that is looked for.
func (f *Filter) Matches(row string) bool {
	row = strings.ToLower(row)
	for _, word := range f.Words {
		if !strings.Contains(row, word) {
			return false
		}
	}
	return true
}

// Drop shows all rows again.
func (f *Filter) Drop() { *f = Filter{} }

// Caption says what is looked for and how many rows have it.
func (f *Filter) Caption() string {
	return "/" + f.Edit.String() + ": " + f.found()
}

func (f *Filter) found() string { return words.Count(f.Shown) + " of " + words.Count(f.All) }

// Handle edits what is looked for by a key press; enter keeps it, esc drops it.
func (f *Filter) Handle(k *keymap.Map, msg keymap.Msg) {
	switch {
	case keymap.Pressed(msg, k.Escape):
		f.Drop()
	case keymap.Pressed(msg, k.Enter):
		f.Typing = false
		f.Edit.Set(strings.TrimSpace(f.Edit.String()))
	default:
		f.Edit.Press(k.Line(), msg)
		f.Words = strings.Fields(strings.ToLower(f.Edit.String()))
	}
}

// FilterLine draws the line in which the filter is typed, with how many rows have it.
func (fr *Frame) FilterLine(r grid.Rect, f *Filter, typing bool) {
	fr.Grid.Fill(r, ' ', fr.Theme.Text)
	fr.Text(r, "/", fr.Theme.Prompt)
	_, r = r.SplitLeft(1)
	if found := f.found(); f.On() && r.W > 2*grid.Width(found) {
		r.W -= fr.Right(r, found, fr.Theme.Dim) + 2
	}
	f.Edit.Draw(fr.Grid, fr.Theme, r, typing)
	fr.Hinted = f.Hints()
}

// Hints are the keys of a filter that is typed, and of one that is on.
func (f *Filter) Hints() [][2]string {
	if f.Typing {
		return [][2]string{{"enter", "keep"}, {"esc", "show all again"}}
	}
	return [][2]string{{"/", "change it"}, {"esc", "show all again"}}
}

// Highlight underlines what is looked for wherever it stands in r.
func (fr *Frame) Highlight(r grid.Rect, f *Filter) {
	if !f.On() {
		return
	}
	line := make([]rune, r.W)
	for y := r.Y; y < r.Bottom(); y++ {
		for x := range line {
			line[x], _ = fr.Grid.Cell(r.X+x, y)
		}
		for _, word := range f.Words {
			fr.underline(r, y, line, fr.cells(word))
		}
	}
}

// cells is a word as the grid has it: behind a wide character is its right half.
func (fr *Frame) cells(word string) []rune {
	var cells []rune
	for _, r := range word {
		if cells = append(cells, r); fr.Grid.Width(string(r)) == 2 {
			cells = append(cells, 0)
		}
	}
	return cells
}

func (fr *Frame) underline(r grid.Rect, y int, line, word []rune) {
	for x := 0; x+len(word) <= len(line); x++ {
		if strings.EqualFold(string(line[x:x+len(word)]), string(word)) {
			fr.Grid.Restyle(grid.Rect{X: r.X + x, Y: y, W: len(word), H: 1}, func(s grid.Style) grid.Style {
				s.Underline, s.Bold = true, true
				return s
			})
		}
	}
}
