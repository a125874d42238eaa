package sweep

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// Shard is a part of a sweep's jobs: each Of-th of them. The zero value is all.
type Shard struct{ Part, Of int }

// ParseShard reads 2/3, the second of three parts.
func ParseShard(text string) (Shard, error) {
	var s Shard
	if n, err := fmt.Sscanf(text, "%d/%d", &s.Part, &s.Of); n != 2 || err != nil || text != fmt.Sprintf("%d/%d", s.Part, s.Of) || s.Of < 1 || s.Of > MostRuns || s.Part < 1 || s.Part > s.Of {
		return Shard{}, fmt.Errorf("%.40q is not a part; expected one such as 1/3, the first of three", text)
	}
	return s, nil
}

// has says whether a job, by its number, is of the part.
func (s Shard) has(number int) bool { return s.Of == 0 || number%s.Of == s.Part-1 }

// Runner works a sweep off.
type Runner struct {
	Spec     *Spec
	Workers  int
	Shard    Shard
	Journal  *Journal                       // of results; nil: none
	Finished bool                           // all results are in the journal, and none is made
	Begin    func(columns []Column) error   // before the first result; nil: nobody is told
	Each     func(job Job, r *Result) error // result, in the order of the grid; nil: nobody is told
	Progress func(done, total int)          // how many jobs are done, of how many as far as that is known; nil: nobody is told
	Play     Player                         // of the jobs that are not in the journal; nil: they are played here
}

// Player has jobs played, and keeps their results in the journal where there is one. Many may ask
// for a job at once.
type Player func(context.Context, Job) (*Result, error)

// MissingError says that a journal lacks results.
type MissingError struct {
	Missing, Of int
	First       Job
}

// Error says which is the first.
func (e *MissingError) Error() string {
	return fmt.Sprintf("%d of %d results are missing, the first of %s, seed %d; run that part again with --resume", e.Missing, e.Of, orAll(e.First.Cell), e.First.Seed())
}

func orAll(c *Cell) string {
	if title := c.Title(); title != "" {
		return title
	}
	return "the only cell"
}

// Run plays all jobs of the part and sums their cells up, unless it is a part only. Errors are
// *Error, *SetupError, *MissingError, that of ctx, and of what could not be written.
func (r *Runner) Run(ctx context.Context) (*Table, error) {
	columns, err := r.Spec.Columns()
	if err != nil {
		return nil, err
	}
	if r.Begin != nil {
		if err := r.Begin(columns); err != nil {
			return nil, err
		}
	}
	laws, err := r.Spec.laws()
	if err != nil {
		return nil, err
	}
	p := &progress{runner: r, total: r.Spec.Jobs()}
	t := &Table{Spec: r.Spec, Columns: columns, laws: laws}
	if r.Spec.Until != "" {
		err = r.untilNarrow(ctx, t, p)
	} else {
		err = r.all(ctx, t, p)
	}
	if err == nil && p.missing > 0 {
		err = &MissingError{p.missing, p.total, p.first}
	}
	return t, err
}

// progress is how far it is.
type progress struct {
	runner      *Runner
	done, total int
	missing     int
	first       Job // that is missing
}

func (p *progress) step() {
	p.done++
	if p.runner.Progress != nil {
		p.runner.Progress(p.done, p.total)
	}
}

// all plays a fixed number of runs of each cell.
func (r *Runner) all(ctx context.Context, t *Table, p *progress) error {
	var failed error
	number := 0
	jobs := func(yield func(Job) bool) {
		for n := range r.Spec.Size() {
			cell, err := r.Spec.Cell(n)
			if err != nil {
				failed = err
				return
			}
			for run := range r.Spec.Runs {
				mine := r.Shard.has(number)
				number++
				if mine && !yield(Job{cell, run}) {
					return
				}
			}
		}
	}
	var first *base
	var now *counting
	deliver := func(j Job, result *Result) error {
		if now == nil || now.cell != j.Cell {
			if now != nil {
				t.add(now)
			}
			now = newCounting(j.Cell, first)
			if first == nil {
				first = &base{}
			}
		}
		return r.deliver(now, first, j, result, p)
	}
	err := pool(ctx, r.Workers, jobs, r.do, deliver)
	if now != nil {
		t.add(now)
	}
	return errors.Join(failed, err)
}

// untilNarrow plays each cell until an interval is narrow enough.
func (r *Runner) untilNarrow(ctx context.Context, t *Table, p *progress) error {
	enough, err := r.Spec.until()
	if err != nil {
		return err
	}
	var first *base
	for n := range r.Spec.Size() {
		cell, err := r.Spec.Cell(n)
		if err != nil {
			return err
		}
		now := newCounting(cell, first)
		if first == nil {
			first = &base{}
		}
		for from, to := 0, r.Spec.Runs; from < to; {
			deliver := func(j Job, result *Result) error { return r.deliver(now, first, j, result, p) }
			if err := pool(ctx, r.Workers, runsOf(cell, from, to), r.do, deliver); err != nil {
				return err
			}
			from, to = to, enough.more(r.Spec, now.summary(), to)
			p.total += to - from
		}
		if half := now.summary().Figures[enough.column].Interval; !(half.By != "" && half.Half() < enough.most) {
			t.Wide++
		}
		t.add(now)
	}
	return nil
}

func runsOf(cell *Cell, from, to int) iter.Seq[Job] {
	return func(yield func(Job) bool) {
		for run := from; run < to; run++ {
			if !yield(Job{cell, run}) {
				return
			}
		}
	}
}

// do takes a result from the journal, or plays the job. The result is nil where it is missing and
// nothing is to be played.
func (r *Runner) do(ctx context.Context, j Job) (*Result, error) {
	if r.Journal != nil {
		if result, err := r.Journal.Get(j); result != nil || err != nil {
			return result, err
		}
	}
	if r.Finished {
		return nil, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r.Play != nil {
		return r.Play(ctx, j)
	}
	result, err := j.Play(ctx)
	if err == nil && r.Journal != nil {
		err = r.Journal.Put(j, result)
	}
	return result, err
}

// deliver counts a result in.
func (r *Runner) deliver(now *counting, first *base, j Job, result *Result, p *progress) error {
	if result == nil {
		if p.missing == 0 {
			p.first = j
		}
		p.missing++
		return nil
	}
	if now.base == nil && j.Cell.Number == 0 && first != nil {
		first.keep(j.Run, result)
	}
	now.add(j.Run, result)
	p.step()
	if r.Each != nil {
		return r.Each(j, result)
	}
	return nil
}

// mostPaired is of how many runs the differences between cells are taken.
const mostPaired = 4096

// keep keeps what a run of the first cell measured.
func (b *base) keep(run int, r *Result) {
	if run >= mostPaired {
		return
	}
	for len(b.values) <= run {
		b.values = append(b.values, nil)
	}
	if r.Broke == "" {
		b.values[run] = r.Values
	}
}
