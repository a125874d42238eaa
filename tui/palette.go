package tui

import (
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// choosable is a line of the palette.
type choosable struct {
	kind string // "key", "command", "panel", "node", "play"
	name string
	more string // what it does
	how  string // the key, or the arguments
	act  func(a *App) tea.Cmd
}

// palette finds anything that can be done by its name, and does it.
type palette struct {
	edit edit.Line
	all  []choosable
	hits []int // of all, the likest first
	list kit.List[int]
}

// newPalette lists all that can be done in the world that is shown.
func newPalette(a *App) *palette {
	p := &palette{}
	p.addKeys(a)
	p.addCommands(a)
	for id := nodesPanel; int(id) <= panelCount; id++ {
		p.add("panel", panelNames[id], "go to panel "+panelNames[id], panelKey(&a.keys, id), func(a *App) tea.Cmd {
			a.show(id)
			return a.uncover()
		})
	}
	for _, item := range a.view.Library {
		line, how := command.Play{Name: item.Name}.String(), "scenario"
		if item.Lesson {
			how = "lesson"
		}
		p.add("play", item.Name, item.Title, how, func(a *App) tea.Cmd { return a.chosen(line) })
	}
	for i := range a.view.Nodes {
		id := a.view.Nodes[i].ID
		p.add("node", a.view.Nodes[i].Name, "go to node "+a.view.Name(id), "", func(a *App) tea.Cmd {
			a.show(nodesPanel)
			a.selectNode(id)
			return tea.Batch(a.uncover(), a.refocus())
		})
	}
	p.search()
	return p
}

func (p *palette) add(kind, name, more, how string, act func(a *App) tea.Cmd) {
	p.all = append(p.all, choosable{kind, name, more, how, act})
}

// panelKey is the key that goes to a panel.
func panelKey(k *keymap.Map, id panelID) string {
	if keys := k.Panel.Keys(); int(id) <= len(keys) {
		return keymap.ShownKey(keys[id-1])
	}
	return ""
}

// uncover closes what lies over the panels: what is chosen is to be seen there, and keys
// mean there what the palette says.
func (a *App) uncover() (cmd tea.Cmd) {
	for len(a.overlays) > 0 {
		switch o := a.overlays[len(a.overlays)-1].(type) {
		case *inspector:
			cmd = o.end(a)
		default:
			a.close(o)
		}
	}
	return cmd
}

// addKeys lists what the keys do, except for those in a line under edit, for the panels,
// which have lines of their own, and for the palette itself.
func (p *palette) addKeys(a *App) {
	for _, g := range a.keys.Groups() {
		if g.Title == keymap.LineGroup {
			continue
		}
		show := panelID(0)
		for id, name := range panelNames {
			if g.Title == "In panel "+name {
				show = panelID(id)
			}
		}
		for _, b := range g.Keys {
			if shown := b.Help().Key; shown == a.keys.Panel.Help().Key || shown == a.keys.Palette.Help().Key {
				continue
			}
			msg := keyPress(b.Keys()[0])
			p.add("key", b.Help().Desc, g.Title, b.Help().Key, func(a *App) tea.Cmd {
				uncovered := a.uncover()
				if show > 0 {
					a.show(show)
				}
				return tea.Batch(uncovered, a.press(msg))
			})
		}
	}
}

// addCommands lists the commands, and the steps of a scenario that make sense alone.
func (p *palette) addCommands(a *App) {
	for _, s := range append(command.Specs(), a.view.Known.Steps...) {
		p.add("command", s.Name, s.Summary, s.Args, func(a *App) tea.Cmd { return a.chosen(s.Name) })
	}
}

// keyPress is the press of a key by its name.
func keyPress(name string) tea.KeyMsg {
	bare, alt := strings.CutPrefix(name, "alt+")
	if !alt || bare == "" {
		bare, alt = name, false
	}
	switch {
	case bare == " ":
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" "), Alt: alt}
	case utf8.RuneCountInString(bare) == 1:
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(bare), Alt: alt}
	}
	for t := tea.KeyType(-128); t < 128; t++ {
		if t != tea.KeyRunes && t.String() == bare {
			return tea.KeyMsg{Type: t, Alt: alt}
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes}
}

// chosen carries out a line, or opens the prompt with it where more has to be said.
func (a *App) chosen(line string) tea.Cmd {
	c, err := a.view.Known.Parse(line)
	if err != nil {
		a.startPrompt(line + " ")
		return nil
	}
	if question := a.loss(c); question != "" {
		a.startPrompt(line)
		a.prompt.Question(question)
		a.doubt = line
		return nil
	}
	return a.carryOut(c, line, a.say)
}

// search finds what fits the line.
func (p *palette) search() {
	p.hits = rank(p.edit.String(), len(p.all), func(i int) (name, more string) { return p.all[i].name, p.all[i].kind + " " + p.all[i].more })
	p.list = kit.List[int]{Rows: len(p.hits), Page: p.list.Page}
}

func (p *palette) key(a *App, msg keymap.Msg) tea.Cmd {
	k := &a.keys
	switch {
	case keymap.Pressed(msg, k.Escape), keymap.Pressed(msg, k.Palette):
		a.close(p)
	case keymap.Pressed(msg, k.Enter):
		if p.list.At < len(p.hits) {
			a.close(p)
			return p.all[p.hits[p.list.At]].act(a)
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
	return nil
}

// paletteWidth and paletteRows are its size where the screen has it.
const (
	paletteWidth = 86
	paletteRows  = 16
)

func (p *palette) draw(f *kit.Frame, a *App, body grid.Rect) {
	th := f.Theme
	body.H = min(body.H, paletteRows+5)
	r := f.Popup(body, paletteWidth, body.H, "Palette", words.Count(len(p.hits))+" of "+words.Count(len(p.all)))
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

// The widest name before what it does, and the widest arguments.
const (
	choiceName = 14
	choiceHow  = 30
)

func (p *palette) drawLine(f *kit.Frame, r grid.Rect, c *choosable) {
	th := f.Theme
	_, r = r.SplitLeft(2)
	kind, r := r.SplitLeft(9)
	f.Text(kind, c.kind, th.Dim)
	how := grid.Fit(c.how, min(choiceHow, r.W/3), th.Glyphs.Ellipsis)
	r.W -= f.Right(r, how, th.Key) + 2
	if c.kind == "key" { // its group says little
		f.Text(r, c.name, th.Text)
		return
	}
	name, more := r.SplitLeft(choiceName)
	f.Text(name, c.name, th.Strong)
	f.Text(more, c.more, th.Dim)
}
