package live

import (
	"math"

	"example.com/sosocoin/sim"
)

// framePace says when to take the next frame: after so much work that to take it is about
// a hundredth of that. In a long run the frames lie further apart.
type framePace struct {
	work, last uint64 // by cost
	windows    int    // since the last frame
	looked     int    // of those, when the work was last looked at
}

const (
	worldWork = 80_000_000 // ns, about
	nodeWork  = 300_000    // for each node of the world
	runShare  = 256        // frames that a run is worth, however long
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

// due looks at the work, and reports whether it is time for a frame. They lie closer together
// where one has gone back to, and may go back again.
func (p *framePace) due(cost uint64, inPast bool) bool {
	p.looked = p.windows
	work := max(p.work, cost/runShare)
	if inPast {
		work /= 4
	}
	return cost-p.last >= work
}

// restart counts work from here.
func (p *framePace) restart(cost uint64) { p.last, p.windows, p.looked = cost, 0, 0 }
