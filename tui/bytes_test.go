package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// watched is a minute of a terminal's time in front of a world, at so many virtual
// seconds a second, and returns the bytes that go to a terminal of 120x40, line by line.
//
// They are counted as bubbletea's renderer writes them: a line that changed goes whole, the
// cursor is moved down over one that did not, and each picture begins and ends with a move
// of the cursor.
func watched(t testing.TB, profile grid.Profile, factor float64, change func(*sim.Config)) (lines [40]int, moves int) {
	t.Helper()
	const w, seconds = 120, 60
	config := sim.DefaultConfig()
	config.Observe = true
	change(&config)
	world, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	defer world.Close()
	shown := &fake{view: world.View(0)}
	a := New(shown, Options{Profile: profile})
	a.Update(tea.WindowSizeMsg{Width: w, Height: len(lines)})
	before := strings.Split(a.View(), "\n")
	for i := range seconds * framesPerSecond {
		world.AdvanceTo(netsim.Time(float64(i+1) * factor * float64(netsim.Second) / framesPerSecond))
		view := world.View(0)
		view.Clock = sim.ClockView{Speed: factor, Reached: factor}
		shown.view = view
		a.Update(tickMsg{})
		now := strings.Split(a.View(), "\n")
		changed := false
		for y, line := range now {
			moves++
			if line != before[y] {
				lines[y] += len(line) + 1
				changed = true
			}
		}
		if changed {
			moves += len("\x1b[H") + len("\x1b[40;1H")
		} else {
			moves -= len(now)
		}
		before = now
	}
	for y := range lines {
		lines[y] /= seconds
	}
	return lines, moves / seconds
}

func sum(list []int) (n int) {
	for _, v := range list {
		n += v
	}
	return n
}

// mostBytesPerSecond is what a slow line must carry: that of the default world.
const mostBytesPerSecond = 50_000

func TestBytesPerSecond(t *testing.T) {
	for _, profile := range []grid.Profile{grid.Mono, grid.ANSI256, grid.TrueColor} {
		lines, moves := watched(t, profile, 1, func(*sim.Config) {})
		total := sum(lines[:]) + moves
		t.Logf("%v: %d bytes a second, of which %d move the cursor; by line: %v", profile, total, moves, lines)
		if total > mostBytesPerSecond {
			t.Errorf("%v: %d bytes a second, more than %d", profile, total, mostBytesPerSecond)
		}
	}
}

// BenchmarkBytesPerSecond is what goes to a terminal of 120x40 at 20 pictures a second, in a
// minute of its time: in the default world, and in one with payments. An op is the whole
// minute, so that its time is also what drawing takes of it.
func BenchmarkBytesPerSecond(b *testing.B) {
	for _, c := range []struct{ factor, payments float64 }{{1, 0}, {1, 2}, {4, 0}, {64, 2}} {
		b.Run(fmt.Sprintf("speed=%v/tx-rate=%v", c.factor, c.payments), func(b *testing.B) {
			total := 0
			for b.Loop() {
				lines, moves := watched(b, grid.TrueColor, c.factor, func(config *sim.Config) { config.TxRate = c.payments })
				total = sum(lines[:]) + moves
			}
			b.ReportMetric(float64(total), "B/s")
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/60*100, "%CPU")
		})
	}
}
