package page

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// ink is a colour of the page. The library writes colours as numbers; these stand for
// the page's own, which are light or dark as the reader likes.
type ink uint8

const (
	textInk ink = iota + 1
	lineInk
	firstInk
	secondInk
	softInk
)

// RGBA makes an ink a color.Color that no other part of a chart has.
func (i ink) RGBA() (r, g, b, a uint32) { return color.RGBA{uint8(i), uint8(i), uint8(i), 0xff}.RGBA() }

// variables are the names of the inks in the page's style, by number.
func variables() []string {
	return []string{"", "var(--dim)", "var(--line)", "var(--first)", "var(--second)", "var(--soft)"}
}

// Sizes of a chart, in its own units: the page stretches it to its room.
const (
	chartW = 400 * vg.Inch / 72
	chartH = 210 * vg.Inch / 72
)

// lettering is the font of a chart. The library measures text in Liberation Sans, and
// Arial and Helvetica have the same widths.
func lettering(size vg.Length) font.Font {
	return font.Font{Typeface: "Liberation", Variant: "Sans", Size: size}
}

// newPlot makes a plot with named axes, in the page's inks. Its lowest value is 0.
func newPlot(x, y string) *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	p.X.Label.Text, p.Y.Label.Text = x, y
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Min = 0
		axis.Padding = 0
		axis.LineStyle = draw.LineStyle{Color: textInk, Width: vg.Points(0.6)}
		axis.Tick.LineStyle = axis.LineStyle
		axis.Tick.Length = vg.Points(4)
		axis.Tick.Marker = plot.TickerFunc(marks)
		axis.Label.Padding = vg.Points(3)
		for _, style := range []*text.Style{&axis.Label.TextStyle, &axis.Tick.Label} {
			style.Font, style.Color = lettering(vg.Points(10.5)), textInk
		}
	}
	return p
}

// mostMarks is how many marks an axis has at most.
const mostMarks = 7

// marks puts marks on an axis from 0 on, at round numbers.
func marks(_, highest float64) (ticks []plot.Tick) {
	if !(highest > 0) {
		return nil
	}
	step := math.Pow(10, math.Floor(math.Log10(highest))-1)
	for i := 0; highest/step >= mostMarks; i++ {
		step *= []float64{2, 2.5, 2}[i%3] // 1, 2, 5, 10
	}
	for i := 0; float64(i)*step <= highest; i++ {
		ticks = append(ticks, plot.Tick{Value: float64(i) * step, Label: short(float64(i) * step)})
	}
	return ticks
}

// svg draws a plot as an SVG element that says in words what it shows.
func svg(p *plot.Plot, about string) (string, error) {
	canvas := vgsvg.New(chartW, chartH)
	p.Draw(draw.Crop(draw.New(canvas), 0, -vg.Points(8), 0, -vg.Points(8))) // half a mark's label may stand out
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		return "", err
	}
	picture := b.String()
	_, body, found := strings.Cut(picture, "<g ")
	if !found {
		return "", fmt.Errorf("the chart of %s has no content", about)
	}
	var pairs []string
	for i, name := range variables() {
		pairs = append(pairs, fmt.Sprintf("#%02X%02X%02X", i, i, i), name)
	}
	pairs = append(pairs, "font-family:Liberation Sans;font-variant:normal;font-weight:normal;font-style:normal;", "font-family:Liberation Sans,Arial,Helvetica,sans-serif;")
	head := fmt.Sprintf(`<svg class="chart" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">`, chartW.Points(), chartH.Points(), about)
	return head + "\n<g " + strings.NewReplacer(pairs[2:]...).Replace(body), nil
}
