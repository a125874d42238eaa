package live

import (
	"math"

	"example.com/sosocoin/sim"
)

// framePace says when to take the next frame: after so much work that to take it is about
// a hundredth of that. With many frames, half of them are dropped and the work is doubled.
type framePace struct {
	work, last uint64 // by cost
	windows    int    // since the last frame
	looked     int    // of those, when the work was last looked at
}

const (
	worldWork = 80_000_000 // ns, about
	nodeWork  = 1_000_000  // for each node of the world
	noFrames  = math.MaxUint64
)

func newFramePace(w *sim.World) framePace {
	return framePace{work: worldWork + nodeWork*uint64(w.Nodes())}
}

// To look at the work takes a look at each node, so it is done when a quarter more windows
// have passed than before, within these bounds.
const (
	lookWindows     = 16
	lookWindowsMost = 1024
)

// passed counts a window, and reports whether it is time to look at the work.
func (p *framePace) passed() bool {
	if p.work == noFrames {
		return false
	}
	p.windows++
	return p.windows-p.looked >= min(max(p.looked/4, lookWindows), lookWindowsMost)
}

// due looks at the work, and reports whether it is time for a frame.
func (p *framePace) due(cost uint64) bool {
	p.looked = p.windows
	return cost-p.last >= p.work
}

// restart counts work from here.
func (p *framePace) restart(cost uint64) { p.last, p.windows, p.looked = cost, 0, 0 }
