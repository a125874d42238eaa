package grid

import (
	"fmt"
	"html"
	"strings"
)

// A cell of the SVG picture in its units.
const (
	cellW, cellH = 8.4, 18.0
	fontSize     = 14
	baseline     = 13.5 // below the top of the line
	margin       = 10.0
)

// SVG returns the grid as a picture that stands alone. Letters are text in the
// reader's monospace font, stretched to the cells; borders, edges and bars are drawn
// as lines, so that they join without gaps in every font.
func (g *Grid) SVG(title string) string {
	var b strings.Builder
	s := g.sheet()
	s.begin(&b, g.w, g.h, title, "")
	for y := range g.h {
		s.row(&b, 0, y, g.row(y))
	}
	s.end(&b)
	return b.String()
}

// sheet is what cells are drawn on.
type sheet struct {
	ink, ground Color
	marks       []string
}

func (g *Grid) sheet() sheet { return sheet{g.ink, g.ground, g.marks} }

// begin begins a picture of w columns and h lines; css is how parts of it behave.
func (s sheet) begin(b *strings.Builder, columns, lines int, title, css string) {
	w, h := float64(columns)*cellW+2*margin, float64(lines)*cellH+2*margin
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f" width="%.0f" height="%.0f" role="img">`+"\n", w, h, w, h)
	fmt.Fprintf(b, "<title>%s</title>\n", html.EscapeString(clearText(title)))
	b.WriteString(css)
	fmt.Fprintf(b, `<rect width="%.1f" height="%.1f" rx="8" fill="%s"/>`+"\n", w, h, hex(s.ground))
	fmt.Fprintf(b, `<g transform="translate(%g %g)" font-family="DejaVu Sans Mono,Menlo,Consolas,monospace" font-size="%d" xml:space="preserve">`+"\n", margin, margin, fontSize)
}

func (s sheet) end(b *strings.Builder) { b.WriteString("</g>\n</svg>\n") }

// row draws neighbouring cells.
func (s sheet) row(b *strings.Builder, x, y int, cells []cell) {
	for from := 0; from < len(cells); {
		end := from + 1
		for end < len(cells) && cells[end].style == cells[from].style {
			end++
		}
		s.run(b, x+from, y, cells[from:end])
		from = end
	}
}

// colors returns what a style's text and background are painted with; 0 for no
// background.
func (s sheet) colors(t Style) (ink, ground Color) {
	if ink, ground = s.ink, t.BG; t.FG != 0 {
		ink = t.FG
	}
	if t.Reverse {
		if ground == 0 {
			ground = s.ground
		}
		ink, ground = ground, ink
	}
	return ink, ground
}

// run draws neighbouring cells of one style.
func (s sheet) run(b *strings.Builder, x, y int, run []cell) {
	style, top := run[0].style, float64(y)*cellH
	ink, ground := s.colors(style)
	if ground != 0 {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", float64(x)*cellW, top, float64(len(run))*cellW, cellH, hex(ground))
	}
	look := fmt.Sprintf(` fill="%s"`, hex(ink))
	if style.Bold {
		look += ` font-weight="bold"`
	}
	if style.Dim {
		look += ` opacity="0.6"`
	}
	if style.Underline {
		look += ` text-decoration="underline"`
	}
	var lines strings.Builder
	for i := 0; i < len(run); {
		left := float64(x+i) * cellW
		if path := svgPath(run[i].r, left, top); path != "" {
			lines.WriteString(path)
			i++
			continue
		}
		end := i + 1
		if printable(run[i]) {
			for end < len(run) && printable(run[end]) {
				end++
			}
			svgText(b, run[i:end], left, top, look)
		} else if run[i].r != 0 && run[i].r != ' ' {
			// A symbol may come from another font with other widths: it gets its own place.
			fmt.Fprintf(b, `<text x="%.1f" y="%.1f" text-anchor="middle"%s>%s</text>`+"\n", left+cellW/2, top+baseline, look, html.EscapeString(string(run[i].r)+s.marks[run[i].marks]))
		}
		i = end
	}
	if lines.Len() > 0 {
		width := 1.3
		if style.Bold {
			width = 2.2
		}
		opacity := ""
		if style.Dim {
			opacity = ` opacity="0.6"`
		}
		fmt.Fprintf(b, `<path d="%s" stroke="%s" stroke-width="%.1f" fill="none"%s/>`+"\n", lines.String(), hex(ink), width, opacity)
	}
}

