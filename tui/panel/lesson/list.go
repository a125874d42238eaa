package lesson

import (
	"fmt"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// drawList lists what can be played. Where titles are cut, the whole one of what is chosen stands
// below.
func (l *Panel) drawList(f *kit.Frame, r grid.Rect, focused bool) {
	items := f.View.Library
	if len(items) == 0 {
		f.Empty(r, "nothing can be played here")
		return
	}
	body, foot := r, grid.Rect{}
	if r.H >= 4 {
		foot, body = r.SplitBottom(1)
	}
	name := 0
	for i := range items {
		name = max(name, len(items[i].Name))
	}
	name = min(name, mostName) + nameGap
	whole, body := body.SplitBottom(wholeTitles(f, items, body, body.W-1-name))
	l.rows = body
	shown := l.menu.Pick(len(items), func(item int) string { return items[item].Name + " " + items[item].Title })
	l.menu.Settle(len(shown), body.H, func(row int) string { return items[shown[row]].Name })
	for i := range min(body.H, len(shown)-l.menu.Top) {
		item, line := &items[shown[l.menu.Top+i]], body.Line(i)
		style := f.Theme.Text
		if item.Lesson {
			style = f.Theme.Accent
		}
		_, rest := line.SplitLeft(1)
		at, rest := rest.SplitLeft(max(name, len(item.Name)+nameGap))
		f.Text(at, item.Name, style)
		if label := begins(items, shown[l.menu.Top+i]); grid.Width(item.Title)+grid.Width(label)+nameGap <= rest.W {
			f.Right(rest, label, f.Theme.Accent)
		}
		f.Text(rest, item.Title, f.Theme.Dim)
		f.Mark(line, l.menu.Top+i == l.menu.At, focused)
		f.Spot(line)
	}
	if at := l.menu.Item(len(items)); at >= 0 {
		whole = whole.InsetXY(1, 0)
		for i, line := range f.Wrap(items[at].Title, whole.W, whole.H) {
			if i < whole.H {
				f.Text(whole.Line(i), line, f.Theme.Text)
			}
		}
	}
	foot = foot.InsetXY(1, 0)
	if below := len(shown) - l.menu.Top - body.H; below > 0 {
		foot.W -= f.Right(foot, fmt.Sprintf("%c %d more (%s)", f.Theme.Glyphs.ArrowDown, below, f.Key("pgdn")), f.Theme.Accent) + 2
	}
	f.Hints(foot, l.listKeys(f.View, focused))
}

// begins names the course that a lesson is the first one of; "" for all others.
func begins(items []view.LibraryItem, at int) string {
	item := &items[at]
	if item.Course == 0 || at > 0 && items[at-1].Course == item.Course {
		return ""
	}
	return fmt.Sprintf("course %d", item.Course)
}

// nameGap is how far titles are from names, and mostName how long names are that stand before one
// column of titles: a longer one moves its own title, not all of them.
const nameGap, mostName = 2, 14

// wholeTitles is how many lines are kept for the whole title of what is chosen: as many as any one
// takes, and none where all have room beside their names or rows are few.
func wholeTitles(f *kit.Frame, items []view.LibraryItem, body grid.Rect, beside int) (lines int) {
	const fewRows, most = 8, 2
	if body.H < fewRows {
		return 0
	}
	for i := range items {
		if title := items[i].Title; grid.Width(title) > beside {
			lines = max(lines, len(f.Wrap(title, body.W-2, most)))
		}
	}
	return lines
}

// listKeys are the keys of the list. That which leads away from it is told where it does.
func (l *Panel) listKeys(v *view.View, focused bool) [][2]string {
	keys := [][2]string{{"enter", "play"}, {"↑↓", "choose"}}
	switch {
	case v.Script != nil:
		keys = append(keys, [2]string{"L", "back to the page"})
	case focused:
		keys = append(keys, [2]string{"L", "back"})
	}
	return keys
}
