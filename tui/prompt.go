package tui

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/grid"
)

// promptWidth is the width of the box above the line, where the screen has it.
const promptWidth = 80

// mostHistory bounds the lines that the prompt remembers.
const mostHistory = 200

// prompt is the command line. It stays open with the reason when a line is
// refused, so that it can be mended.
type prompt struct {
	edit    lineEdit
	history []string
	back    int    // steps back in the history; 0: the line being typed
	typed   string // the line being typed, while the history is looked at

	offers  []string // what tab found to complete the last word with
	offer   int      // the one in the line
	stem    string   // the line up to the word that the offers replace
	sending bool
	refused string
	column  int // where the refused line is wrong, from 1; 0: unknown
}

func newPrompt() *prompt { return &prompt{} }

// start empties the line.
func (p *prompt) start() {
	*p = prompt{history: p.history}
}

func (p *prompt) key(a *App, msg keyMsg) tea.Cmd {
	switch {
	case pressed(msg, a.keys.Escape), msg.Type == tea.KeyBackspace && len(p.edit.text) == 0:
		a.close(p)
	case p.sending:
	case pressed(msg, a.keys.Enter):
		return p.submit(a)
	case pressed(msg, a.keys.NextPanel):
		p.complete(a.view.Known, 1)
	case pressed(msg, a.keys.PrevPanel):
		p.complete(a.view.Known, -1)
	case msg.Type == tea.KeyUp:
		p.recall(1)
	case msg.Type == tea.KeyDown:
		p.recall(-1)
	default:
		if p.edit.handle(&a.keys, msg) {
			p.offers, p.refused, p.column = nil, "", 0
		}
	}
	return nil
}

// complete puts the next candidate for the last word into the line.
func (p *prompt) complete(known command.Known, by int) {
	if p.offers == nil {
		line := p.edit.String()
		p.offers = command.Complete(line, known)
		p.stem = line[:strings.LastIndexByte(line, ' ')+1]
		p.offer = -1
		if by < 0 {
			p.offer = 0
		}
	}
	if len(p.offers) == 0 {
		return
	}
	p.offer = (p.offer + by + len(p.offers)) % len(p.offers)
	p.edit.set(p.stem + p.offers[p.offer])
	if len(p.offers) == 1 {
		p.edit.set(p.edit.String() + " ")
		p.offers = nil
	}
	p.refused, p.column = "", 0
}

// recall shows a line of the history.
func (p *prompt) recall(by int) {
	to := p.back + by
	if to < 0 || to > len(p.history) {
		return
	}
	if p.back == 0 {
		p.typed = p.edit.String()
	}
	p.back = to
	p.edit.set(p.typed)
	if to > 0 {
		p.edit.set(p.history[len(p.history)-to])
	}
	p.offers, p.refused, p.column = nil, "", 0
}

// submit reads the line and sends it to the world.
func (p *prompt) submit(a *App) tea.Cmd {
	line := strings.TrimSpace(p.edit.String())
	if line == "" {
		a.close(p)
		return nil
	}
	p.remember(line)
	parsed, err := parse(line, a.view)
	if _, ok := a.view.Known.Step(firstWord(line)); ok {
		parsed, err = stepLine(line), nil // for the world to read
	}
	if err != nil {
		p.refuse(err)
		return nil
	}
	if parsed == nil { // a comment
		a.close(p)
		return nil
	}
	if cmd, own := a.own(parsed); own {
		a.close(p)
		return cmd
	}
	if c, ok := parsed.(command.Focus); ok && int(c.Node) < len(a.view.Nodes) {
		a.selectNode(int(c.Node))
	}
	p.sending = true
	return a.ask(line, func(answer string, err error) {
		p.sending = false
		if err != nil {
			p.refuse(err)
			return
		}
		a.close(p)
		a.say(answer, nil)
	})
}

// stepLine is a line that is a step of a scenario.
type stepLine string

func (l stepLine) String() string { return string(l) }

func firstWord(line string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	return word
}

