package loop

import (
	"fmt"
	"slices"
	"testing"

	"example.com/sosocoin/netsim"
)

// A window goes as far as the most careful check allows, and whoever comes first ends the run.
func TestLoopAsksBeforeAndTellsAfterEachWindow(t *testing.T) {
	var now netsim.Time
	var story []string
	note := func(format string, args ...any) { story = append(story, fmt.Sprintf(format, args...)) }
	run := Loop{
		Advance: func(until netsim.Time) { now = min(now+4, until); note("to %d", int64(now)) },
		Before: []Check{
			func() (bool, netsim.Time) { note("goal?"); return now >= 6, 6 },
			When(func() bool { note("left?"); return now > 100 }),
		},
		After: []func() bool{func() bool { note("told"); return false }, func() bool { return false }},
	}
	run.Run()
	want := []string{"goal?", "left?", "to 4", "told", "goal?", "left?", "to 6", "told", "goal?"}
	if !slices.Equal(story, want) {
		t.Errorf("the run went %q, want %q", story, want)
	}

	now, story = 0, nil
	run.After[0] = func() bool { note("enough"); return true }
	run.After[1] = func() bool { note("told after the end"); return false }
	run.Run()
	if want := []string{"goal?", "left?", "to 4", "enough"}; !slices.Equal(story, want) {
		t.Errorf("the run went %q, want %q", story, want)
	}
}

// Without a bound a window may go on for ever.
func TestNoCheckIsNoBound(t *testing.T) {
	var bounds []netsim.Time
	Loop{
		Advance: func(until netsim.Time) { bounds = append(bounds, until) },
		After:   []func() bool{func() bool { return len(bounds) == 2 }},
	}.Run()
	if !slices.Equal(bounds, []netsim.Time{netsim.Never, netsim.Never}) {
		t.Errorf("windows up to %v", bounds)
	}
}
