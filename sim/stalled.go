package sim

import (
	"fmt"

	"example.com/sosocoin/netsim"
)

// ErrStalled says that a run cannot reach its height, since nobody mines or virtual time
// is at its end.
type ErrStalled struct {
	At             netsim.Time
	Height, Wanted uint32
}

// Error says where the run stands and what would help.
func (e ErrStalled) Error() string {
	why, help := "nobody mines", "let somebody mine"
	if e.At >= endOfTime {
		why, help = "virtual time has ended", "take a shorter interval or a lower difficulty"
	}
	return fmt.Sprintf("height %d cannot be reached: %s, at %v and height %d; %s, or end by --for", e.Wanted, why, e.At, e.Height, help)
}

// endOfTime is the last moment that a run can come to, after 292 years.
const endOfTime = netsim.Never - 1

// Stalled returns an ErrStalled if a world that is left to itself cannot reach a height,
// and the run has no other end.
func (l Limits) Stalled(w *World) error {
	if l.For == 0 && (w.Now() >= endOfTime || !w.MinerRuns()) {
		return ErrStalled{w.Now(), w.Height(), l.Blocks}
	}
	return nil
}
