package sim

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// allPoints copies a series, with where it begins.
func allPoints(s *view.Series) (points []view.Point) {
	from, to := s.Range()
	points = []view.Point{{Blocks: from, Gaps: s.Step()}}
	for i := from; i < to; i++ {
		points = append(points, *s.At(i))
	}
	return points
}

func totalOf(s *view.Series) (sum view.Point) {
	from, to := s.Range()
	for i := from; i < to; i++ {
		sum.Add(s.At(i))
	}
	return sum
}

// What the charts hold is what the history of the run tells, however often blocks
// changed sides.
func TestChartsAgreeWithHistory(t *testing.T) {
	t.Parallel()
	forPlans(t, 30, allRelays, func(t *testing.T, p *plan) {
		p.config.Observe, p.config.Record = true, true
		w := p.start(t, netsim.Workers)
		defer w.Close()
		p.play(w)
		var want view.Point
		for _, b := range w.History().Blocks {
			if b.Main {
				want.Blocks++
				want.Gaps += b.Gap
			}
		}
		v := w.View(0)
		for part := range want.Reached {
			want.Spread[part], want.Reached[part] = w.watchers.Metrics().Spread(part)
		}
		for name, s := range map[string]*view.Series{"whole": &v.Charts.Whole, "recent": &v.Charts.Recent} {
			got := totalOf(s)
			first, end := s.Range()
			if first > 0 {
				t.Skip("the plan is longer than what is kept")
			}
			looks := int(w.Now() / (netsim.Time(w.config.Interval) / 10))
			if got.HashRate.Of() != looks || got.Difficulty.Of() != looks || max(got.Pool.Of(), got.StaleRate.Of()) > looks {
				t.Errorf("%s: %d looks, %d at mempools, %d at blocks, expected %d", name, got.HashRate.Of(), got.Pool.Of(), got.StaleRate.Of(), looks)
			}
			if span := netsim.Time(end) * s.Step(); span < w.Now() || span-s.Step() >= w.Now() {
				t.Errorf("%s ends at %v, the world is at %v", name, span, w.Now())
			}
			got = view.Point{Blocks: got.Blocks, Gaps: got.Gaps, Reached: got.Reached, Spread: got.Spread}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s differs from the history (-):\n%s", name, diff)
			}
		}
	})
}

// What is looked at is how the world stands at the end of each step, as any other
// view of that moment shows it.
func TestChartsLook(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe, c.TxRate, c.Nodes = true, 0.5, 5 })
	const step = netsim.Second
	for i := range 200 {
		if i == 50 {
			mustDo(t, w, "crash n1")
			mustDo(t, w, "mine n2,n3 off")
		}
		w.AdvanceTo(netsim.Time(i) * step)
		w.AdvanceTo(netsim.Time(i+1) * step)
		v := w.View(0)
		want := view.Point{HashRate: v.Figures.Of("hashrate"), Difficulty: v.Figures.Of("difficulty"), StaleRate: v.Figures.Of("stale.rate").Once()}
		up, pooled := 0, 0
		for _, n := range v.Nodes {
			if n.State != view.Crashed {
				up++
				pooled += n.Pool
				want.PoolMost = max(want.PoolMost, n.Pool)
			}
		}
		want.Pool = measured.MeanOf(float64(pooled), up).Once()
		if want.StaleRate.Known() != (v.Blocks > 0) {
			t.Fatalf("second %d: a stale rate of %v, of %d blocks", i, want.StaleRate, v.Blocks)
		}
		got := *v.Charts.Recent.At(i)
		got.Blocks, got.Gaps, got.Reached, got.Spread = 0, 0, want.Reached, want.Spread
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("second %d (- expected):\n%s", i, diff)
		}
	}
	v := w.View(0)
	if v.Charts.Whole.At(200) != nil || v.Charts.Whole.At(-1) != nil {
		t.Error("there are points outside of the run")
	}
}

