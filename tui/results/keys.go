package results

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/keymap"
)

// key does what a key is for.
func (v *View) key(msg tea.KeyMsg) {
	v.note = ""
	l := v.top()
	if msg.Type == tea.KeyCtrlC {
		v.ended = interrupted
		return
	}
	if l.typing {
		v.typed(l, msg)
		return
	}
	page := max(v.lines(), 1)
	switch name := msg.String(); name {
	case "q":
		v.ended = left
	case "esc", "backspace":
		v.back()
	case "up", "k":
		l.move(-1)
	case "down", "j":
		l.move(1)
	case "pgup", "ctrl+b":
		l.move(-page)
	case "pgdown", "ctrl+f", " ":
		l.move(page)
	case "home", "g":
		l.move(-len(l.order))
	case "end", "G":
		l.move(len(l.order))
	case "left", "h":
		v.step(-1)
	case "right", "l":
		v.step(1)
	case "f":
		v.at = namesPage
		v.names.filter.Set("")
		v.names.arrange()
		v.names.selects(v.figure)
	case "s":
		l.sortNext()
	case "S":
		l.turn()
	case "/":
		l.typing = true
	case "enter":
		v.enter()
	case "o":
		v.open()
	}
}

// typed edits the filter.
func (v *View) typed(l *list, msg tea.KeyMsg) {
	switch msg.Type {
	case tea.KeyEnter:
		l.typing = false
	case tea.KeyEsc:
		l.filter.Set("")
		l.typing = false
	case tea.KeyUp:
		l.move(-1)
		return
	case tea.KeyDown:
		l.move(1)
		return
	default:
		keys := keymap.Default()
		l.filter.Press(keys.Line(), msg)
	}
	l.resort()
}

// back takes the filter away, or goes to the list below.
func (v *View) back() {
	l := v.top()
	switch {
	case !l.filter.Empty():
		l.filter.Set("")
		l.resort()
	case v.at == namesPage && v.played != nil:
		v.at = runsPage
	case v.at == cellsPage:
		v.note = "q leaves"
	default:
		v.at, v.played = cellsPage, nil
	}
}

// step shows the next figure, or the one before.
func (v *View) step(by int) {
	if n := len(v.figures); n > 0 && v.at != namesPage {
		v.figure = (v.figure + by + n) % n
		v.show()
	}
}

// enter goes to the runs of a cell, opens a run, or takes a figure.
func (v *View) enter() {
	n, any := v.top().selected()
	if !any {
		return
	}
	switch v.at {
	case cellsPage:
		played, err := v.source.Runs(v.source.Table.Cells[n])
		if err != nil {
			v.note = err.Error()
			return
		}
		if len(played) == 0 {
			v.note = "no run of this cell is in the file"
			return
		}
		v.at, v.cell, v.played = runsPage, n, played
		v.runs = &list{}
		v.runs.set(v.runRows())
	case runsPage:
		v.open()
	case namesPage:
		v.figure = n
		v.at = cellsPage
		if v.played != nil {
			v.at = runsPage
		}
		v.show()
	}
}

// open leaves the view for a run: the selected one, or the cell's farthest.
func (v *View) open() {
	if job, _, ok := v.selected(); ok {
		v.opened, v.ended = &job, left
	}
}

// hints are the keys and what they do, the most important first.
func (v *View) hints() [][2]string {
	if v.top().typing {
		return [][2]string{{"enter", "keep"}, {"esc", "all again"}}
	}
	keys := map[page][][2]string{
		cellsPage: {{"enter", "runs"}, {"q", "quit"}, {"o", "open the farthest"}, {"←→", "figure"}, {"f", "figures"}, {"s S", "sort"}, {"/", "filter"}},
		runsPage:  {{"enter", "open in the dashboard"}, {"esc", "back"}, {"q", "quit"}, {"←→", "figure"}, {"f", "figures"}, {"s S", "sort"}, {"/", "filter"}},
		namesPage: {{"enter", "show it"}, {"esc", "back"}, {"/", "filter"}, {"q", "quit"}},
	}
	return keys[v.at]
}
