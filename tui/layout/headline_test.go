package layout

import (
	"slices"
	"testing"
)

// The headline is there where the panels keep their rows beside it, and goes with the layout that is
// saved.
func TestHeadlineLeavesRoom(t *testing.T) {
	lecture := Presets()[len(Presets())-1]
	mine, _, err := Parse("mine", []string{asLecture, "tree", "net lesson"}, names())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []Layout{lecture, mine} {
		for w := MinWidth; w <= 250; w += 10 {
			for h := MinHeight; h <= 80; h++ {
				o := Wishes{Panels: eight(), Layout: l, Recent: []ID{1}}
				s := Arrange(w, h, o)
				body := s.Time
				body.Y, body.H = 1, h-BarLines
				without := len(slots(body, o))
				if len(s.Slots) != without || s.Headline.H > h/3 {
					t.Errorf("%s, %dx%d: %d slots below a headline of %d lines, %d without", l.Name, w, h, len(s.Slots), s.Headline.H, without)
				}
				if got := slices.MinFunc(s.Slots, func(a, b Slot) int { return a.Rect.Y - b.Rect.Y }).Rect.Y; got != 1+s.Headline.H {
					t.Errorf("%s, %dx%d: the panels begin in line %d, below %v", l.Name, w, h, got, s.Headline)
				}
			}
		}
		if s := Arrange(120, 40, Wishes{Panels: eight(), Layout: l, Recent: []ID{1}, Zoom: true}); s.Headline.H != 0 {
			t.Errorf("%s: a panel that has the whole screen has a headline above it", l.Name)
		}
	}
	if s := Arrange(200, 60, Wishes{Panels: eight(), Recent: []ID{1}}); s.Headline.H != 0 {
		t.Error("the overview has a headline")
	}
}

// Cells whose sizes say no more than how they stand to each other are not too narrow, either.
func TestSmallSizesNeedTheirRoom(t *testing.T) {
	l, _, err := Parse("mine", []string{"nodes tree net node*10"}, names())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range Arrange(MinWidth, MinHeight, Wishes{Panels: eight(), Layout: l, Recent: []ID{1}}).Slots {
		if s.Rect.W < leastWidth {
			t.Errorf("%v is narrower than %d", s, leastWidth)
		}
	}
}
