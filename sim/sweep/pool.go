package sweep

import (
	"context"
	"iter"
	"sync"
)

// ahead is how many jobs a worker may be ahead of the one that is to be delivered next: so the
// memory of a sweep does not grow with its jobs.
const ahead = 64

// mostAhead is how many jobs all workers may be ahead.
const mostAhead = 16384

// done is a job that was done, or could not be.
type done struct {
	job    Job
	result *Result
	err    error
}

// pool does jobs with so many workers, and delivers what came of each in their order. It ends
// with the first error, of a job or of deliver.
func pool(ctx context.Context, workers int, jobs iter.Seq[Job], do func(context.Context, Job) (*Result, error), deliver func(Job, *Result) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type slot struct {
		job  Job
		done chan done
	}
	work := make(chan slot)
	order := make(chan slot, min(ahead*workers, mostAhead))
	var all sync.WaitGroup
	all.Go(func() {
		defer close(order)
		defer close(work)
		for job := range jobs {
			s := slot{job, make(chan done, 1)}
			select {
			case order <- s:
			case <-ctx.Done():
				return
			}
			select {
			case work <- s:
			case <-ctx.Done():
				s.done <- done{job: job, err: ctx.Err()}
				return
			}
		}
	})
	for range workers {
		all.Go(func() {
			for s := range work {
				result, err := do(ctx, s.job)
				s.done <- done{s.job, result, err}
			}
		})
	}
	var failed error
	for s := range order {
		d := <-s.done
		if failed != nil {
			continue // the rest ends soon
		}
		if failed = d.err; failed == nil {
			failed = deliver(d.job, d.result)
		}
		if failed != nil {
			stop()
		}
	}
	all.Wait()
	if failed == nil {
		failed = ctx.Err()
	}
	return failed
}
