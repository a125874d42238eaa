package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/inspect"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/palette"
)

// choices are what the palette can do in the world that is shown.
type choices []palette.Item

// newPalette lists all that can be done.
func newPalette(a *App) *palette.Palette {
	p := &choices{}
	p.addKeys(a)
	p.addCommands(a)
	for i, shown := range a.panels {
		id, name := panelID(i+1), inTabs(shown)
		p.add("panel", name, "go to panel "+name, panelKey(&a.keys, id), func(a *App) tea.Cmd {
			a.show(id, a.view)
			return a.uncover()
		})
	}
	for _, item := range a.view.Library {
		line, how := command.Play{Name: item.Name}.String(), "scenario"
		switch {
		case item.Lesson:
			how = "lesson"
		case item.Exhibit != nil:
			how = "exhibit"
		}
		p.add("play", item.Name, item.Title, how, func(a *App) tea.Cmd { return a.chosen(line) })
	}
	for i := range a.view.Nodes {
		id := a.view.Nodes[i].ID
		p.add("node", a.view.Nodes[i].Name, "go to node "+a.view.Name(id), "", func(a *App) tea.Cmd {
			a.show(panelNamed(a.panels, "Nodes"), a.view)
			a.selectNode(id)
			return tea.Batch(a.uncover(), a.refocus())
		})
	}
	return palette.New("Palette", *p)
}

// newSituations lists what can be brought about at once, with the selected node in it.
func newSituations(a *App) *palette.Palette {
	p := &choices{}
	for i, s := range command.Situations() {
		line := command.Now{What: command.Situation(i)}
		if line.What != command.HalvesNow {
			line.Who = []nodeset.Node{nodeset.Node(a.selected)}
		}
		text := command.Say(line, a.view.Name)
		p.add("now", s.Word, s.Means, text, func(a *App) tea.Cmd { return a.chosen(text) })
	}
	return palette.New("Situations", *p)
}

// openMuseum plays the exhibit of a rule, or lists all.
func openMuseum(a *App, rule string) tea.Cmd {
	p := &choices{}
	for _, item := range view.Exhibits(a.view.Library) {
		line := command.Play{Name: item.Name}.String()
		play := func(a *App) tea.Cmd { return a.chosen(line) }
		if rule == string(item.Exhibit.Rule) {
			return play(a)
		}
		p.add("rule", string(item.Exhibit.Rule), item.Title, item.Exhibit.Guards(), play)
	}
	a.open(lying{palette.New("Museum of rules", *p)})
	return nil
}

func (p *choices) add(kind, name, more, how string, act func(a *App) tea.Cmd) {
	*p = append(*p, palette.Item{Kind: kind, Name: name, More: more, How: how, Do: func(h kit.Host) {
		if h, ok := h.(*host); ok { // the dashboard's own
			h.later(act(h.App))
		}
	}})
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
		top := a.overlays[len(a.overlays)-1]
		if o, ok := bare(top).(*inspect.Inspector); ok {
			cmd = a.serve(func(h *host) { o.End(h) })
		} else {
			a.close(top)
		}
	}
	return cmd
}

// addKeys lists what the keys do, except for those in a line under edit, for the panels,
// which have lines of their own, and for the palette itself.
func (p *choices) addKeys(a *App) {
	for _, g := range a.keys.Groups() {
		if g.Line {
			continue
		}
		show := panelID(0)
		if g.Panel != "" {
			show = panelNamed(a.panels, g.Panel)
		}
		for _, b := range g.Keys {
			if b == &a.keys.Panel || b == &a.keys.Palette {
				continue
			}
			msg := keymap.Press(b.Keys()[0])
			p.add("key", b.Help().Desc, g.Title, b.Help().Key, func(a *App) tea.Cmd {
				var uncovered tea.Cmd
				if b != &a.keys.Picture { // which is of what lies there, too
					uncovered = a.uncover()
				}
				if show > 0 {
					a.show(show, a.view)
				}
				return tea.Batch(uncovered, a.press(msg))
			})
		}
	}
}

// addCommands lists the commands, and the steps of a scenario that make sense alone.
func (p *choices) addCommands(a *App) {
	for _, s := range append(command.Specs(), a.view.Known.Steps...) {
		p.add("command", s.Name, s.Summary, s.Args, func(a *App) tea.Cmd { return a.chosen(s.Name) })
	}
}

// chosen carries out a line, or opens the prompt with it where more has to be said.
func (a *App) chosen(line string) tea.Cmd {
	c, err := command.ParseWith(line, a.view.Known)
	if err != nil {
		a.startPrompt(line + " ")
		return nil
	}
	if question := a.session.Loss(c, a.view); question != "" {
		a.startPrompt(line)
		a.prompt.Question(question)
		a.session.Asked(line)
		return nil
	}
	return a.carryOut(c, line, a.say)
}
