package grid

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever pictures a film is of, at each moment it shows the cells of one of them, each
// for its time.
func TestFilmShowsEachPicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"", "a", "ab  c", "│─", "块链", "é", "e\u0301", " <&> "})
		styles := rapid.SampledFrom([]Style{{}, {FG: RGB(0xff0000)}, {BG: RGB(0x0000ff)}, {Reverse: true}, {Bold: true}})
		g := New(8, 3)
		var film Film
		var pictures []map[[2]int]string
		for range rapid.IntRange(1, 6).Draw(t, "pictures") {
			if rapid.Bool().Draw(t, "cleared") {
				g.Clear()
			}
			g.Text(rapid.IntRange(0, 7).Draw(t, "x"), rapid.IntRange(0, 2).Draw(t, "y"), words.Draw(t, "word"), styles.Draw(t, "style"))
			film.Add(g)
			pictures = append(pictures, seen(g))
		}
		picture := film.SVG("a film", time.Second)
		wellFormed(t, picture)
		for n, want := range pictures {
			got := map[[2]int]string{}
			for at, spots := range film.shows {
				for _, s := range spots {
					if at.from <= n && n < at.to {
						got[[2]int{s.x, s.y}] = fmt.Sprint(s.cell.r, film.sheet.marks[s.cell.marks], s.cell.style)
					}
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("picture %d shows %v, want %v", n, got, want)
			}
		}
	})
}

// seen are the cells of a picture that are not blank.
func seen(g *Grid) map[[2]int]string {
	cells := map[[2]int]string{}
	for i, c := range g.cells {
		if c.r != ' ' && c.r != 0 || c.style.BG != 0 || c.style.Reverse {
			cells[[2]int{i % g.w, i / g.w}] = fmt.Sprint(c.r, g.marks[c.marks], c.style)
		}
	}
	return cells
}

func wellFormed(t interface{ Fatal(...any) }, picture string) {
	for d := xml.NewDecoder(strings.NewReader(picture)); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Each picture has its part of the film, what stays is drawn once, and who wants no motion
// sees the last one.
func TestFilmTimes(t *testing.T) {
	var film Film
	g := New(10, 1)
	for _, word := range []string{"one", "two", "two", "six"} {
		g.Clear()
		g.Text(0, 0, word, Style{})
		g.Text(7, 0, "!", Style{})
		film.Add(g)
	}
	picture := film.SVG("a film", 250*time.Millisecond)
	for _, part := range []string{
		".f{visibility:hidden;animation:1s step-end infinite}\n.z{visibility:visible}\n",
		"@media (prefers-reduced-motion:reduce){.f{animation:none!important}}\n",
		"@keyframes f0-1{0%{visibility:visible}25%{visibility:hidden}}\n",
		"@keyframes f1-3{0%{visibility:hidden}25%{visibility:visible}75%{visibility:hidden}}\n",
		"@keyframes f3-4{0%{visibility:hidden}75%{visibility:visible}}\n",
		`<g class="f" style="animation-name:f1-3">` + "\n" + `<text x="0.0" y="13.5" textLength="25.2" fill="#d8dee9">two</text>`,
		`<g class="f z" style="animation-name:f3-4">` + "\n" + `<text x="0.0" y="13.5" textLength="25.2" fill="#d8dee9">six</text>`,
	} {
		if !strings.Contains(picture, part) {
			t.Errorf("the film has no %q:\n%s", part, picture)
		}
	}
	if n := strings.Count(picture, ">!<"); n != 1 {
		t.Errorf("what stays is drawn %d times", n)
	}
	if n := strings.Count(picture, "@keyframes"); n != 3 || strings.Contains(picture, "<script") {
		t.Errorf("%d keyframes", n)
	}
}
