package report

import (
	"fmt"
	"io"
	"time"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
)

// Progress tells on stderr how far a headless run is, and at its end how fast it
// was. It is the only place where the wall clock is spoken of, which is why it
// never writes to the report.
type Progress struct {
	out    io.Writer
	bar    Bar
	limits sim.Limits
	now    func() time.Time
	began  time.Time
	drawn  time.Time
	calls  int
}

// Bar draws how much of a run is done, from 0 to 1, in one line.
type Bar func(share float64) string

// How often the bar is drawn, and after how many windows the clock is read.
const (
	barPeriod  = 100 * time.Millisecond
	clockEvery = 256
)

// NewProgress begins to measure; a nil bar is not drawn.
func NewProgress(out io.Writer, bar Bar, limits sim.Limits, now func() time.Time) *Progress {
	return &Progress{out: out, bar: bar, limits: limits, now: now, began: now()}
}

// Show draws the bar when it is time to.
func (p *Progress) Show(w *sim.World) {
	p.calls++
	if p.bar == nil || p.calls%clockEvery != 0 {
		return
	}
	if now := p.now(); now.Sub(p.drawn) >= barPeriod {
		p.drawn = now
		p.draw(w)
	}
}

func (p *Progress) draw(w *sim.World) {
	done := 0.0
	if p.limits.For > 0 {
		done = w.Now().Seconds() / p.limits.For.Seconds()
	}
	if p.limits.Blocks > 0 {
		done = max(done, float64(w.Height())/float64(p.limits.Blocks))
	}
	fmt.Fprintf(p.out, "\r%s  t %v  height %d \x1b[K", p.bar(min(done, 1)), w.Now(), w.Height())
}

// End clears the bar and tells how long the run took.
func (p *Progress) End(w *sim.World) {
	if p.bar != nil && !p.drawn.IsZero() {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
	wall := p.now().Sub(p.began).Seconds()
	per := func(x float64) string { return measured.ShareOf(x, wall).Text(figure.Count.Text) }
	fmt.Fprintf(p.out, "%.2f s wall time, %s times real time, %s messages and timers per second\n",
		wall, per(w.Now().Seconds()), per(float64(w.Handled())))
}
