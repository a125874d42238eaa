package grid

import (
	"fmt"
	"strings"
	"testing"
)

func TestSVG(t *testing.T) {
	g := New(6, 2)
	g.Box(g.Bounds(), nil, "", Style{FG: RGB(0x00ff00)}, Unicode)
	g.Text(1, 0, "<&>", Style{Bold: true})
	svg := g.SVG("a <title>")
	for _, want := range []string{"<title>a &lt;title&gt;</title>", "&lt;&amp;&gt;", `stroke="#00ff00"`, `font-weight="bold"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in\n%s", want, svg)
		}
	}
}

// Each piece of a line has its own place, however many blanks a reader makes of several.
func TestSVGKeepsBlanks(t *testing.T) {
	g := New(30, 1)
	g.Text(1, 0, "one  two three    four", Style{})
	svg := g.SVG("")
	for _, piece := range []struct {
		text string
		at   int
	}{{"one", 1}, {"two three", 6}, {"four", 19}} {
		want := fmt.Sprintf(`<text x="%.1f" y="13.5" textLength="%.1f" fill=`, float64(piece.at)*cellW, float64(len(piece.text))*cellW)
		if i := strings.Index(svg, want); i < 0 || !strings.Contains(svg[i:], ">"+piece.text+"</text>") {
			t.Errorf("no %q at %d in\n%s", piece.text, piece.at, svg)
		}
	}
}
