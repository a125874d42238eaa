package sim

import (
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/watch"
)

// The first failures are kept in words, all are counted, and reports show them.
func TestFailedChecksShow(t *testing.T) {
	w := newTestWorld(t, nil)
	for range 2 * watch.FailuresShown {
		w.watchers.Checks().Balance(0, netsim.Counters{Sent: 1})
	}
	r := w.Report()
	if r.Checks.Failed != 2*watch.FailuresShown || len(r.Checks.Failures) != watch.FailuresShown {
		t.Errorf("%d failures, %d in words", r.Checks.Failed, len(r.Checks.Failures))
	}
	if v := w.View(0); v.Checks.Failed != r.Checks.Failed || v.Checks.Run != r.Checks.Run {
		t.Errorf("the view shows %d of %d", v.Checks.Failed, v.Checks.Run)
	}
	if !strings.Contains(w.FirstFailure(), "packets do not add up") {
		t.Errorf("the dashboard is told %q", w.FirstFailure())
	}
}
