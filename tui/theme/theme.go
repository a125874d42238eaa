package theme

import (
	"fmt"
	"strings"

	"example.com/sosocoin/tui/grid"
)

// Theme holds the look of every role. Treat it as read-only once made.
type Theme struct {
	Name    string
	Profile grid.Profile // for Grid.Render
	ASCII   bool         // for Grid.SetASCII
	Wide    bool         // for Grid.SetWide
	Pen     grid.Pen     // of lines of dots
	Glyphs  grid.Glyphs

	Ink, Ground grid.Color // of a terminal that this theme is made for; SVG uses them

	Text        grid.Style // what is read
	Dim         grid.Style // what may be overlooked
	Strong      grid.Style // what is seen first
	Border      grid.Style
	BorderFocus grid.Style // of the panel that the keys go to
	Title       grid.Style // of a panel
	TitleFocus  grid.Style
	Accent      grid.Style // the program's own colour
	Good        grid.Style
	Notice      grid.Style // a fork, a race, a partition
	Bad         grid.Style // refused, lost, crashed
	Selected    grid.Style // background of the selected row; add a mark
	Header      grid.Style // of table columns
	Key         grid.Style // a key in the footer or the help
	KeyText     grid.Style // what the key does
	Prompt      grid.Style
	Bar         grid.Style // the time bar on top
	Toast       grid.Style

	EdgeMain grid.Style // edges of the best chain
	EdgeSide grid.Style // edges of other branches
	Ruler    grid.Style // heights above the tree
	Fresh    grid.Style // a block found a moment ago, a reorganisation

	Link      grid.Style // an open link of the map
	LinkFocus grid.Style // a link of the selected node
	LinkCut   grid.Style
	Wall      grid.Style // between the groups of a partition

	BlockMessage, TxMessage, InvMessage, SyncMessage, AskMessage grid.Style

	Nodes []grid.Style // per node, used in turn
}

// Node returns the style of the node's colour: the same for a node and for the blocks
// it found. A negative id is nobody's: the genesis block, the world.
func (t *Theme) Node(id int) grid.Style {
	if id < 0 || len(t.Nodes) == 0 {
		return t.Text
	}
	return t.Nodes[id%len(t.Nodes)]
}

// Dot is the character of a cell with dots of a line: see grid.Dots. Where ambiguous characters are
// two columns wide, some sextants and octants would be.
func (t *Theme) Dot(dots uint8) rune {
	if t.Wide {
		return grid.Braille(dots)
	}
	return t.Pen.Character(dots)
}

// NodeMark returns one character that stands for the node where its name has no room:
// 0 to 9, then letters; '+' from node 62 on and '-' for nobody.
func (t *Theme) NodeMark(id int) rune {
	const marks = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	switch {
	case id < 0:
		return '-'
	case id < len(marks):
		return rune(marks[id])
	}
	return '+'
}

// UnknownError says that no theme has the name.
type UnknownError struct{ Name string }

// Error names what was found and what was expected.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("theme %q: unknown, expected one of %s", e.Name, strings.Join(Names(), ", "))
}

// Names lists the themes.
func Names() []string { return []string{"dark", "light", "safe", "mono"} }

// Described is the name, and where it does not say by itself what it is for, that too.
func Described(name string) string {
	if name == "safe" {
		return "safe, for colour-blind eyes"
	}
	return name
}

// Named returns the theme for a truecolor terminal with Unicode glyphs. The error is an
// *UnknownError.
func Named(name string) (*Theme, error) { return New(name, grid.TrueColor, false) }

// New returns the named theme for what the terminal can show. Without colours every
// theme is "mono". The error is an *UnknownError.
func New(name string, profile grid.Profile, ascii bool) (*Theme, error) {
	paint, known := map[string]palette{"dark": dark, "light": light, "safe": safe, "mono": {}}[name]
	if !known {
		return nil, &UnknownError{name}
	}
	t := &Theme{Name: name, Profile: profile, ASCII: ascii, Glyphs: grid.Unicode}
	if ascii {
		t.Glyphs = grid.ASCII
	}
	if name == "mono" || profile <= grid.Mono {
		t.Name = "mono"
		t.Profile = min(profile, grid.Mono)
		t.Ink, t.Ground = grid.RGB(0xd8dee9), grid.RGB(0x14171c)
		t.mono()
		return t, nil
	}
	t.color(paint, profile)
	return t, nil
}

// SetWide makes the theme fit for a terminal that may draw ambiguous characters two columns
// wide, or for one that does not.
func (t *Theme) SetWide(on bool) {
	t.Wide = on
	switch {
	case t.ASCII:
	case on:
		t.Glyphs = grid.Narrow()
	default:
		t.Glyphs = grid.Unicode
	}
}

// NewGrid returns a grid that draws as this theme wants it.
func (t *Theme) NewGrid(w, h int) *grid.Grid {
	g := grid.New(w, h)
	g.SetASCII(t.ASCII)
	g.SetWide(t.Wide)
	g.SetColors(t.Ink, t.Ground)
	return g
}