func (p *prompt) remember(line string) {
	if n := len(p.history); n == 0 || p.history[n-1] != line {
		p.history = append(p.history, line)
	}
	if len(p.history) > mostHistory {
		p.history = p.history[1:]
	}
	p.back = 0
}

func (p *prompt) refuse(err error) {
	p.refused, p.column = err.Error(), 0
	var at *command.Error
	if errors.As(err, &at) {
		p.column = at.Column
	}
}

// draw puts the line in the place of the status line, and above it a box with
// what may come next, or with what is wrong.
func (p *prompt) draw(f *frame, a *App, body grid.Rect) {
	th := f.th
	line := a.layout.status
	f.g.Fill(line, ' ', th.Text)
	f.g.Text(line.X, line.Y, ":", th.Prompt)
	_, entry := line.SplitLeft(2)
	f.lineEdit(entry, &p.edit, true)
	f.hints(a.layout.keys, [][2]string{{"enter", "run"}, {"tab", "complete"}, {"↑↓", "earlier lines"}, {"esc", "leave"}})
	lines := p.advice(f, a.view.Known, min(line.W, promptWidth)-4)
	if len(lines) == 0 {
		return
	}
	box := grid.Rect{X: line.X, Y: line.Y - len(lines) - 2, W: min(line.W, promptWidth), H: len(lines) + 2}
	f.g.Fill(box, ' ', th.Text)
	f.g.Box(box, nil, "", th.BorderFocus, th.Glyphs)
	for i, spans := range lines {
		f.g.Spans(box.InsetXY(2, 1).Line(i), spans)
	}
	if p.column > 0 {
		f.g.Set(entry.X+p.column-1, box.Bottom()-1, th.Glyphs.ArrowDown, th.Bad)
	}
}

// advice is what the box above the line says: a refusal with the place, else the
// usage of the command being typed and the candidates for its next word.
func (p *prompt) advice(f *frame, known command.Known, width int) [][]grid.Span {
	th := f.th
	if p.refused != "" {
		var lines [][]grid.Span
		for _, line := range wrap(string(th.Glyphs.Invalid)+" "+p.refused, width, 5) {
			lines = append(lines, []grid.Span{{Text: line, Style: th.Bad}})
		}
		return lines
	}
	var lines [][]grid.Span
	text := p.edit.String()
	if p.offers != nil {
		text = p.stem
	}
	name, _, more := strings.Cut(strings.TrimLeft(p.edit.String(), " "), " ")
	spec, ok := command.Lookup(name)
	if !ok {
		spec, ok = known.Step(name)
	}
	if ok {
		lines = append(lines,
			[]grid.Span{{Text: spec.Name, Style: th.Key}, {Text: " " + spec.Args, Style: th.Strong}},
			[]grid.Span{{Text: spec.Summary, Style: th.Dim}},
			[]grid.Span{{Text: "such as  " + spec.Example, Style: th.Dim}})
	} else if more {
		return [][]grid.Span{{{Text: "no command is called " + name, Style: th.Bad}}}
	}
	offers := p.offers
	if offers == nil {
		offers = command.Complete(text, known)
	}
	return append(lines, p.offerLines(f, offers, width)...)
}

// offerLines lays the candidates out in up to four lines.
func (p *prompt) offerLines(f *frame, offers []string, width int) [][]grid.Span {
	const most = 4
	th := f.th
	var lines [][]grid.Span
	var line []grid.Span
	used := 0
	for i, o := range offers {
		if used+len(o)+2 > width {
			lines, line, used = append(lines, line), nil, 0
			if len(lines) == most {
				lines[most-1] = append(lines[most-1], grid.Span{Text: "…", Style: th.Dim})
				return lines
			}
		}
		style := th.Text
		if p.offers != nil && i == p.offer {
			style = th.Accent.WithBold().Over(th.Selected)
			style.Underline = true
		}
		line = append(line, grid.Span{Text: o, Style: style}, grid.Span{Text: "  ", Style: th.Text})
		used += len(o) + 2
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}
