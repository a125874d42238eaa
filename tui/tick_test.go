package tui

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// beating is a world whose beats a test gives.
type beating struct {
	*fake
	beats chan struct{}
}

func (b *beating) Beats() <-chan struct{} { return b.beats }

// The clock of these tests is one that jumps on when everybody waits.
func TestTickComesWithTheBeat(t *testing.T) {
	for _, c := range []struct {
		name    string
		happens func(beats chan struct{}, cancel func())
		after   time.Duration
		passed  int
	}{
		{"a beat at once", func(beats chan struct{}, _ func()) { beats <- struct{}{} }, 0, 1},
		{"a beat after a while", func(beats chan struct{}, _ func()) {
			time.AfterFunc(200*time.Millisecond, func() { beats <- struct{}{} })
		}, 200 * time.Millisecond, 4},
		{"no beat: the world is long at one thing", func(chan struct{}, func()) {}, slowBeat, framesPerSecond},
		{"the beats have ended: the screen lives on", func(beats chan struct{}, _ func()) { close(beats) }, time.Second / framesPerSecond, 1},
		{"the program ends", func(_ chan struct{}, cancel func()) { cancel() }, 0, 1},
		{"the program ends after the beats", func(beats chan struct{}, cancel func()) {
			close(beats)
			cancel()
		}, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				world := &beating{newFake(worlds["eight"]), make(chan struct{}, 1)}
				a := newApp(ctx, world, Options{})
				began := time.Now()
				go c.happens(world.beats, cancel)
				msg := a.errands.tick()()
				if took := time.Since(began); took != c.after {
					t.Errorf("the tick came after %v, expected %v", took, c.after)
				}
				if msg != (tickMsg{c.passed}) {
					t.Errorf("the tick is %+v, expected %d passed", msg, c.passed)
				}
			})
		})
	}
}
