package grid

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Film gathers pictures of one size, to draw them as one that moves. The zero value has
// none yet.
type Film struct {
	w, h  int
	sheet sheet
	now   []spot // the last picture
	shows map[stretch][]spot
	count int
}

// spot is a cell at its place, and since which picture it looks so.
type spot struct {
	x, y  int
	since int
	cell  cell
}

// stretch is the pictures from one up to, without, another.
type stretch struct{ from, to int }

// Add adds the next picture.
func (f *Film) Add(g *Grid) {
	if f.count == 0 {
		f.w, f.h, f.shows = g.w, g.h, map[stretch][]spot{}
		f.sheet = sheet{g.ink, g.ground, []string{""}}
	}
	for i := range g.cells {
		c := g.cells[i]
		c.marks = f.mark(g.marks[c.marks])
		switch {
		case f.count == 0:
			f.now = append(f.now, spot{i % g.w, i / g.w, 0, c})
		case f.now[i].cell != c:
			f.close(f.now[i])
			f.now[i].since, f.now[i].cell = f.count, c
		}
	}
	f.count++
}

// mark is the index of combining marks, which are nearly always none.
func (f *Film) mark(marks string) int32 {
	i := slices.Index(f.sheet.marks, marks)
	if i < 0 {
		i = len(f.sheet.marks)
		f.sheet.marks = append(f.sheet.marks, marks)
	}
	return int32(i)
}

// close notes how a cell looked up to now, if anything was seen there.
func (f *Film) close(s spot) {
	_, ground := f.sheet.colors(s.cell.style)
	if blank := s.cell.r == ' ' || s.cell.r == 0; !blank || ground != 0 {
		at := stretch{s.since, f.count}
		f.shows[at] = append(f.shows[at], s)
	}
}

// SVG returns the pictures as one that stands alone and shows each in turn for a time, over
// and over, without a script. What stays as it is is drawn once. Who wants no motion sees
// the last picture.
func (f *Film) SVG(title string, each time.Duration) string {
	for _, s := range f.now {
		f.close(s)
	}
	stretches := slices.SortedFunc(maps.Keys(f.shows), func(a, b stretch) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	var b strings.Builder
	f.sheet.begin(&b, f.w, f.h, title, f.css(stretches, each))
	for _, at := range stretches {
		fmt.Fprintf(&b, "<g%s>\n", f.class(at))
		f.draw(&b, f.shows[at])
		b.WriteString("</g>\n")
	}
	f.sheet.end(&b)
	return b.String()
}

// draw draws spots, which are in the order of lines and columns.
func (f *Film) draw(b *strings.Builder, spots []spot) {
	for from := 0; from < len(spots); {
		cells := []cell{spots[from].cell}
		end := from + 1
		for end < len(spots) && spots[end].y == spots[from].y && spots[end].x == spots[end-1].x+1 {
			cells = append(cells, spots[end].cell)
			end++
		}
		f.sheet.row(b, spots[from].x, spots[from].y, cells)
		from = end
	}
}

// always says whether a stretch is the whole film.
func (f *Film) always(at stretch) bool { return at == stretch{0, f.count} }

// class says how what is seen in a stretch comes and goes.
func (f *Film) class(at stretch) string {
	switch {
	case f.always(at):
		return ""
	case at.to == f.count:
		return fmt.Sprintf(` class="f z" style="animation-name:%v"`, at)
	}
	return fmt.Sprintf(` class="f" style="animation-name:%v"`, at)
}

// String is the name of the keyframes of a stretch.
func (at stretch) String() string { return fmt.Sprintf("f%d-%d", at.from, at.to) }

// css has each stretch seen at its time only.
func (f *Film) css(stretches []stretch, each time.Duration) string {
	total := strconv.FormatFloat((time.Duration(f.count) * each).Seconds(), 'f', -1, 64)
	var b strings.Builder
	fmt.Fprintf(&b, "<style>\n.f{visibility:hidden;animation:%ss step-end infinite}\n.z{visibility:visible}\n", total)
	b.WriteString("@media (prefers-reduced-motion:reduce){.f{animation:none!important}}\n")
	for _, at := range stretches {
		if f.always(at) {
			continue
		}
		fmt.Fprintf(&b, "@keyframes %v{", at)
		if at.from > 0 {
			b.WriteString("0%{visibility:hidden}")
		}
		fmt.Fprintf(&b, "%s{visibility:visible}", f.percent(at.from))
		if at.to < f.count {
			fmt.Fprintf(&b, "%s{visibility:hidden}", f.percent(at.to))
		}
		b.WriteString("}\n")
	}
	b.WriteString("</style>\n")
	return b.String()
}

// percent is when a picture begins, as a part of the film.
func (f *Film) percent(n int) string {
	return strconv.FormatFloat(float64(n*1_000_000/f.count)/10_000, 'f', -1, 64) + "%"
}
