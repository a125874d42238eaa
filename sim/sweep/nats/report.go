//go:build nats

package nats

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

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

// reported hears what a worker says.
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

// tryHere plays a job that failed elsewhere. If it fails here too it is the job that is wrong: the sweep ends with
// the first of these in the order of the grid, as on one machine.
func (e *Engine) tryHere(r report) {
	cells := cells{spec: e.Spec}
	job, err := cells.job(*r.Failed)
	if err != nil {
		e.stop(fmt.Errorf("%s: %w", r.By, err))
		return
	}
	if _, err = job.Play(e.ctx); err != nil {
		e.settle(job.Name(), err)
		return
	}
	e.stop(fmt.Errorf("machines differ: %s fails on %s, and not here: %s", job.Command(), r.By, r.Problem))
}

// DifferError says that two machines came to different results of one job.
type DifferError struct {
	Run          string   // the command that repeats it
	First, Other string   // machines
	Figures      []string // that differ, each with both values; none: what differs is how the run ended
}

// mostFigures is how many are told.
const mostFigures = 5

// Error says which.
func (e *DifferError) Error() string {
	in := "how it ended"
	if n := len(e.Figures); n > 0 {
		in = strings.Join(e.Figures[:min(n, mostFigures)], ", ")
		if n > mostFigures {
			in += fmt.Sprintf(" and %d more", n-mostFigures)
		}
	}
	return fmt.Sprintf("machines differ: a run has one result, and\n  %s\nhas two, in %s\n  the first   from %s\n  the other   from %s\nexpected the same program on all machines; play that run on both of them to see which one is wrong", e.Run, in, e.First, e.Other)
}

// differ says who came to different results of a job.
func (e *Engine) differ(name, by string, is []byte) error {
	d := &DifferError{Run: "job " + name, First: "a machine that is not known any more", Other: by}
	ctx, stop := context.WithTimeout(context.WithoutCancel(e.ctx), leaving)
	defer stop()
	if first, err := e.results.GetMsg(ctx, 1, jetstream.WithGetMsgSubject(e.names.result(name))); err == nil && !bytes.Equal(first.Data, is) {
		d.First = first.Header.Get(byMachine)
	}
	columns, err := e.Spec.Columns()
	if err != nil {
		return d
	}
	other, err := sweep.ParseResult(is, len(columns))
	if err != nil {
		return d
	}
	for n := range e.Spec.Size() {
		cell, err := e.Spec.Cell(n)
		if err != nil {
			return d
		}
		job := sweep.Job{Cell: cell, Run: int(other.Seed - e.Spec.Seed)}
		if job.Name() != name {
			continue
		}
		d.Run = job.Command()
		if was, err := e.Journal.Get(job); was != nil && err == nil {
			d.Figures = differing(columns, was, other)
		}
		return d
	}
	return d
}

// differing are the figures that two results differ in.
func differing(columns []sweep.Column, was, is *sweep.Result) (list []string) {
	for i, c := range columns {
		if was.Values[i] != is.Values[i] {
			list = append(list, fmt.Sprintf("%s (%v and %v)", c.Name, was.Values[i].X, is.Values[i].X))
		}
	}
	return list
}
