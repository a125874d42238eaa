//go:build nats

package program

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sweep"
	"example.com/sosocoin/sim/sweep/nats"
)

// Places of a sweep that is served: with --resume beside that file, else in a directory that goes with
// the sweep.
const (
	storeSuffix = ".jetstream"
	tokenFile   = "token"
	resultsFile = "results.sweep"
)

// serveSweep has the jobs of a sweep played by whoever comes, and prints the table.
func serveSweep(p *program, s *flags.Settings) error {
	ask := s.Sweep
	ask.Spec.Program = build()
	if err := p.affordable(s); err != nil {
		return err
	}
	dir, results, err := servedAt(ask.Resume)
	if err != nil {
		return &exit{exitFailed, err}
	}
	keep := ask.Resume != ""
	defer func() {
		if !keep {
			os.RemoveAll(dir)
		}
	}()
	journal, err := sweep.Resume(results, &ask.Spec)
	if err != nil {
		return &exit{exitUsage, err}
	}
	given, worker, err := engineOf(p, s, dir)
	if err != nil {
		journal.Close()
		return err
	}
	ctx, stop := interruptible()
	defer stop()
	p.begun()
	given.Spec, given.Journal = &ask.Spec, journal
	engine, err := nats.Begin(ctx, given)
	if err != nil {
		journal.Close()
		return engineEnd(err)
	}
	fmt.Fprintf(p.stderr, "sosocoin: %s for workers; on any machine: %s\n", plain.Count(ask.Spec.Jobs(), "job"), fmt.Sprintf(worker, engine.Address()))
	runner := &sweep.Runner{Spec: &ask.Spec, Workers: nats.InHand, Journal: journal, Play: engine.Play}
	err = p.played(ctx, s, runner)
	over := !keep || ctx.Err() == nil && !engine.Resumable()
	engine.Close(over)
	keep = keep && !over
	if closed := journal.Close(); err == nil && closed != nil {
		err = &exit{exitFailed, closed}
	}
	return err
}

// servedAt is where the server keeps what it has, and the file of the results.
func servedAt(resume string) (dir, results string, err error) {
	if resume == "" {
		dir, err = os.MkdirTemp("", "sosocoin-sweep-")
		return dir, filepath.Join(dir, resultsFile), err
	}
	dir = resume + storeSuffix
	return dir, resume, os.MkdirAll(dir, 0o700)
}

// engineOf says where jobs are given out, and with which words a worker comes there.
func engineOf(p *program, s *flags.Settings, dir string) (e nats.Settings, worker string, err error) {
	ask := s.Sweep.Served
	worker = "sosocoin sweep work %s"
	if ask.NATS != "" {
		e.Door = nats.Door{URL: ask.NATS, CA: ask.CA, Patience: nats.Patience, Pause: nats.Pause}
		if ask.Token != "" {
			if e.Door.Token, err = nats.ReadToken(ask.Token); err != nil {
				return e, "", &exit{exitUsage, s.Refuse("token-file", err.Error())}
			}
			worker += " --token-file " + sweep.Quoted(ask.Token)
		}
		return e, worker, nil
	}
	file := ask.Token
	if file == "" {
		file = filepath.Join(dir, tokenFile)
	}
	token, err := nats.MakeToken(file)
	if err != nil {
		return e, "", &exit{exitUsage, s.Refuse("token-file", err.Error())}
	}
	e.Server = &nats.Server{Listen: ask.Listen, Dir: dir, Token: token, Cert: ask.Cert, Key: ask.Key, Warn: func(problem string) {
		fmt.Fprintln(p.stderr, "sosocoin: the server of jobs:", plain.Line(problem))
	}}
	if nats.Open(ask.Listen) && ask.Cert == "" {
		fmt.Fprintln(p.stderr, "sosocoin: warning: other machines reach "+plain.Line(ask.Listen)+", and nothing is encrypted: who listens on the way reads the token; --tls-cert and --tls-key encrypt")
	}
	return e, worker + " --token-file " + sweep.Quoted(file), nil
}

// engineEnd is how the program ends when an engine or a worker cannot go on.
func engineEnd(err error) error {
	var refused *nats.RefusedError
	switch {
	case errors.Is(err, context.Canceled):
		return &exit{code: exitInterrupted}
	case errors.As(err, &refused):
		return &exit{exitUsage, err}
	}
	return &exit{exitFailed, err}
}

// workOnSweep plays jobs of another machine's sweeps until there are none.
func workOnSweep(p *program, ask *flags.Work) error {
	w := &nats.Worker{
		Door:    nats.Door{URL: ask.URL, CA: ask.CA, Patience: nats.Patience, Pause: nats.Pause},
		Program: build(), Jobs: ask.Jobs,
		Begun: func(s *sweep.Spec) {
			fmt.Fprintf(p.stderr, "sosocoin: working, %s at once: %s\n", plain.Count(ask.Jobs, "job"), plain.Line(s.Title()))
		},
	}
	if ask.Token != "" {
		var err error
		if w.Door.Token, err = nats.ReadToken(ask.Token); err != nil {
			return &exit{exitUsage, &flags.Error{Flag: "token-file", Problem: err.Error()}}
		}
	}
	ctx, stop := interruptible()
	defer stop()
	p.begun()
	err := w.Run(ctx)
	done := plain.Count(w.Done(), "job")
	if err != nil {
		if w.Done() > 0 {
			fmt.Fprintf(p.stderr, "sosocoin: %s done\n", done)
		}
		return engineEnd(err)
	}
	_, err = fmt.Fprintf(p.stdout, "%s done, and the sweep is over\n", done)
	return err
}
