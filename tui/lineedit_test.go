package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// Whatever is typed, the cursor stays within the text and the text within its bound.
func TestLineEditHoldsTogether(t *testing.T) {
	keys := defaultKeys()
	rapid.Check(t, func(t *rapid.T) {
		var e lineEdit
		types := []tea.KeyType{tea.KeyRunes, tea.KeyBackspace, tea.KeyDelete, tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyCtrlW, tea.KeyCtrlU, tea.KeyEnter}
		for range rapid.IntRange(0, 60).Draw(t, "presses") {
			msg := tea.KeyMsg{Type: rapid.SampledFrom(types).Draw(t, "type")}
			if msg.Type == tea.KeyRunes {
				msg.Runes = []rune(rapid.StringN(0, 120, -1).Draw(t, "runes"))
			}
			e.handle(&keys, msg)
			if e.at < 0 || e.at > len(e.text) || len(e.text) > maxLine {
				t.Fatalf("cursor %d in a text of %d", e.at, len(e.text))
			}
		}
	})
}

func TestLineEdit(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press(":", "send n0  n1")
	for _, c := range []struct {
		key  tea.KeyType
		want string
	}{{tea.KeyCtrlW, "send n0  "}, {tea.KeyCtrlW, "send "}, {tea.KeyLeft, "send "}, {tea.KeyBackspace, "sen "}, {tea.KeyDelete, "sen"}, {tea.KeyCtrlU, ""}} {
		d.give(tea.KeyMsg{Type: c.key})
		if got := d.app.prompt.edit.String(); got != c.want {
			t.Errorf("after %v the line is %q, expected %q", c.key, got, c.want)
		}
	}
}

// The item under a list's cursor stays under it while others come and go before it.
func TestListHoldsItsItem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := make([]int, rapid.IntRange(2, 40).Draw(t, "items"))
		for i := range items {
			items[i] = i
		}
		height := rapid.IntRange(1, 12).Draw(t, "height")
		var l list[int]
		l.settle(len(items), height, func(row int) int { return items[row] })
		l.move(rapid.IntRange(1, len(items)-1).Draw(t, "to"))
		l.settle(len(items), height, func(row int) int { return items[row] })
		held := items[l.at]
		fresh := rapid.IntRange(1, 9).Draw(t, "fresh")
		for i := range fresh {
			items = append([]int{1000 + i}, items...)
		}
		l.settle(len(items), height, func(row int) int { return items[row] })
		if items[l.at] != held {
			t.Fatalf("the cursor moved from %d to %d", held, items[l.at])
		}
		if l.at < l.top || l.at >= l.top+height {
			t.Fatalf("row %d is not among the %d rows from %d", l.at, height, l.top)
		}
	})
}
