package sweep

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/live"
)

// Job is one run: a cell and a seed.
type Job struct {
	Cell *Cell
	Run  int // of the cell, from 0
}

// Seed is the run's.
func (j Job) Seed() uint64 { return j.Cell.spec.Seed + uint64(j.Run) }

// Name is the hash of all that the result depends on: settings, seed and program.
func (j Job) Name() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%sseed %d\n", j.Cell.spec.Program, j.Cell.canonical, j.Seed()))
	return hex.EncodeToString(sum[:nameBytes])
}

// nameBytes is how much of the hash a name has: none comes twice among 10^15 jobs.
const nameBytes = 16

// SetupError says that a world refuses how its cell begins, whatever the seed.
type SetupError struct {
	Cell *Cell
	Err  error
}

// Error says which cell it is.
func (e *SetupError) Error() string { return e.Cell.blame(e.Err).Error() }

// Play plays the job to its result. An error is a *SetupError, that of ctx if it ended the run,
// or a panic, which is a bug in sosocoin.
func (j Job) Play(ctx context.Context) (r *Result, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("%s: %w", j.Command(), live.PanicError(broken))
		}
	}()
	c := j.Cell
	config := c.world
	config.Seed = j.Seed()
	w, err := sim.NewWorld(config)
	if err != nil {
		return nil, &SetupError{c, err}
	}
	defer w.Close()
	for _, d := range slices.Concat(c.network, c.do) {
		if _, err := w.Do(d); err != nil {
			return nil, &SetupError{c, fmt.Errorf("do: %q: %w", d.String(), err)}
		}
	}
	r = &Result{Seed: j.Seed()}
	if c.scenario != nil {
		failed, broke := c.scenario.Run(ctx, w, func(netsim.Time, string) {})
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		r.Failed = len(failed)
		if broke != nil {
			r.Broke = broke.Error()
		}
	} else {
		interrupted, broke := sim.Run{World: w, Limits: c.limits}.Do(ctx)
		if interrupted {
			return nil, ctx.Err()
		}
		if broke != nil {
			r.Broke = broke.Error()
		}
	}
	r.Check = w.FirstFailure()
	r.Values = read(w, c.columns)
	return r, nil
}

// read reads the columns of a world.
func read(w *sim.World, columns []Column) []Value {
	var nodes []int
	for _, c := range columns {
		if c.Node >= 0 && c.Node < w.Nodes() && (len(nodes) == 0 || nodes[len(nodes)-1] != c.Node) {
			nodes = append(nodes, c.Node)
		}
	}
	world, ofNodes := figure.ReadEvery(w.Reading(), nodes)
	values := make([]Value, len(columns))
	for i, c := range columns {
		from := world
		if c.Node >= 0 {
			from = ofNodes[c.Node]
		}
		if from == nil || !from.Has(c.Spec.Name) {
			continue
		}
		m := natural(c.Spec.Unit, from.Of(c.Spec.Name))
		values[i].X, _ = m.Value()
		values[i].Of = m.Of()
	}
	return values
}
