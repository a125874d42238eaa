package grid

import (
	"fmt"
	"testing"
)

// busy draws a frame like the dashboard's: boxes full of rows in several colours.
func busy(g *Grid) {
	w, h := g.Size()
	styles := []Style{{FG: RGB(0x5ccfe6)}, {FG: RGB(0xffad66), Bold: true}, {}, {FG: RGB(0x8b95a5)}}
	for y := 0; y < h; y += 15 {
		for x := 0; x < w; x += 50 {
			r := Rect{x, y, 50, 15}
			g.Box(r, []Span{{"1 Nodes", styles[1]}}, "sort: name", styles[3], Unicode)
			for i := 1; i < 14; i++ {
				for c := range 4 {
					g.TextIn(Rect{x + 2 + 11*c, y + i, 10, 1}, "●f1c2 text", styles[(i+c)%4], Left)
				}
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	g := New(200, 60)
	b.ReportAllocs()
	for b.Loop() {
		g.Clear()
		busy(g)
	}
}

func BenchmarkClear(b *testing.B) {
	g := New(200, 60)
	for b.Loop() {
		g.Clear()
	}
}

func BenchmarkRender(b *testing.B) {
	for _, p := range []Profile{None, ANSI16, ANSI256, TrueColor} {
		b.Run(fmt.Sprint(p), func(b *testing.B) {
			g := New(200, 60)
			busy(g)
			b.ReportAllocs()
			for b.Loop() {
				b.SetBytes(int64(len(g.Render(p))))
			}
		})
	}
}

// BenchmarkChanges is a frame of which three lines have changed.
func BenchmarkChanges(b *testing.B) {
	g := New(200, 60)
	busy(g)
	var shown Shown
	shown.Changes(g, TrueColor)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		for y := range 3 {
			g.Text(20, 20*y, fmt.Sprintf("height %d", i), Style{})
		}
		b.SetBytes(int64(len(shown.Changes(g, TrueColor))))
	}
}
