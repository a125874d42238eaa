package forms

import (
	"strings"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// formWidth is the width of a form with its frame, where the screen has it.
const formWidth = 72

// The columns of a form's line: where the label and the text begin.
const (
	labelWidth = 10
	entryWidth = 24
)

// Draw shows the form over the panels: the fields, what the one under edit may
// be, what is wrong, and the command that it all comes to.
func (f *Form) Draw(fr *kit.Frame, body grid.Rect) {
	th := fr.Theme
	gap, reasons := 1, 3
	if body.H < len(f.fields)+11 {
		gap, reasons = 0, 2
	}
	r := fr.Popup(body, formWidth, len(f.fields)+5+reasons+3*gap, f.title, "")
	y := gap
	for i, d := range f.fields {
		f.drawField(fr, r.Line(y+i), d, i == f.at)
	}
	y += len(f.fields) + gap
	drawChoices(fr, r.Line(y), f)
	if reason := f.trouble(fr.View); reason != "" {
		for i, line := range fr.Wrap(string(th.Glyphs.Invalid)+" "+reason, r.W, reasons) {
			fr.Text(r.Line(y+1+i), line, th.Bad)
		}
	}
	y += 1 + reasons
	preview := "as typed   :"
	if f.sending {
		preview = "sending    :"
	}
	fr.Grid.Spans(r.Line(y), []grid.Span{{Text: preview, Style: th.Dim}, {Text: strings.ReplaceAll(f.line(f), "\n", " · "), Style: th.Accent}})
	fr.Hints(r.Line(y+1+gap), [][2]string{{"enter", f.verb}, {"tab", "next field"}, {"←→", "choose"}, {"esc", "leave"}})
}

func (f *Form) drawField(fr *kit.Frame, r grid.Rect, d *field, focused bool) {
	th := fr.Theme
	if focused {
		fr.Grid.Set(r.X, r.Y, th.Glyphs.PointRight, th.Accent)
	}
	_, r = r.SplitLeft(2)
	label, r := r.SplitLeft(labelWidth)
	style := th.Dim
	if focused {
		style = th.Strong
	}
	fr.Text(label, d.label, style)
	entry, r := r.SplitLeft(min(entryWidth, r.W/3))
	d.edit.Draw(fr.Grid, th, entry, focused)
	if d.note != nil {
		_, r = r.SplitLeft(1)
		remark, style := d.note(f, fr.View), th.Dim
		if remark.loud {
			style = th.Notice
		}
		fr.Text(r, remark.text, style)
	}
}

// drawChoices lists what the field under edit may be, around what it is.
func drawChoices(f *kit.Frame, r grid.Rect, form *Form) {
	d := form.fields[form.at]
	if d.choices == nil {
		return
	}
	all := d.choices(form, f.View)
	if len(all) == 0 {
		f.Text(r, "no choice", f.Theme.Dim)
		return
	}
	at := indexOf(all, d.value())
	from := 0
	for from < at && choicesWidth(all[from:at+1]) > r.W-8 {
		from++
	}
	var spans []grid.Span
	if from > 0 {
		spans = append(spans, grid.Span{Text: "… ", Style: f.Theme.Dim})
	}
	for i := from; i < len(all) && choicesWidth(all[from:i+1]) <= r.W-4; i++ {
		style := f.Theme.Text
		if i == at {
			style = f.Theme.Accent.WithBold().Over(f.Theme.Selected)
			style.Underline = true
		}
		spans = append(spans, grid.Span{Text: all[i].value, Style: style}, grid.Span{Text: "  ", Style: f.Theme.Dim})
		if i == len(all)-1 {
			f.Grid.Spans(r, spans)
			return
		}
	}
	f.Grid.Spans(r, append(spans, grid.Span{Text: "…", Style: f.Theme.Dim}))
}

func choicesWidth(all []choice) int {
	w := 0
	for _, c := range all {
		w += len(c.value) + 2
	}
	return w
}
