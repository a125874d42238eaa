package prompt

import (
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// promptWidth is the width of the box above the line, where the screen has it.
const promptWidth = 80

// Draw puts the line in its place, keys below it, and in body above it a box with what may
// come next, or with what is wrong.
func (p *Prompt) Draw(f *kit.Frame, line, keys, body grid.Rect) {
	th := f.Theme
	f.Grid.Fill(line, ' ', th.Text)
	f.Grid.Text(line.X, line.Y, ":", th.Prompt)
	_, entry := line.SplitLeft(2)
	p.edit.Draw(f.Grid, th, entry, true)
	f.Hints(keys, [][2]string{{"enter", "run"}, {"tab", "complete"}, {"↑↓", "earlier lines"}, {"esc", "leave"}, {"ctrl+r", "search them"}})
	width := min(line.W, promptWidth) - 4
	lines := task(f, width)
	lines = append(lines, p.advice(f, p.known(f.View), width, body.H-4-len(lines))...)
	if len(lines) == 0 {
		return
	}
	box := grid.Rect{X: line.X, Y: line.Y - len(lines) - 2, W: min(line.W, promptWidth), H: len(lines) + 2}
	f.Grid.Fill(box, ' ', th.Text)
	f.Grid.Box(box, nil, "", th.BorderFocus, th.Glyphs)
	for i, spans := range lines {
		f.Grid.Spans(box.InsetXY(2, 1).Line(i), spans)
	}
	if p.column > 0 {
		f.Grid.Set(entry.X+p.edit.Column(f.Grid, entry, p.column-1), box.Bottom()-1, th.Glyphs.ArrowDown, th.Bad)
	}
}

// task is what a lesson's page asks for, which often is the line to type: the box may cover it.
func task(f *kit.Frame, width int) [][]grid.Span {
	if f.View.Script == nil || f.View.Script.Open() == nil {
		return nil
	}
	const mark = "[ ] "
	text := f.Taught(f.View.Script.Open().Text, f.Theme.Strong)
	return f.Grid.WrapSpans(append([]grid.Span{{Text: mark, Style: f.Theme.Accent}}, text...), width, len(mark))
}

// advice is what the box above the line says: a question, a refusal with the place, else
// the usage of the command being typed and the candidates for its next word.
func (p *Prompt) advice(f *kit.Frame, known command.Known, width, height int) [][]grid.Span {
	th := f.Theme
	switch {
	case p.question != "":
		return kit.Styled(f.Wrap(string(th.Glyphs.Warn)+" "+p.question, width, 5), th.Notice)
	case p.refused != "":
		return kit.Styled(f.Wrap(string(th.Glyphs.Invalid)+" "+p.refused, width, 5), th.Bad)
	}
	text := p.edit.String()
	name, _, more := strings.Cut(strings.TrimLeft(text, " "), " ")
	spec, ok := specOf(name, known)
	var lines [][]grid.Span
	if ok {
		lines = append(lines, usage(f, spec, p.edit.Before()),
			[]grid.Span{{Text: spec.Summary, Style: th.Dim}},
			[]grid.Span{{Text: "such as  ", Style: th.Dim}, {Text: spec.Example, Style: th.Dim}})
		lines = f.Folded(lines, width)
	} else if more {
		return kit.Styled(f.Wrap("no command is called "+name, width, 5), th.Bad)
	}
	offers := p.offers
	if offers == nil {
		offers = command.Complete(text, known)
	}
	switch names := !strings.Contains(strings.TrimLeft(text, " "), " "); {
	case !names, text == "" && p.offers == nil:
		return append(lines, p.offerLines(f, offers, width)...)
	case len(offers) == 1 && ok:
		return lines
	}
	return append(lines, p.nameLines(f, known, offers, max(2, min(8, height-len(lines))))...)
}

// offerStyle marks the candidate that is in the line.
func (p *Prompt) offerStyle(f *kit.Frame, i int) grid.Style {
	if p.offers == nil || i != p.offer {
		return f.Theme.Text
	}
	style := f.Theme.Accent.WithBold().Over(f.Theme.Selected)
	style.Underline = true
	return style
}

// nameLines lists commands, a line each with what they do, around the one in the line.
func (p *Prompt) nameLines(f *kit.Frame, known command.Known, offers []string, most int) [][]grid.Span {
	from := 0
	if p.offers != nil {
		from = max(0, min(p.offer-most/2, len(offers)-most))
	}
	width := 0
	for _, o := range offers {
		width = max(width, len(o))
	}
	var lines [][]grid.Span
	for i := from; i < len(offers); i++ {
		if left := len(offers) - i; len(lines) == most-1 && left > 1 {
			return append(lines, []grid.Span{{Text: "… and " + words.Count(left) + " more", Style: f.Theme.Dim}})
		}
		spec, _ := specOf(offers[i], known)
		lines = append(lines, []grid.Span{{Text: offers[i], Style: p.offerStyle(f, i)},
			{Text: strings.Repeat(" ", width-len(offers[i])+2) + spec.Summary, Style: f.Theme.Dim}})
	}
	return lines
}

// offerLines lays the candidates out in up to four lines.
func (p *Prompt) offerLines(f *kit.Frame, offers []string, width int) [][]grid.Span {
	const most = 4
	var lines [][]grid.Span
	var line []grid.Span
	used := 0
	for i, o := range offers {
		if used+len(o)+2 > width {
			lines, line, used = append(lines, line), nil, 0
			if len(lines) == most {
				lines[most-1] = append(lines[most-1], grid.Span{Text: "…", Style: f.Theme.Dim})
				return lines
			}
		}
		line = append(line, grid.Span{Text: o, Style: p.offerStyle(f, i)}, grid.Span{Text: "  ", Style: f.Theme.Text})
		used += len(o) + 2
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}
