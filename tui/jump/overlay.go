package jump

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// Overlay puts letters on the panels in sight, and on what a click chooses in them: rows, blocks,
// nodes. It goes to one of them.
type Overlay struct {
	Rows  []grid.Rect // and all else that a click chooses, as it is drawn
	spots []grid.Rect // that have the names
	names []string
	typed string

	panels func() []grid.Rect // where they have their names
	to     func(h kit.Host, x, y int)
}

// New is an overlay for panels with their names at some places; to goes to a cell.
func New(panels func() []grid.Rect, to func(h kit.Host, x, y int)) *Overlay {
	return &Overlay{panels: panels, to: to}
}

// Places are what has letters, and the letters.
func (j *Overlay) Places() (spots []grid.Rect, names []string) { return j.spots, j.names }

func (j *Overlay) Draw(f *kit.Frame, body grid.Rect) {
	if j.typed == "" { // the second letter is where it was when the first one was typed
		j.spots = apart(append(append(j.spots[:0], j.panels()...), j.Rows...), body.W)
		j.names = Names(len(j.spots))
		j.spots = j.spots[:len(j.names)]
	}
	style := f.Theme.Key
	style.Reverse = true
	for i, name := range j.names {
		f.Grid.Text(j.spots[i].X, j.spots[i].Y, name, style)
	}
	keys := grid.Rect{X: body.X, Y: body.Bottom() + 1, W: body.W, H: 1}
	f.Hints(keys, [][2]string{{"a-z", "go to what has the letter"}, {"esc", "leave"}})
}

// pitch is how far apart two names begin at least, so that each can be read.
const pitch = 3

// apart leaves out places that are too near to others of their line to have a name beside them,
// and those in the last column of a screen of a width.
func apart(places []grid.Rect, width int) []grid.Rect {
	taken := map[[2]int]bool{}
	kept := places[:0]
	for _, r := range places {
		free := r.X+1 < width
		for x := r.X - pitch + 1; x < r.X+pitch; x++ {
			free = free && !taken[[2]int{x, r.Y}]
		}
		if free {
			taken[[2]int{r.X, r.Y}] = true
			kept = append(kept, r)
		}
	}
	return kept
}

func (j *Overlay) Key(h kit.Host, msg keymap.Msg) {
	if msg.Type != tea.KeyRunes || len(msg.Runes) != 1 {
		h.Close(j)
		return
	}
	j.typed += string(msg.Runes)
	at, open := Find(j.names, j.typed)
	switch {
	case at >= 0:
		h.Close(j)
		j.to(h, j.spots[at].X, j.spots[at].Y)
	case !open:
		h.Refuse("nothing here has " + j.typed)
		j.typed = ""
	}
}
