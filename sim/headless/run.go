package headless

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/report/page"
	"example.com/sosocoin/sim/scenario"
)

// Run is a run that is to be made.
type Run struct {
	World    *sim.World
	Settings *flags.Settings
	Out, Err io.Writer
	Progress io.Writer  // Err as it is, for a bar that gives orders to a terminal
	Bar      report.Bar // nil: Err is no terminal, for a bar
	Files    *outputs.Outputs
	Picture  func(*scenario.Player) string // draws the dashboard at the end; the player is nil without a scenario
	Film     *Film                         // nil: none
	Clock    func() time.Time              // of the wall, for progress only
	Grace    Grace
	Attended *Attended // nil: nobody takes part
}

// ErrInterrupted says that the run was ended from outside, and that nothing else was
// wrong.
var ErrInterrupted = errors.New("interrupted")

// Do makes the run, and ends it when nobody reads any more what is to come of it. When ctx
// ends the run is over, with its report and files; if it ends later, what is not written
// yet is left. The error is the first that matters: the report could not be written, a
// check failed, a file could not be written, ErrInterrupted, or why the run or its scenario
// failed. That the report's reader has left is none.
func (r *Run) Do(ctx context.Context) error {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	r.Files.WhenUnread(stop)
	end := r.play(reading)
	if end.interrupted {
		end.asked = ctx.Err() != nil
		return r.tell(context.Background(), end)
	}
	return unlessLeft(ctx, r.Grace, func() error { return r.tell(ctx, end) })
}

// tell writes the report and the files.
func (r *Run) tell(ctx context.Context, end ending) error {
	sum := r.World.Report()
	sum.Interrupted = end.interrupted
	write := report.Text
	if r.Settings.JSON {
		write = report.JSON
	}
	told := write(r.Out, sum)
	written := r.Files.Write(outputs.Run{World: r.World, Report: sum, Story: end.story, Picture: func() string { return r.Picture(end.player) }, Journal: end.journal, Left: ctx.Err})
	switch {
	case ctx.Err() != nil:
		return ErrInterrupted
	case told != nil && !files.Left(told):
		return told
	case sum.Checks.Failed > 0:
		return fmt.Errorf("%d of %d checks failed: this is a bug in sosocoin; the report tells which", sum.Checks.Failed, sum.Checks.Run)
	case written != nil:
		return written
	case end.asked:
		return ErrInterrupted
	}
	return end.err
}

// ending is how a run ended.
type ending struct {
	interrupted bool
	asked       bool // from outside, not since nobody reads any more
	err         error
	player      *scenario.Player // nil: no scenario
	story       *page.Story      // of it
	journal     func() string    // nil: none was kept
}

// play runs the world up to its limits, or as a scenario says.
func (r *Run) play(ctx context.Context) (end ending) {
	if r.Attended != nil {
		return r.attend(ctx)
	}
	s := r.Settings
	bar := r.Bar
	if s.Scenario != nil || r.Files.Direct() {
		bar = nil
	}
	progress := report.NewProgress(r.Progress, bar, s.Limits, r.Clock)
	defer progress.End(r.World)
	if s.Scenario == nil && s.Outputs.Record == "" {
		run := r.Film.watch(sim.Run{World: r.World, Limits: s.Limits, Watch: func() { progress.Show(r.World) }}, nil)
		end.interrupted, end.err = run.Do(ctx)
		r.Film.end(nil)
		r.Files.Flush()
		return end
	}
	var player *scenario.Player
	var tell *teller
	watch := func() { progress.Show(r.World) }
	if s.Scenario != nil {
		player = scenario.NewPlayer(s.Scenario)
		player.Self = true
		tell = r.teller()
		watch = func() { tell.catchUp(player) }
	}
	journal := s.Outputs.Record != ""
	line := live.NewRunner(r.World, player, journal)
	watch()
	end.interrupted, end.err = line.Run(ctx, r.Film.watch(sim.Run{World: r.World, Limits: s.Limits, Watch: watch}, player))
	r.Film.end(player)
	r.Files.Flush()
	if journal {
		end.journal = func() string { return line.Journal(live.JournalTitle) }
	}
	if player != nil {
		end.player, end.story = player, tell.story
		end.err = r.judge(player, tell)
	}
	return end
}

// judge tells which expectations of a scenario failed.
func (r *Run) judge(p *scenario.Player, tell *teller) error {
	tell.end()
	for _, failed := range p.Failures() {
		fmt.Fprintln(r.Err, "sosocoin:", failed)
		tell.story.Fail(failed.At, failed.Error())
	}
	if more := p.Failed() - len(p.Failures()); more > 0 {
		fmt.Fprintf(r.Err, "sosocoin: and %d more failed\n", more)
		tell.story.Fail(r.World.Now(), fmt.Sprintf("and %d more failed", more))
	}
	switch err := p.Err(); {
	case err != nil:
		tell.story.Fail(r.World.Now(), err.Error())
		return err
	case p.Failed() > 0:
		return fmt.Errorf("%s does not end as it expects; failed: %d", p.Name(), p.Failed())
	}
	return nil
}
