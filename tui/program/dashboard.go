package program

import (
	"context"
	"errors"
	"time"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/lines"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/cast"
)

// dashboard shows the world, on the screen or in lines, until the user leaves. The driver ends before the
// terminal's user hears how, so that nothing is left running.
func (p *program) dashboard(s *flags.Settings, outs *outputs.Outputs) error {
	world, err := p.newWorld(s.World)
	if err != nil {
		return &exit{exitUsage, err}
	}
	defer world.Close()
	var player *scenario.Player
	if s.Scenario != nil {
		player = scenario.NewPlayer(s.Scenario)
	}
	driver, err := p.driver(live.NewTimeline(world, player), s)
	if err != nil {
		return err
	}
	defer driver.Close()
	if done, err := driver.BeginAll(first(s)); err != nil {
		return unfit(s, done, err)
	}
	if s.Opens {
		driver.RunToEnd()
	}
	serve, err := p.listen(s)
	if err != nil {
		return err
	}
	show, err := p.letIn(s)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	driven := make(chan error, 1)
	go func() {
		driven <- driver.Run(ctx)
		cancel() // a broken world ends the dashboard too
	}()
	closePorts, sendHome := serve(ctx, driver), show(ctx, driver)
	run := p.onScreen
	if s.Plain {
		run = p.inLines
	}
	shown := run(ctx, driver, s, outs)
	cancel()
	closePorts()
	sendHome()
	if err := <-driven; err != nil {
		return &exit{exitFailed, err}
	}
	journal := func() string { return driver.Timeline().Journal(live.JournalTitle) }
	if err := outs.Write(outputs.Run{Journal: journal}); err != nil {
		return &exit{exitFailed, err}
	}
	switch {
	case errors.Is(shown, tui.ErrInterrupted), errors.Is(shown, lines.ErrInterrupted):
		return &exit{code: exitInterrupted}
	case shown != nil:
		return &exit{exitFailed, shown}
	}
	return nil
}

// onScreen shows the dashboard.
func (p *program) onScreen(ctx context.Context, driver *live.Driver, s *flags.Settings, outs *outputs.Outputs) error {
	recorder := newRecorder(outs)
	defer recorder.End()
	o := asked(s)
	o.Mouse, o.Recorded, o.Recorder, o.Detect = s.Mouse, s.Outputs.Record != "", recorder, true
	return tui.Run(ctx, driver, o)
}

// newRecorder records the dashboard, by the wall clock; nil: nobody has asked for that.
func newRecorder(outs *outputs.Outputs) *cast.Recorder {
	out := outs.Cast()
	if out == nil {
		return nil
	}
	began := time.Now()
	return cast.New(out, func() time.Duration { return time.Since(began) })
}

// open makes the world of another scenario for the dashboard.
func (p *program) open(name string) (*sim.World, *scenario.Player, error) {
	s, err := p.language.Read(name)
	if err != nil {
		return nil, nil, err
	}
	config, err := s.Config()
	if err != nil {
		return nil, nil, err
	}
	w, err := p.observed(config)
	if err != nil {
		return nil, nil, err
	}
	return w, scenario.NewPlayer(s), nil
}

// another makes a new world for the dashboard, and says how a shell would begin it.
func (p *program) another(words []string) (w *sim.World, same string, err error) {
	config, err := settings.ReadWords(words)
	if err != nil {
		return nil, "", err
	}
	w, err = p.observed(config)
	return w, config.Command("sosocoin"), err
}

// observed makes a world that is looked at.
func (p *program) observed(config settings.Config) (*sim.World, error) {
	config.Observe = true
	config.Exec = p.execFor(&config)
	return p.newWorld(config)
}
