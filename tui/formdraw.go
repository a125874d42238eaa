package tui

import (
	"strings"

	"example.com/sosocoin/tui/grid"
)

// formWidth is the width of a form with its frame, where the screen has it.
const formWidth = 72

// The columns of a form's line: where the label and the text begin.
const (
	labelWidth = 10
	entryWidth = 24
)

// draw shows the form over the panels: the fields, what the one under edit may
// be, what is wrong, and the command that it all comes to.
func (f *form) draw(fr *frame, a *App, body grid.Rect) {
	th := fr.th
	gap, reasons := 1, 3
	if body.H < len(f.fields)+11 {
		gap, reasons = 0, 2
	}
	r := fr.popup(body, formWidth, len(f.fields)+5+reasons+3*gap, f.title, "")
	y := gap
	for i, d := range f.fields {
		f.drawField(fr, r.Line(y+i), d, i == f.at)
	}
	y += len(f.fields) + gap
	fr.drawChoices(r.Line(y), f)
	if reason := f.trouble(fr.v); reason != "" {
		for i, line := range fr.wrap(string(th.Glyphs.Invalid)+" "+reason, r.W, reasons) {
			fr.text(r.Line(y+1+i), line, th.Bad)
		}
	}
	y += 1 + reasons
	preview := "as typed   :"
	if f.sending {
		preview = "sending    :"
	}
	fr.g.Spans(r.Line(y), []grid.Span{{Text: preview, Style: th.Dim}, {Text: strings.ReplaceAll(f.line(f), "\n", " · "), Style: th.Accent}})
	fr.hints(r.Line(y+1+gap), [][2]string{{"enter", f.verb}, {"tab", "next field"}, {"←→", "choose"}, {"esc", "leave"}})
}

func (f *form) drawField(fr *frame, r grid.Rect, d *field, focused bool) {
	th := fr.th
	if focused {
		fr.g.Set(r.X, r.Y, th.Glyphs.PointRight, th.Accent)
	}
	_, r = r.SplitLeft(2)
	label, r := r.SplitLeft(labelWidth)
	style := th.Dim
	if focused {
		style = th.Strong
	}
	fr.text(label, d.label, style)
	entry, r := r.SplitLeft(min(entryWidth, r.W/3))
	d.edit.Draw(fr.g, th, entry, focused)
	if d.note != nil {
		_, r = r.SplitLeft(1)
		remark, style := d.note(f, fr.v), th.Dim
		if remark.loud {
			style = th.Notice
		}
		fr.text(r, remark.text, style)
	}
}

// drawChoices lists what the field under edit may be, around what it is.
func (f *frame) drawChoices(r grid.Rect, form *form) {
	d := form.fields[form.at]
	if d.choices == nil {
		return
	}
	all := d.choices(form, f.v)
	if len(all) == 0 {
		f.text(r, "no choice", f.th.Dim)
		return
	}
	at := indexOf(all, d.value())
	from := 0
	for from < at && choicesWidth(all[from:at+1]) > r.W-8 {
		from++
	}
	var spans []grid.Span
	if from > 0 {
		spans = append(spans, grid.Span{Text: "… ", Style: f.th.Dim})
	}
	for i := from; i < len(all) && choicesWidth(all[from:i+1]) <= r.W-4; i++ {
		style := f.th.Text
		if i == at {
			style = f.th.Accent.WithBold().Over(f.th.Selected)
			style.Underline = true
		}
		spans = append(spans, grid.Span{Text: all[i].value, Style: style}, grid.Span{Text: "  ", Style: f.th.Dim})
		if i == len(all)-1 {
			f.g.Spans(r, spans)
			return
		}
	}
	f.g.Spans(r, append(spans, grid.Span{Text: "…", Style: f.th.Dim}))
}

func choicesWidth(all []choice) int {
	w := 0
	for _, c := range all {
		w += len(c.value) + 2
	}
	return w
}

// popup clears a box in the middle of body and returns its inside.
func (f *frame) popup(body grid.Rect, w, h int, title, caption string) grid.Rect {
	r := body.Centre(min(w, body.W-4), min(h, body.H))
	f.g.Fill(r.InsetXY(-1, 0), ' ', f.th.Text)
	f.g.Box(r, []grid.Span{{Text: title, Style: f.th.TitleFocus}}, caption, f.th.BorderFocus, f.th.Glyphs)
	return r.InsetXY(2, 1)
}

// hints draws keys with what they do.
func (f *frame) hints(r grid.Rect, pairs [][2]string) {
	for _, p := range pairs {
		p[0] = f.key(p[0])
		if r.W < grid.Width(p[0])+len(p[1])+1 {
			return
		}
		_, r = r.SplitLeft(f.text(r, p[0], f.th.Key) + 1)
		_, r = r.SplitLeft(f.text(r, p[1], f.th.KeyText) + 3)
	}
}

// plainLines returns the text's lines, without style.
func plainLines(text string) func(*frame) [][]grid.Span {
	lines := strings.Split(text, "\n")
	return func(f *frame) [][]grid.Span {
		spans := make([][]grid.Span, len(lines))
		for i, line := range lines {
			spans[i] = []grid.Span{{Text: line, Style: f.th.Text}}
		}
		return spans
	}
}
