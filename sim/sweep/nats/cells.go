//go:build nats

package nats

import (
	"fmt"
	"sync"

	"example.com/sosocoin/sim/sweep"
)

// cells are those of a sweep that were read last: jobs of a cell come one after the other.
type cells struct {
	spec *sweep.Spec
	lock sync.Mutex
	read map[int]*sweep.Cell
}

// mostCells is how many are kept.
const mostCells = 256

// job finds one by its numbers.
func (c *cells) job(o order) (sweep.Job, error) {
	if o.Cell < 0 || o.Cell >= c.spec.Size() || o.Run < 0 || o.Run >= sweep.MostRuns {
		return sweep.Job{}, fmt.Errorf("the sweep has no run %d of cell %d", o.Run, o.Cell)
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	cell := c.read[o.Cell]
	if cell == nil {
		var err error
		if cell, err = c.spec.Cell(o.Cell); err != nil {
			return sweep.Job{}, err
		}
		if c.read == nil || len(c.read) >= mostCells {
			c.read = map[int]*sweep.Cell{}
		}
		c.read[o.Cell] = cell
	}
	return sweep.Job{Cell: cell, Run: o.Run}, nil
}
