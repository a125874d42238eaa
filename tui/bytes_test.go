package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// watched is a minute of a terminal's time in front of a world, at so many virtual
// seconds a second, and returns the bytes a second that go to a terminal of 120x40 of each
// profile.
func watched(t testing.TB, profiles []grid.Profile, factor float64, change func(*settings.Config)) []int {
	t.Helper()
	const seconds = 60
	config := settings.Default()
	config.Observe = true
	change(&config)
	world, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	defer world.Close()
	shown := &fake{view: world.View(0)}
	outputs, apps := make([]strings.Builder, len(profiles)), make([]*App, len(profiles))
	for p, profile := range profiles {
		a, out := New(shown, Options{Profile: profile, Output: &outputs[p]}), &outputs[p]
		a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		a.paint()
		if out.Len() < 120*40 {
			t.Fatalf("%v: the first picture has %d bytes, fewer than it has cells", profile, out.Len())
		}
		out.Reset()
		apps[p] = a
	}
	for i := range seconds * framesPerSecond {
		world.AdvanceTo(netsim.Time(float64(i+1) * factor * float64(netsim.Second) / framesPerSecond))
		next := world.View(0)
		next.Clock = view.Clock{Speed: factor, Reached: measured.Known(factor)}
		shown.view = next
		for _, a := range apps {
			a.Update(tickMsg{1})
			a.paint()
		}
	}
	totals := make([]int, len(outputs))
	for p := range outputs {
		totals[p] = outputs[p].Len() / seconds
	}
	return totals
}

// A slow line must carry the default world: 14.4 kbit/s are enough without colours, and 28.8 with
// them.
func TestBytesPerSecond(t *testing.T) {
	if testing.Short() {
		t.Skip("a long look by one goroutine")
	}
	profiles, most := []grid.Profile{grid.Mono, grid.ANSI256, grid.TrueColor}, []int{953, 1544, 2090}
	for p, total := range watched(t, profiles, 1, func(*settings.Config) {}) {
		t.Logf("%v: %d bytes a second", profiles[p], total)
		if total > most[p] {
			t.Errorf("%v: %d bytes a second, more than %d", profiles[p], total, most[p])
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
				total = watched(b, []grid.Profile{grid.TrueColor}, c.factor, func(config *settings.Config) { config.TxRate = c.payments })[0]
			}
			b.ReportMetric(float64(total), "B/s")
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/60*100, "%CPU")
		})
	}
}
