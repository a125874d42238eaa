//go:build nats

package nats

import (
	"context"
	"encoding/json"
	"fmt"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/sosocoin/sim/sweep"
)

// report is what a worker says when it cannot give a result.
type report struct {
	By      string
	Problem string
	Failed  *order // the job that failed, which is to be tried here; nil: it is not about one
	Server  bool   // it is about the server
}

// reported stops the sweep: by what the job says here too, since all machines play the same.
func (e *Engine) reported(m *client.Msg) {
	var r report
	if err := json.Unmarshal(m.Data, &r); err != nil {
		return // it is none of ours
	}
	_ = m.Respond(nil)
	switch {
	case r.Server:
		e.stop(&ServerError{r.Problem})
	case r.Failed == nil:
		e.stop(fmt.Errorf("%s: %s", r.By, r.Problem))
	default:
		go e.tryHere(r) // other messages go on
	}
}

func (e *Engine) tryHere(r report) {
	cells := cells{spec: e.Spec}
	job, err := cells.job(*r.Failed)
	if err == nil {
		_, err = job.Play(e.ctx)
	}
	if err == nil {
		err = fmt.Errorf("machines differ: %s fails on %s, and not here: %s", job.Command(), r.By, r.Problem)
	}
	e.stop(err)
}

// DifferError says that two machines came to different results of one job.
type DifferError struct {
	Run          string // the command that repeats it
	First, Other string // machines
	Was, Is      string // results
}

// Error says which.
func (e *DifferError) Error() string {
	return fmt.Sprintf("machines differ: %s has one result on %s, and another one on %s, and a run has only one; so it cannot be told which results are right\n  the first   %s\n  the other   %s\nexpected the same program on all machines; play that run on both of them, and see which one is wrong",
		e.Run, e.First, e.Other, e.Was, e.Is)
}

// differ says who came to different results of a job.
func (e *Engine) differ(name, by string, is []byte) error {
	d := &DifferError{Run: "job " + name, First: "a machine that was there before, and is not known any more", Other: by, Is: string(is)}
	ctx, stop := context.WithTimeout(context.WithoutCancel(e.ctx), leaving)
	defer stop()
	if first, err := e.results.GetMsg(ctx, 1, jetstream.WithGetMsgSubject(e.names.result(name))); err == nil && string(first.Data) != d.Is {
		d.First = first.Header.Get(byMachine)
	}
	columns, _ := e.Spec.Columns() // which have been read
	other, err := sweep.ParseResult(is, len(columns))
	if err != nil {
		return d
	}
	for n := range e.Spec.Size() {
		cell, err := e.Spec.Cell(n)
		if err != nil {
			break
		}
		job := sweep.Job{Cell: cell, Run: int(other.Seed - e.Spec.Seed)}
		if job.Name() != name {
			continue
		}
		d.Run = job.Command()
		if was, err := e.Journal.Get(job); was != nil && err == nil {
			d.Was = string(was.Bytes())
		}
		break
	}
	return d
}
