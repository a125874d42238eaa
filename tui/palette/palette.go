package palette

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// kindKey is the kind of what a key does.
const kindKey = "key"

// Item is something that can be done.
type Item struct {
	Kind string // "key", "command", "panel", "node", "play", "now", "rule"
	Name string
	More string // what it does
	How  string // the key, or the arguments
	Do   func(h kit.Host)
}

// Palette finds anything that can be done by its name, and does it.
type Palette struct {
	title string
	edit  edit.Line
	all   []Item
	hits  []int // of all, the likest first
	list  kit.List[int]

	name  int  // columns for the names before what they do
	mixed bool // the items are of several kinds, which are shown then
}

// New returns a palette of all these under a title.
func New(title string, all []Item) *Palette {
	p := &Palette{title: title, all: all, name: choiceName}
	for _, c := range all {
		p.mixed = p.mixed || c.Kind != all[0].Kind
		if c.Kind != kindKey {
			p.name = min(max(p.name, grid.Width(c.Name)), choiceNameMost)
		}
	}
	p.search()
	return p
}

// search finds what fits the line.
func (p *Palette) search() {
	p.hits = rank(p.edit.String(), len(p.all), func(i int) (name, more string) { return p.all[i].Name, p.all[i].Kind + " " + p.all[i].More })
	p.list = kit.List[int]{Rows: len(p.hits), Page: p.list.Page}
}

// Search looks for something as if it was typed, and returns what fits, the likest first.
func (p *Palette) Search(query string) []Item {
	p.edit.Set(query)
	p.search()
	found := make([]Item, len(p.hits))
	for i, hit := range p.hits {
		found[i] = p.all[hit]
	}
	return found
}

// Typing says that keys are text for it.
func (p *Palette) Typing() bool { return true }

// Key edits what is looked for, and does what is chosen.
func (p *Palette) Key(h kit.Host, msg keymap.Msg) {
	k := h.Keys()
	switch {
	case keymap.Pressed(msg, k.Escape), keymap.Pressed(msg, k.Palette):
		h.Close(p)
	case keymap.Pressed(msg, k.Enter):
		if p.list.At < len(p.hits) {
			h.Close(p)
			p.all[p.hits[p.list.At]].Do(h)
		}
	case msg.Type == tea.KeyUp, keymap.Pressed(msg, k.PrevPanel):
		p.list.Cycle(-1)
	case msg.Type == tea.KeyDown, keymap.Pressed(msg, k.NextPanel):
		p.list.Cycle(1)
	case msg.Type == tea.KeyPgUp:
		p.list.Move(-p.list.Page)
	case msg.Type == tea.KeyPgDown:
		p.list.Move(p.list.Page)
	case p.edit.Press(k.Line(), msg):
		p.search()
	}
}

// paletteWidth and paletteRows are its size where the screen has it.
const (
	paletteWidth = 86
	paletteRows  = 16
)

// Draw shows the line and what fits it.
func (p *Palette) Draw(f *kit.Frame, body grid.Rect) {
	th := f.Theme
	body.H = min(body.H, paletteRows+5)
	r := f.Popup(body, paletteWidth, body.H, p.title, words.Count(len(p.hits))+" of "+words.Count(len(p.all)))
	f.Text(r.Line(0), string(th.Glyphs.PointRight), th.Prompt)
	_, entry := r.Line(0).SplitLeft(2)
	p.edit.Draw(f.Grid, th, entry, true)
	keys, rows := r.SplitBottom(1)
	_, rows = rows.SplitTop(2)
	_, rows = rows.SplitBottom(1)
	p.list.Settle(len(p.hits), rows.H, func(row int) int { return p.hits[row] })
	for i := range min(rows.H, len(p.hits)-p.list.Top) {
		p.drawLine(f, rows.Line(i), &p.all[p.hits[p.list.Top+i]])
		f.Mark(rows.Line(i), p.list.Top+i == p.list.At, true)
	}
	if len(p.hits) == 0 {
		f.Empty(rows, "nothing is called like that")
	}
	f.Hints(keys, [][2]string{{"enter", "do it"}, {"↑↓", "choose"}, {"esc", "close"}})
}

// How wide the names are before what they do, at least and at most, and the widest arguments.
const (
	choiceName     = 12
	choiceNameMost = 24
	choiceHow      = 30
)

func (p *Palette) drawLine(f *kit.Frame, r grid.Rect, c *Item) {
	th := f.Theme
	_, r = r.SplitLeft(2)
	if p.mixed {
		var kind grid.Rect
		kind, r = r.SplitLeft(9)
		f.Text(kind, c.Kind, th.Dim)
	}
	how := grid.Fit(c.How, min(choiceHow, r.W/3), th.Glyphs.Ellipsis)
	r.W -= f.Right(r, how, th.Key) + 2
	if c.Kind == kindKey { // its group says little
		f.Text(r, c.Name, th.Text)
		return
	}
	name, more := r.SplitLeft(min(p.name, r.W/2))
	_, more = more.SplitLeft(2)
	f.Text(name, c.Name, th.Strong)
	f.Text(more, c.More, th.Dim)
}
