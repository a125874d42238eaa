package headline

import (
	"strconv"
	"strings"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/narrate"
	"example.com/sosocoin/tui/words"
)

// How many lines the band takes, with letters of halves of cells and with larger ones.
const small, large = 7, 13

// Height is how many lines the band takes of a body of so many columns and lines; 0 where it
// would leave too little for two rows of panels.
func Height(w, h int) int {
	switch {
	case w >= 160 && h >= 50:
		return large
	case w >= 100 && h >= 30:
		return small
	}
	return 0
}

// margin is how far the band is from the edges of the screen.
const margin = 4

// Draw draws the moment, and says whether it has told all that there is to tell of it.
func Draw(f *kit.Frame, r grid.Rect, story narrate.Story) (whole bool) {
	f.Grid.Fill(r, ' ', f.Theme.Text)
	r = r.InsetXY(margin, 0)
	if r.Empty() {
		return false
	}
	ascii := f.Theme.ASCII || f.Theme.Wide // where a half of a cell may be two columns wide
	all := faces(ascii)
	if r.H < large {
		all = all[1:]
	}
	labels, rest := r.SplitTop(1)
	signs, rest := rest.SplitTop(all[0].lines())
	for _, s := range signsOf(f, story) {
		s.draw(f, labels, signs, all)
	}
	if gap := 1; rest.H > 2 {
		_, rest = rest.SplitTop(gap)
	}
	return sentences(f, rest, story.Sentences, all)
}

// sign is one thing that is set as large as it gets.
type sign struct {
	label, text string
	style       grid.Style
	from, to    int // in hundredths of the width
}

// signsOf are the height, the time and what is the matter. Each has a place of its own, so that
// none moves when another one gets longer.
func signsOf(f *kit.Frame, story narrate.Story) []sign {
	v, th := f.View, f.Theme
	height := ""
	if len(v.Tips) > 0 {
		height = strconv.FormatUint(uint64(v.Tips[0].Height), 10)
	}
	time := strconv.FormatInt(int64(v.Now.Seconds()), 10)
	if v.Clock.Paused { // while it runs, tenths would only flicker
		time = strconv.FormatFloat(v.Now.Seconds(), 'f', 1, 64)
	}
	matter := th.Good
	if len(v.Tips) != 1 { // nodes disagree, if only since news is on its way
		matter = th.Notice
	}
	return []sign{
		{"height", height, th.Strong, 0, 20},
		{"seconds", time, th.Text, 20, 50},
		{words.Plural(v.Ends(), "tip"), story.Head, matter, 50, 100},
	}
}

// draw draws a sign in the largest letters in which it has room.
func (s sign) draw(f *kit.Frame, labels, signs grid.Rect, all []face) {
	place := func(r grid.Rect) grid.Rect {
		return grid.Rect{X: r.X + r.W*s.from/100, Y: r.Y, W: r.W*s.to/100 - r.W*s.from/100 - 1, H: r.H}
	}
	at := place(signs)
	f.Text(place(labels), s.label, f.Theme.Dim)
	if drawable(s.text) {
		for _, of := range all {
			if of.width(s.text) <= at.W {
				_, at = at.SplitTop(max(0, at.H-of.lines()))
				of.draw(f.Grid, at, s.text, s.style)
				return
			}
		}
	}
	_, at = at.SplitTop(at.H - 1)
	f.Text(at, s.text, s.style.WithBold())
}

// sentences sets the story in letters of cells where its first sentence has room, with as many
// more as have it too, and else as a text. It says whether that was all of them, which it never
// says of letters: who sits near reads the whole story elsewhere, and that comes and goes with
// no sentence.
func sentences(f *kit.Frame, r grid.Rect, story []string, all []face) (whole bool) {
	of := all[len(all)-1]
	most := r.H / of.lines()
	for n := len(story); n > 0 && most > 1; n-- {
		text := strings.Join(story[:n], " ")
		if lines, ok := of.wrap(text, r.W, most); ok && drawable(text) {
			for i, line := range lines {
				_, at := r.SplitTop(i * of.lines())
				of.draw(f.Grid, at, line, f.Theme.Text)
			}
			return false
		}
	}
	for n := len(story); n > 0; n-- {
		lines := f.Wrap(strings.Join(story[:n], " "), r.W, r.H+1)
		if len(lines) > r.H && n > 1 {
			continue
		}
		for i, line := range lines[:min(len(lines), r.H)] {
			f.Text(r.Line(i), line, f.Theme.Strong)
		}
		return most <= 1 && n == len(story) && len(lines) <= r.H
	}
	return most <= 1
}
