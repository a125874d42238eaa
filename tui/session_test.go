package tui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/tui/grid"
)

// A live session of some hundred key presses and lines, with leaps back and forth in
// time, is recorded; its replay, flat out and at a pace, is the same run.
func TestARecordedSessionReplays(t *testing.T) {
	config := settings.Default()
	config.HashRate, config.TxRate, config.Observe, config.Latency = 10, 0.1, true, 300*time.Millisecond
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	driver := live.NewDriver(live.NewTimeline(w, nil), sim.Limits{}, live.Library{}, time.Now)
	defer driver.Close()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- driver.Run(ctx) }()
	d := &hand{t: t, app: New(driver, Options{Profile: grid.TrueColor})}
	d.give(tea.WindowSizeMsg{Width: 120, Height: 40})
	playAround(d)
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	line := driver.Timeline()
	journal := line.Journal("A session")
	if commands := strings.Count(journal, "\n@") - strings.Count(journal, " digest "); commands < 30 || line.Head() < 300*netsim.Second {
		t.Fatalf("only %d commands in %v were recorded:\n%s", commands, line.Head(), journal)
	}
	s, err := scenario.Parse("session", journal)
	if err != nil {
		t.Fatalf("%v\n%s", err, journal)
	}
	for name, run := range map[string]func(*sim.World) []*scenario.Failure{
		"flat out": func(w *sim.World) []*scenario.Failure {
			failures, err := s.Run(t.Context(), w, nil)
			if err != nil {
				t.Error(err)
			}
			return failures
		},
		"at a pace": func(w *sim.World) []*scenario.Failure {
			again := live.NewTimeline(w, scenario.NewPlayer(s))
			for step := netsim.Time(1); !again.Player().Ended(); step = step*7%(3*netsim.Second) + 1 {
				for to := again.Now() + step; again.Now() < to && !again.Player().Ended(); {
					again.Advance(to)
				}
			}
			return again.Player().Failures()
		},
	} {
		config, err := s.Config()
		if err != nil {
			t.Fatal(err)
		}
		w, err := sim.NewWorld(config)
		if err != nil {
			t.Fatal(err)
		}
		if failures := run(w); len(failures) > 0 || w.Digest() != driver.Timeline().World().Digest() {
			t.Errorf("%s: %v\n%s", name, failures, journal)
		}
		w.Close()
	}
}

// playAround presses keys and types lines, and ends at the end of a branch.
func playAround(d *hand) {
	r := rand.New(rand.NewPCG(1, 2))
	keys := []string{"m", "M", "y", "j", "k", "P", "p", "c", "x", "s", "enter", "esc", "]", ".", "+", "-", "space", "[", "]", "}", "m", "M", "y", "1", "2", "7", "tab", "z", "L", "n", "b", "up", "down", "i", "f", "backspace", "right"}
	lines := []string{"mine all on", "partition n0-n3 | n4-n7", "heal", "crash n2", "restart all", "latency 200ms", "loss 5%", "send n0 n1 1", "back 20s", "seek end", "seek end",
		"name n3 bob", "add", "run 40s", "until height >= 5 within=2m", "balance n0", "workload 0.2", "speed max", "expect tips == 1", "nonsense"}
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	for i := range 400 {
		d.press(pick(keys))
		if i == 100 {
			d.press("esc", "esc", ":", "seek 30s", "enter", "esc", "u")
		}
		if r.IntN(4) == 0 {
			d.press("esc", "esc", ":", "ctrl+u", pick(lines), "enter", "esc")
			d.app.sample()
		}
	}
	// How many of the random lines the last branch keeps depends on how far the world
	// ran between two keys; these are in it however fast it is.
	ending := []string{"seek end", "mine all on"}
	for i := range 30 {
		ending = append(ending, fmt.Sprintf("latency %dms", 200+i))
	}
	for _, line := range append(ending, "run 310s") {
		d.press("esc", "esc", ":", "ctrl+u", line, "enter", "esc")
	}
	for to := d.app.errands.world.View().Now + 310*netsim.Second; ; {
		if v := d.app.errands.world.View(); v.Now >= to && v.Clock.Paused {
			return
		}
		runtime.Gosched() // the world runs on its own goroutine, as fast as it can
	}
}
