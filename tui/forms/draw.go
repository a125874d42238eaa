package forms

import (
	"cmp"
	"fmt"
	"slices"
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
	const others, few = 5, 3 // lines: frame, choices, commands, keys; fields that are more telling
	asked := f.asked(fr.View)
	gap, reasons := 1, max(3, f.lines)
	if body.H < len(asked)+8+reasons {
		gap, reasons = 0, max(2, min(f.lines, body.H-others-min(len(asked), few)))
	}
	at := slices.Index(asked, f.at)
	rows := f.scroll(at, len(asked), body.H-others-reasons-3*gap)
	caption := ""
	if rows < len(asked) {
		caption = fmt.Sprintf("%d of %d", at+1, len(asked))
	}
	r := fr.Popup(body, formWidth, rows+others+reasons+3*gap, f.title, caption)
	y := gap
	for i := range rows {
		f.drawField(fr, r.Line(y+i), f.fields[asked[f.top+i]], f.top+i == at)
	}
	y += rows + gap
	drawChoices(fr, r.Line(y), f)
	below := grid.Rect{X: r.X, Y: r.Y + y + 1, W: r.W, H: reasons}
	if reason := f.trouble(fr.View); reason != "" {
		for i, line := range fr.Wrap(string(th.Glyphs.Invalid)+" "+reason, r.W, reasons) {
			fr.Text(below.Line(i), line, th.Bad)
		}
	} else if f.told != nil {
		f.drawTold(fr, below)
	}
	y += 1 + reasons
	preview := "as typed   :"
	if f.sending {
		preview = "sending    :"
	}
	fr.Grid.Spans(r.Line(y), []grid.Span{{Text: preview, Style: th.Dim}, {Text: strings.ReplaceAll(f.line(f), "\n", " · "), Style: th.Accent}})
	fr.Hints(r.Line(y+1+gap), [][2]string{{"enter", f.verb}, {"tab", "next field"}, {"←→", "choose"}, {"esc", "leave"}})
}

// scroll brings the field under edit, which is at of so many, in sight where there is room for a
// few, and returns how many are.
func (f *Form) scroll(at, many, room int) (rows int) {
	rows = max(min(many, room), 1)
	f.top = max(at-rows+1, min(f.top, at, many-rows))
	return rows
}

// drawTold says what all fields come to.
func (f *Form) drawTold(fr *kit.Frame, r grid.Rect) {
	y := 0
	for _, remark := range f.told(f, fr.View) {
		style := fr.Theme.Text
		if remark.loud {
			style = fr.Theme.Notice
		}
		for _, line := range fr.Wrap(remark.text, r.W, max(r.H-y, 1)) {
			if y < r.H {
				fr.Text(r.Line(y), line, style)
			}
			y++
		}
	}
}

func (f *Form) drawField(fr *kit.Frame, r grid.Rect, d *field, focused bool) {
	th := fr.Theme
	if focused {
		fr.Grid.Set(r.X, r.Y, th.Glyphs.PointRight, th.Accent)
	}
	_, r = r.SplitLeft(2)
	label, r := r.SplitLeft(max(labelWidth, f.labels))
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
		f.Text(r, d.about, f.Theme.Dim)
		return
	}
	all := d.choices(form, f.View)
	if len(all) == 0 {
		f.Text(r, cmp.Or(d.about, "no choice"), f.Theme.Dim)
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
