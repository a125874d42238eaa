package netsim

import (
	"testing"
	"time"
)

// Windows are told one after the other; each says how long it took, how much of that the
// coordinator waited, and how long it runs alone after it.
func TestBackoffGrowsWhileAnotherProgramHasTheProcessor(t *testing.T) {
	const ms = time.Millisecond
	type window struct{ before, took, waited, backoff time.Duration }
	tests := map[string][]window{
		"a window in which most was work":    {{0, 10 * ms, 5 * ms, 0}},
		"one in which most was waiting":      {{0, 10 * ms, 6 * ms, 24 * ms}},
		"longer each time that it goes on":   {{0, 4 * ms, 3 * ms, 12 * ms}, {0, 4 * ms, 3 * ms, 24 * ms}, {ms, 4 * ms, 3 * ms, 48 * ms}},
		"but never very long":                {{0, 100 * ms, 99 * ms, 396 * ms}, {0, 2 * ms, 2 * ms, 128 * ms}},
		"short again after a time that went": {{0, 4 * ms, 3 * ms, 12 * ms}, {13 * ms, 4 * ms, 3 * ms, 12 * ms}},
		"never shorter than what was lost":   {{0, 2 * ms, 2 * ms, 8 * ms}, {0, 100 * ms, 99 * ms, 396 * ms}},
	}
	for name, windows := range tests {
		t.Run(name, func(t *testing.T) {
			var b backoff
			now := time.Unix(0, 0)
			for i, w := range windows {
				began := now.Add(w.before)
				now = began.Add(w.took)
				b.update(w.waited, began, now)
				if w.backoff == 0 {
					if b.active(now) {
						t.Errorf("window %d: a backoff follows it", i)
					}
					continue
				}
				end := now.Add(w.backoff)
				if !b.active(end.Add(-1)) || b.active(end) {
					t.Errorf("window %d: a backoff of %v follows it, expected %v", i, b.until.Sub(now), w.backoff)
				}
				now = end
			}
		})
	}
}