func printable(c cell) bool { return c.r >= 0x20 && c.r < 0x7f && c.marks == 0 }

// svgText draws printable ASCII as texts as wide as their cells. It cuts where two blanks
// and more stand together, since some readers draw those as one.
func svgText(b *strings.Builder, run []cell, left, top float64, look string) {
	text := make([]rune, len(run))
	for i, c := range run {
		text[i] = c.r
	}
	at := 0
	for part := range strings.SplitSeq(string(text), "  ") {
		trimmed := strings.TrimLeft(part, " ")
		x := left + float64(at+len(part)-len(trimmed))*cellW
		if trimmed = strings.TrimRight(trimmed, " "); trimmed != "" {
			fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f"%s>%s</text>`+"\n", x, top+baseline, float64(len(trimmed))*cellW, look, html.EscapeString(trimmed))
		}
		at += len(part) + 2
	}
}

// svgPath returns the strokes of a line character or a bar in the cell whose upper left
// corner is at x, y; "" for any other character.
func svgPath(r rune, x, y float64) string {
	mx, my, ex, ey := x+cellW/2, y+cellH/2, x+cellW, y+cellH
	line := func(x1, y1, x2, y2 float64) string {
		return fmt.Sprintf("M%.1f %.1fL%.1f %.1f", x1, y1, x2, y2)
	}
	curve := func(x1, y1, x2, y2 float64) string {
		return fmt.Sprintf("M%.1f %.1fQ%.1f %.1f %.1f %.1f", x1, y1, mx, my, x2, y2)
	}
	left, right := line(x, my, mx, my), line(mx, my, ex, my)
	up, down := line(mx, y, mx, my), line(mx, my, mx, ey)
	switch r {
	case '─':
		return line(x, my, ex, my)
	case '│':
		return line(mx, y, mx, ey)
	case '╭':
		return curve(mx, ey, ex, my)
	case '╮':
		return curve(x, my, mx, ey)
	case '╰':
		return curve(mx, y, ex, my)
	case '╯':
		return curve(x, my, mx, y)
	case '┬':
		return left + right + down
	case '┴':
		return left + right + up
	case '├':
		return up + down + right
	case '┤':
		return up + down + left
	case '┼':
		return left + right + up + down
	case '╱':
		return line(x, ey, ex, y)
	case '╲':
		return line(x, y, ex, ey)
	case '╳':
		return line(x, ey, ex, y) + line(x, y, ex, ey)
	case '╎':
		return line(mx, y+1.5, mx, my-1.5) + line(mx, my+1.5, mx, ey-1.5)
	case '┄':
		return line(x+0.8, my, mx-0.8, my) + line(mx+0.8, my, ex-0.8, my)
	case '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█':
		return bar(x, ey, float64(r-'▁'+1)*cellH/8)
	}
	return ""
}

// bar fills the lowest part of a cell with strokes close together.
func bar(x, bottom, height float64) string {
	var b strings.Builder
	for d := 0.6; d < height; d++ {
		fmt.Fprintf(&b, "M%.1f %.1fh%.1f", x, bottom-d, cellW)
	}
	return b.String()
}

// hex returns the colour as SVG writes it.
func hex(c Color) string {
	r, g, b := c.rgb()
	return fmt.Sprintf("#%02x%02x%02x", r, g, b)
}

// clearText replaces what XML cannot hold.
func clearText(s string) string { return strings.Map(clean, s) }
