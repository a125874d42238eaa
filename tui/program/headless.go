package program

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"time"

	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/headless"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/terminal"
)

// headless runs the world flat out and prints the report. The first Ctrl-C or
// signal ends the run, or what comes before or after it; a second one the program.
func (p *program) headless(s *flags.Settings, outs *outputs.Outputs) error {
	ctx, stop := interruptible()
	defer stop()
	world, err := p.build(ctx, s)
	if err != nil {
		return err
	}
	run := headless.Run{World: world, Settings: s, Out: p.stdout, Err: p.stderr, Files: outs, Clock: time.Now, Grace: grace}
	defer func() { run.World.Close() }()
	for _, remark := range s.Remarks() {
		fmt.Fprintln(p.stderr, "sosocoin: note:", remark)
	}
	if err := p.begin(ctx, s, world); err != nil {
		return err
	}
	run.Progress = p.stderr.Raw()
	run.Picture = func(player *scenario.Player) string { return draw(run.World, player, s) }
	if run.Attended, err = p.attended(s); err != nil {
		return err
	}
	if out := outs.Cast(); out != nil {
		run.Film = recording(out, s)
	}
	if term.IsTerminal(p.stderr.File.Fd()) {
		run.Bar = newBar()
	}
	switch err := run.Do(ctx); {
	case errors.Is(err, headless.ErrInterrupted) && s.Serve != nil:
		return nil // a server has no other end
	case errors.Is(err, headless.ErrInterrupted):
		return &exit{code: exitInterrupted}
	case err != nil:
		return &exit{exitFailed, err}
	}
	return nil
}

// interruptible is a context that the first Ctrl-C or signal ends; a second one ends the
// program.
func interruptible() (ctx context.Context, stop func()) {
	ctx, stop = signal.NotifyContext(context.Background(), terminal.EndSignals()...)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// build makes the world of a run without a dashboard. The error is how the program ends.
func (p *program) build(ctx context.Context, s *flags.Settings) (*sim.World, error) {
	p.begun()
	world, err := headless.Build(ctx, grace, func() (*sim.World, error) { return p.newWorld(s.World) })
	switch {
	case errors.Is(err, headless.ErrInterrupted):
		return nil, &exit{code: exitInterrupted}
	case err != nil:
		return nil, &exit{exitUsage, err}
	}
	return world, nil
}

// grace is a headless.Grace of the wall clock.
func grace() <-chan struct{} {
	over := make(chan struct{})
	time.AfterFunc(200*time.Millisecond, func() { close(over) })
	return over
}

// draw draws the dashboard as it stands at a run's end, with what a scenario has said.
func draw(world *sim.World, player *scenario.Player, s *flags.Settings) string {
	view := cameraOf(s).see(world, player)
	view.Clock.Paused = true
	return tui.SVG(view, s.Outputs.Picture.W, s.Outputs.Picture.H, look(s))
}
