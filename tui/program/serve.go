package program

import (
	"context"
	"errors"
	"fmt"
	"time"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/sandbox"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/classroom"
)

// lend has guests come in, each to a world of his own, until the program is asked to end. There is
// no world that they share.
func (p *program) lend(s *flags.Settings) error {
	ctx, stop := interruptible()
	defer stop()
	p.begun()
	show, err := p.letIn(s)
	if err != nil {
		return err
	}
	sendHome := show(ctx, nil)
	<-ctx.Done()
	sendHome()
	return nil
}

// tellGuests tells who serves how guests come in, and what they find.
func (p *program) tellGuests(s *flags.Settings) {
	if s.Serve == nil {
		return
	}
	what := "they look at this world and change nothing"
	if s.Serve.Own > 0 {
		what = fmt.Sprintf("each has a world of his own, %d of them at once, with %v at most", s.Serve.Own, sandbox.Usual())
	}
	fmt.Fprintf(p.stderr, "sosocoin: guests come in by %s; %s; Ctrl-C ends it\n", classroom.Command(s.SSH.Address), what)
}

// worlds makes the worlds of guests, a new one for each, as the command line describes it. The
// error says that it does not fit.
func (p *program) worlds(s *flags.Settings) (func(context.Context) (tui.Controller, func(), error), error) {
	bounds := sandbox.Usual()
	var wrong *settings.Error
	if err := bounds.Fits(&s.World); errors.As(err, &wrong) {
		return nil, &exit{exitUsage, s.Refuse(wrong.Setting, wrong.Problem)}
	} else if err != nil {
		return nil, &exit{exitUsage, err}
	}
	d, err := p.ownDriver(s, bounds) // what is wrong with its beginning is told to who serves, not to guests
	if err != nil {
		return nil, err
	}
	d.Close()
	return func(ctx context.Context) (tui.Controller, func(), error) {
		d, err := p.ownDriver(s, bounds)
		if err != nil {
			return nil, nil, err
		}
		ctx, cancel := context.WithCancel(ctx)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			_ = d.Run(ctx) // the guest's dashboard says how it broke
		}()
		return d, func() {
			cancel()
			<-ended
			d.Close()
		}, nil
	}, nil
}

// ownDriver is that of a guest's world, within bounds.
func (p *program) ownDriver(s *flags.Settings, bounds sandbox.Bounds) (*live.Driver, error) {
	w, err := p.newWorld(s.World)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	var player *scenario.Player
	if s.Scenario != nil {
		player = scenario.NewPlayer(s.Scenario)
	}
	language := s.Language
	d := live.NewDriver(live.NewTimeline(w, player), sim.Limits{}, live.Library{
		Items: language.List(), Settings: settings.Names(),
		Open: func(name string) (*sim.World, *scenario.Player, error) {
			s, err := language.Open(name) // which is no file's
			if err != nil {
				return nil, nil, err
			}
			config, err := s.Config()
			if err == nil {
				err = bounds.Fits(&config)
			}
			if err != nil {
				return nil, nil, err
			}
			w, err := p.observed(config)
			return w, scenario.NewPlayer(s), err
		},
		New: func(words []string) (*sim.World, string, error) {
			config, err := settings.ReadWords(words)
			if err == nil {
				err = bounds.Fits(&config)
			}
			if err != nil {
				return nil, "", err
			}
			w, err := p.observed(config)
			return w, config.Command("sosocoin"), err
		},
	}, time.Now)
	bounds.Confine(d, s.Serve.Own)
	if done, err := d.BeginAll(first(s)); err != nil {
		d.Close()
		return nil, unfit(s, done, err)
	}
	if s.Opens {
		d.RunToEnd()
	}
	return d, nil
}