// What is looked at does not depend on how the run is cut into windows, also where steps
// end within a window, one or several.
func TestChartsDoNotCutWindows(t *testing.T) {
	long(t)
	for _, latency := range []time.Duration{100 * time.Millisecond, 700 * time.Millisecond, 3500 * time.Millisecond} {
		run := func(stride netsim.Time) view.Charts {
			w := newTestWorld(t, func(c *Config) {
				c.Observe, c.TxRate, c.Nodes, c.Latency, c.Jitter = true, 2, 6, latency, latency
			})
			for w.Now() < 100*netsim.Second {
				w.AdvanceTo(w.Now() + stride)
			}
			mustDo(t, w, "crash n1")
			for w.Now() < 200*netsim.Second {
				w.AdvanceTo(w.Now() + stride)
			}
			return w.View(0).Charts
		}
		whole, cut := run(100*netsim.Second), run(100*netsim.Millisecond)
		if diff := cmp.Diff(allPoints(&whole.Recent), allPoints(&cut.Recent)); diff != "" {
			t.Errorf("latency %v (- in whole windows, + cut at each step):\n%s", latency, diff)
		}
		if sum := totalOf(&whole.Recent); sum.PoolMost < 3 || sum.Blocks < 5 {
			t.Errorf("latency %v: there was nothing to look at: %+v", latency, sum)
		}
	}
}

// Where nothing happens, time does not run past more moments at once than a driver may do
// without listening.
func TestChartsBoundAStretch(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe, c.Relay, c.Mine = true, "none", nodeset.List{} })
	step := netsim.Time(w.config.Interval) / 10
	for i := range netsim.Time(5) {
		w.Advance(netsim.Never - 1)
		if most := (i + 1) * (watch.LooksAtOnce + 1) * step; w.Now() > most {
			t.Fatalf("stretch %d ends at %v, expected %v or earlier", i, w.Now(), most)
		}
	}
	charts := w.View(0).Charts
	if sum := totalOf(&charts.Whole); sum.HashRate.Of() != int(w.Now()/step) || sum.HashRate.Of() < watch.LooksAtOnce {
		t.Errorf("%d looks up to %v", sum.HashRate.Of(), w.Now())
	}
}

// A view does not change when the world goes on, nor when a copy does.
func TestChartsOfAViewStand(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Observe, c.TxRate = true, 0.5 })
	w.AdvanceTo(700 * netsim.Second)
	v := w.View(0)
	before := [2][]view.Point{allPoints(&v.Charts.Recent), allPoints(&v.Charts.Whole)}
	other := w.Clone()
	defer other.Close()
	other.AdvanceTo(1000 * netsim.Second)
	w.AdvanceTo(900 * netsim.Second)
	if diff := cmp.Diff(before, [2][]view.Point{allPoints(&v.Charts.Recent), allPoints(&v.Charts.Whole)}); diff != "" {
		t.Errorf("the view changed:\n%s", diff)
	}
}

func TestNobodyLooksAtUnobservedWorlds(t *testing.T) {
	w := newTestWorld(t, nil)
	w.AdvanceTo(100 * netsim.Second)
	if c := w.View(0).Charts; c.Recent.Step() != 0 || c.Whole.At(0) != nil {
		t.Errorf("charts are kept: %+v", c)
	}
}

func BenchmarkChartsView(b *testing.B) {
	w := benchWorld(b, 8, func(c *Config) { c.Observe = true })
	w.AdvanceTo(1000 * netsim.Second)
	b.ReportAllocs()
	for b.Loop() {
		w.watchers.Charts().View(w.Now())
	}
}

// Every point of a series is there, that of a step that has only begun too.
func TestSeriesHaveAllTheirPoints(t *testing.T) {
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Observe, c.HashRate = 2, true, 1 })
	for range 1200 {
		w.AdvanceTo(w.Now() + 333*netsim.Millisecond)
		charts := w.View(0).Charts
		for _, s := range []*view.Series{&charts.Recent, &charts.Whole} {
			from, to := s.Range()
			for i := from; i < to; i++ {
				if s.At(i) == nil {
					t.Fatalf("at %v: point %d of %d to %d is not there", w.Now(), i, from, to)
				}
			}
		}
	}
}

// BenchmarkChartsLook is what it costs to look at the world once, ten times per block
// interval.
func BenchmarkChartsLook(b *testing.B) {
	for _, nodes := range []int{8, 1000} {
		b.Run(fmt.Sprintf("nodes=%d", nodes), func(b *testing.B) {
			w := benchWorld(b, nodes, func(c *Config) { c.Observe = true })
			at, step := w.Now(), netsim.Time(w.config.Interval)/10
			b.ReportAllocs()
			for b.Loop() {
				at += step
				w.watchers.Charts().Window(at)
			}
		})
	}
}
