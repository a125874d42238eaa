package tui

import (
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/tui/grid"
)

// speedWorld makes a world that is run by whom the program takes for so many nodes.
func speedWorld(b *testing.B, nodes int, observe bool) *sim.World {
	b.Helper()
	config := settings.Default()
	config.Nodes, config.Observe = nodes, observe
	if nodes > 64 {
		config.Exec = netsim.Workers
	}
	w, err := sim.NewWorld(config)
	if err != nil {
		b.Fatal(err)
	}
	return w
}

// flatOut runs a driver at full speed until stop is called.
func flatOut(b *testing.B, w *sim.World) (d *live.Driver, stop func()) {
	b.Helper()
	d = live.NewDriver(live.NewTimeline(w, nil), sim.Limits{}, live.Library{}, time.Now)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- d.Run(ctx) }()
	if _, err := d.Do(ctx, "speed max"); err != nil {
		b.Fatal(err)
	}
	return d, func() {
		cancel()
		if err := <-ended; err != nil {
			b.Error(err)
		}
		d.Close()
	}
}

// BenchmarkRun is how much virtual time a second brings: without anybody who looks, and
// with the dashboard that draws each frame.
func BenchmarkRun(b *testing.B) {
	for _, nodes := range []int{8, 100} {
		stretch := 20_000 * netsim.Second / netsim.Time(nodes/8)
		report := func(b *testing.B, ran netsim.Time) {
			b.ReportMetric(ran.Seconds()/b.Elapsed().Seconds(), "times-real-time")
		}
		b.Run(fmt.Sprintf("nodes=%d/headless", nodes), func(b *testing.B) {
			w := speedWorld(b, nodes, false)
			defer w.Close()
			for b.Loop() {
				w.AdvanceTo(w.Now() + stretch)
			}
			report(b, stretch*netsim.Time(b.N))
		})
		b.Run(fmt.Sprintf("nodes=%d/dashboard", nodes), func(b *testing.B) {
			d, stop := flatOut(b, speedWorld(b, nodes, true))
			defer stop()
			a := New(d, Options{Profile: grid.TrueColor, Output: io.Discard})
			a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
			first := d.View().Now
			for b.Loop() {
				for to := d.View().Now + stretch; d.View().Now < to; {
					<-d.Beats()
					a.Update(tickMsg{1})
					a.paint()
				}
			}
			report(b, d.View().Now-first) // more than was asked for, since pictures come now and then
		})
	}
}

// BenchmarkKey is the time from a key press to the frame that shows what came of it, of
// a key that only moves the cursor and of one that is a command, while a world of 100
// nodes runs flat out.
func BenchmarkKey(b *testing.B) {
	d, stop := flatOut(b, speedWorld(b, 100, true))
	defer stop()
	a := New(d, Options{Profile: grid.TrueColor, Output: io.Discard})
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	slowest := time.Duration(0)
	for _, c := range []struct{ name, key string }{{"cursor", "j"}, {"command", "P"}} {
		b.Run(c.name, func(b *testing.B) {
			slowest = 0
			for b.Loop() {
				began := time.Now()
				_, cmd := a.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(c.key)})
				obey(a, cmd)
				a.paint()
				slowest = max(slowest, time.Since(began))
			}
			b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest")
		})
	}
}

// obey carries out what an update asks for, as bubbletea does.
func obey(a *App, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			obey(a, c)
		}
	default:
		_, next := a.Update(msg)
		obey(a, next)
	}
}
