package page

import (
	"fmt"
	"html"
	"io"
	"strings"

	"example.com/sosocoin/sim/experiment"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sweep"
)

// Measures of a picture of charts, in the charts' own units.
const (
	tileGap    = 14.0
	titleH     = 18.0 // with the room below it
	keyH       = 15.0
	keySign    = 18.0 // how long the sign of a key is, with the room behind it
	charWidth  = 5.6  // about, of a key
	chartsWide = 2    // charts side by side
)

// WriteExperimentsPicture draws the charts of experiments, as an SVG picture by itself.
func WriteExperimentsPicture(out io.Writer, list []experiment.Done) error {
	var charts []chart
	for _, d := range list {
		for _, c := range chartsOf(cellsOf(d), d.X) {
			c.Title = strings.TrimSuffix(d.Title+", "+c.Title, ", ")
			charts = append(charts, c)
		}
	}
	return writePicture(out, "experiments", charts)
}

// WriteSweepPicture draws the charts of a sweep, as an SVG picture by itself.
func WriteSweepPicture(out io.Writer, t *sweep.Table) error {
	var charts []chart
	for _, at := range t.Shown() {
		for _, c := range chartsOf(measuredCells(t, at), longAxis(t)) {
			c.Title = strings.TrimSuffix(t.Columns[at].Name+": "+c.Title, ": ")
			charts = append(charts, c)
		}
	}
	return writePicture(out, "a sweep", charts)
}

// writePicture puts charts below and beside each other, each with its title and the keys to its lines.
func writePicture(out io.Writer, about string, charts []chart) error {
	columns := min(len(charts), chartsWide)
	keys := 0
	for _, c := range charts {
		keys = max(keys, len(keyRows(c.Keys)))
	}
	tileW, tileH := chartW+tileGap, titleH+float64(keys)*keyH+chartH+tileGap
	lines := (len(charts) + chartsWide - 1) / chartsWide
	width, height := float64(columns)*tileW+tileGap, float64(lines)*tileH+tileGap
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">`+"\n<style>\n%s</style>\n", width, height, html.EscapeString(about), pictureStyle())
	fmt.Fprintf(&b, `<rect width="%.0f" height="%.0f"/>`+"\n", width, height)
	for i, c := range charts {
		x, y := tileGap+float64(i%chartsWide)*tileW, tileGap+float64(i/chartsWide)*tileH
		fmt.Fprintf(&b, `<text class="title" x="%.1f" y="%.1f">%s</text>`+"\n", x, y+titleH-7, html.EscapeString(c.Title))
		for row, list := range keyRows(c.Keys) {
			writeKeys(&b, list, x, y+titleH+float64(row)*keyH)
		}
		picture := strings.Replace(c.Picture, "<svg ", fmt.Sprintf(`<svg x="%.1f" y="%.1f" width="%.0f" height="%.0f" `, x, y+tileH-chartH-tileGap, chartW, chartH), 1)
		b.WriteString(picture + "\n")
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(plain.Writer{Out: out}, b.String())
	return err
}

// keyRows parts keys into rows as wide as a chart.
func keyRows(keys []key) (rows [][]key) {
	room := 0.0
	for _, k := range keys {
		w := keyWidth(k)
		if len(rows) == 0 || w > room {
			rows, room = append(rows, nil), chartW
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], k)
		room -= w
	}
	return rows
}

func keyWidth(k key) float64 { return keySign + charWidth*float64(len([]rune(k.Text))) + tileGap }

// writeKeys writes a row of keys: a sign of each line or point, and what it is.
func writeKeys(b *strings.Builder, keys []key, x, y float64) {
	for _, k := range keys {
		sign, class := fmt.Sprintf("M%.1f %.1fh12", x, y+4), "curve "+k.Class
		if k.Class == "first" {
			sign, class = fmt.Sprintf("M%.1f %.1fh0", x+6, y+4), "dots first"
		}
		fmt.Fprintf(b, `<path class="%s" d="%s"/><text class="key" x="%.1f" y="%.1f">%s</text>`+"\n", class, sign, x+keySign, y+8, html.EscapeString(k.Text))
		x += keyWidth(k)
	}
}

// pictureStyle are the colours of the page, light and dark, and how its charts look.
func pictureStyle() string {
	colours, _, _ := strings.Cut(css, "* {")
	var b strings.Builder
	b.WriteString(colours)
	for line := range strings.Lines(css) {
		if strings.HasPrefix(line, "svg.chart ") && !strings.HasPrefix(line, "svg.chart {") || strings.HasPrefix(line, "svg.chart.") {
			b.WriteString(line)
		}
	}
	b.WriteString("svg.chart rect { fill: var(--ground); }\n")
	b.WriteString("svg.chart text.title { fill: var(--ink); text-anchor: start; font-size: 13px; font-weight: 600; }\nsvg.chart text.key { text-anchor: start; }\n")
	return b.String()
}
