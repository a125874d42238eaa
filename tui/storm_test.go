package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// Floods of keys, pasted junk and windows that change their size do no harm, whatever is
// open: the screen stays exact, and what is typed into a line goes nowhere else.
func TestNothingBreaksInAStorm(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and one goroutine's")
	}
	t.Chdir(t.TempDir()) // where pictures go
	ways := [][]string{{}, {":"}, {":", "partition "}, {"ctrl+p"}, {"ctrl+p", "pa"}, {"?"}, {"?", "/", "p"}, {"/"}, {"/", "n"}, {"5", "/"}, {"4", "/"}, {"4", "right", "right", "/"},
		{"7", "/"}, {"8", "/"}, {"s"}, {"c"}, {"x"}, {"p"}, {"m", "q"}, {"m", ":", "play fork", "enter"}, {"2", "enter"}, {"r"}}
	names := []string{"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pgup", "pgdn", "backspace", "ctrl+u", "space"}
	for _, m := range []string{"eight", "one", "empty", "parted"} {
		t.Run(m, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) {
				d := newHand(t, worlds[m], 80, 24)
				d.app.out = &strings.Builder{}
				withLibrary(d)
				for _, k := range rapid.SampledFrom(ways).Draw(r, "way") {
					if k == "ctrl+p" {
						d.give(ctrlP)
						continue
					}
					d.press(k)
				}
				for range rapid.IntRange(1, 25).Draw(r, "blows") {
					switch rapid.IntRange(0, 5).Draw(r, "blow") {
					case 0:
						d.give(tea.WindowSizeMsg{Width: rapid.IntRange(0, 130).Draw(r, "w"), Height: rapid.IntRange(0, 45).Draw(r, "h")})
					case 1:
						d.give(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(rapid.StringN(1, 60, -1).Draw(r, "junk")), Paste: true})
					case 2:
						d.give(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(rapid.StringMatching(`[ -~é]{1,6}`).Draw(r, "typed"))})
					case 3:
						d.give(tea.KeyMsg{Type: rapid.SampledFrom([]tea.KeyType{tea.KeyCtrlP, tea.KeyCtrlR, tea.KeyCtrlW, tea.KeyF1, tea.KeyDelete}).Draw(r, "control")})
					case 4:
						happens(d, mined(0, 140), view.LogLine{At: netsim.Second, Node: 1, Verb: "reorg", Text: "-9 +10 at x", Kind: view.ReorgLine, Off: 9, On: 10})
					default:
						d.press(rapid.SampledFrom(names).Draw(r, "key"))
					}
					lines := strings.Split(strings.TrimSuffix(d.screen(), "\n"), "\n")
					if want := d.app.h; want > 0 && d.app.w > 0 && len(lines) != want {
						r.Fatalf("%d lines on a screen of %dx%d", len(lines), d.app.w, want)
					}
				}
			})
		})
	}
}
