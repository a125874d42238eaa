package live

import (
	"context"
	"time"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/view"
)

// ByHand is a Driver without a goroutine and without a clock: time passes when it is told so.
// What is done with it is the same each time. It is for one goroutine.
type ByHand struct {
	driver *Driver
	clock  time.Time
}

// NewByHand makes one for a timeline, which it owns.
func NewByHand(t *Timeline, library Library) *ByHand {
	h := &ByHand{clock: time.Unix(0, 0)}
	h.driver = NewDriver(t, sim.Limits{}, library, func() time.Time { return h.clock })
	return h
}

// Pass lets wall time pass. Virtual time follows it at the speed that was asked for, and as far
// as something is run flat out.
func (h *ByHand) Pass(elapsed time.Duration) {
	h.clock = h.clock.Add(elapsed)
	h.driver.frame(elapsed)
	h.driver.publish()
}

// Do carries out one command line of any kind, and answers in words.
func (h *ByHand) Do(_ context.Context, line string) (string, error) {
	answer, err := h.driver.doLine(line)
	h.driver.publish()
	return answer, err
}

// View returns the newest view.
func (h *ByHand) View() *view.View { return h.driver.View() }

// Beats never has a value: who lets time pass knows when to look.
func (h *ByHand) Beats() <-chan struct{} { return nil }

// Close ends the goroutines of the world.
func (h *ByHand) Close() { h.driver.Close() }
