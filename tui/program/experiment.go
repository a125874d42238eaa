package program

import (
	"context"
	"errors"
	"fmt"
	"io"

	"example.com/sosocoin/sim/experiment"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/report/page"
	"example.com/sosocoin/sim/sweep"
)

// experiment plays one experiment that is built in, or all, and says which cells lie outside of what
// papers say.
func (p *program) experiment(s *flags.Settings) error {
	ask := s.Trial
	list := experiment.All()
	switch {
	case ask.List:
		return p.listExperiments(list, s.JSON)
	case ask.Name != "all":
		one, err := experiment.Lookup(ask.Name)
		if err != nil {
			return &exit{exitUsage, err}
		}
		list = []experiment.Experiment{*one}
	}
	ctx, stop := interruptible()
	defer stop()
	p.begun()
	var done []experiment.Done
	cells, outside := 0, 0
	for i := range list {
		d, err := p.playExperiment(ctx, ask, &list[i])
		if err != nil {
			return err
		}
		done = append(done, d)
		cells, outside = cells+len(d.Verdicts), outside+experiment.Outside(d.Verdicts)
		if !s.JSON {
			if i > 0 {
				fmt.Fprintln(p.stdout)
			}
			if _, err := io.WriteString(p.stdout, d.Text(d.Verdicts)); err != nil {
				return err
			}
		}
	}
	for _, o := range []struct {
		flag, file string
		write      func(io.Writer, []experiment.Done) error
	}{{"report", ask.Page, page.WriteExperiments}, {"svg", ask.Picture, page.WriteExperimentsPicture}} {
		if o.file == "" {
			continue
		}
		if err := files.Write(o.file, func(out io.Writer) error { return o.write(out, done) }); err != nil {
			return &exit{exitFailed, s.Refuse(o.flag, err.Error())}
		}
	}
	if s.JSON {
		if err := experiment.WriteJSON(p.stdout, done); err != nil {
			return err
		}
	}
	if outside > experiment.Allowed(cells) {
		return &exit{exitFailed, fmt.Errorf("%d of %s outside of what is expected; at most %d may be", outside, plain.Count(cells, "cell"), experiment.Allowed(cells))}
	}
	return nil
}

// playExperiment plays one.
func (p *program) playExperiment(ctx context.Context, ask *flags.Experiment, e *experiment.Experiment) (experiment.Done, error) {
	runner := &sweep.Runner{Spec: e.Spec(build(), ask.Runs, ask.Seed), Workers: ask.Workers}
	ended := p.showProgress(runner)
	table, err := runner.Run(ctx)
	ended()
	switch {
	case ctx.Err() != nil:
		return experiment.Done{}, &exit{code: exitInterrupted}
	case err != nil:
		return experiment.Done{}, &exit{exitFailed, err}
	}
	if err := table.Failure(); err != nil {
		return experiment.Done{}, &exit{exitFailed, errors.Join(fmt.Errorf("experiment %s", e.Name), err)}
	}
	return experiment.Done{Experiment: e, Table: table, Verdicts: e.Judge(table)}, nil
}

func (p *program) listExperiments(list []experiment.Experiment, asJSON bool) error {
	if asJSON {
		return experiment.WriteList(p.stdout, list)
	}
	for _, e := range list {
		if _, err := fmt.Fprintf(p.stdout, "%-17s %s\n", e.Name, e.Title); err != nil {
			return err
		}
	}
	return nil
}
