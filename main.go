// Command sosocoin is a laboratory for proof-of-work consensus in a terminal.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/config"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/headless"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/theme"
)

const version = "0.1.0"

// Up to how many nodes a run is faster with a goroutine for each, since their mining then
// shares all processors; and how many hashes a block has to take for that, or waking the
// goroutines costs more than it brings. The results are the same.
const (
	fewNodes  = 64
	fewHashes = 1000
)

// Exit codes.
const (
	exitFine        = 0
	exitFailed      = 1 // a check failed, or something went wrong at run time
	exitUsage       = 2
	exitInterrupted = 130
	exitUnread      = 141 // as of a program that SIGPIPE ends: 128 and its number
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, sim.NewWorld)) }

// program is one run of the command line.
type program struct {
	stdout, stderr *outputs.Stream
	newWorld       func(sim.Config) (*sim.World, error)
	exec           *netsim.Exec // nil: by what the world is
	begun          func()       // nothing more is only read: see leaveEarly
}

// execFor is what runs a world.
func (p *program) execFor(c *sim.Config) netsim.Exec {
	switch {
	case p.exec != nil:
		return *p.exec
	case c.Nodes > fewNodes, !c.Observe && c.FirstWork() < fewHashes:
		return netsim.Workers
	}
	return netsim.Goroutines
}

// exit is a way to end with a code, and with a message for stderr where there is
// something to say.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string { return fmt.Sprint(e.err) }

func run(args []string, stdout, stderr *os.File, newWorld func(sim.Config) (*sim.World, error)) int {
	signal.Ignore(syscall.SIGPIPE) // files are to be written all the same when a reader leaves
	p := &program{stdout: &outputs.Stream{File: stdout}, stderr: &outputs.Stream{File: stderr}, newWorld: newWorld}
	p.begun = leaveEarly()
	defer p.begun()
	root := p.root()
	root.SetArgs(args)
	err := root.Execute()
	var end *exit
	switch {
	case p.stdout.Unread() && (err == nil || files.Left(err)):
		return exitUnread // who has read enough is told nothing
	case p.stdout.Err != nil && !p.stdout.Unread():
		end = &exit{exitFailed, fmt.Errorf("standard output could not be written: %w", p.stdout.Err)}
	case err == nil:
		return exitFine
	case !errors.As(err, &end):
		end = &exit{exitUsage, err} // the command line could not be read
	}
	switch {
	case end.err == nil:
	case end.code == exitUsage: // it quotes what it was given, which must not look like a line of ours
		fmt.Fprintln(p.stderr, "sosocoin:", plain.Line(end.err.Error()))
	default:
		fmt.Fprintln(p.stderr, "sosocoin:", end.err)
	}
	if end.code == exitUsage {
		fmt.Fprintln(p.stderr, "sosocoin --help lists all flags")
	}
	return end.code
}

// leaveEarly has the signals that ask the program to end do so at once, with the exit code
// that is for that, until the function that it returns is called: as long as nothing is
// done but to read what is asked for, which may be a very long list.
func leaveEarly() (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, tui.EndSignals()...)
	done := make(chan struct{})
	go func() {
		select {
		case <-signals:
			os.Exit(exitInterrupted)
		case <-done:
		}
	}()
	return sync.OnceFunc(func() {
		signal.Stop(signals)
		close(done)
	})
}

func (p *program) root() *cobra.Command {
	return flags.Program{Version: version, Out: p.stdout, Err: p.stderr, Themes: theme.Names(), Environ: os.Environ(), Start: p.start}.Root()
}

// start builds the world and shows it. A panic of a node is an error like others;
// the dashboard has given the terminal back by then.
func (p *program) start(s *flags.Settings) (err error) {
	if err := p.checkLook(s); err != nil {
		return &exit{exitUsage, err}
	}
	switch {
	case s.ListKeys:
		return tui.WriteKeys(p.stdout, rebindings(s))
	case s.ShowConfig:
		return s.WriteConfig(p.stdout)
	case s.List:
		return scenarios.WriteList(p.stdout, s.JSON)
	}
	if err := p.canShow(s); err != nil {
		return &exit{exitUsage, err}
	}
	defer func() {
		if broken := recover(); broken != nil {
			err = &exit{exitFailed, live.PanicError(broken)}
		}
	}()
	s.World.Observe = !s.Headless
	p.exec = s.Exec
	s.World.Exec = p.execFor(&s.World)
	outs, err := outputs.Begin(s.Outputs, p.stdout)
	if err != nil {
		return &exit{exitUsage, err}
	}
	defer outs.Discard()
	outs.Ask(&s.World)
	if s.Headless {
		return p.headless(s, outs)
	}
	p.begun()
	return p.dashboard(s, outs)
}

// checkLook refuses settings that only the dashboard understands.
func (p *program) checkLook(s *flags.Settings) error {
	if _, err := theme.Named(s.Theme); s.Theme != "" && err != nil {
		return s.Refuse("theme", fmt.Sprintf("%.40q is not a theme; expected one of %s", s.Theme, strings.Join(theme.Names(), ", ")))
	}
	var wrong *tui.KeyError
	if errors.As(tui.CheckKeys(rebindings(s)), &wrong) {
		entry := s.Keys[wrong.At]
		at := entry.At
		if wrong.Key >= 0 {
			at = entry.Values[wrong.Key].At
		}
		return &config.Error{File: s.KeysFile, At: at, Problem: wrong.Problem}
	}
	return nil
}

// rebindings are the keys of the user's file.
func rebindings(s *flags.Settings) []tui.Rebinding {
	var list []tui.Rebinding
	for _, e := range s.Keys {
		r := tui.Rebinding{Action: e.Name}
		for _, v := range e.Values {
			r.Keys = append(r.Keys, v.Text)
		}
		list = append(list, r)
	}
	return list
}

// canShow refuses a dashboard where none can be drawn.
func (p *program) canShow(s *flags.Settings) error {
	switch {
	case s.Headless:
		return nil
	case !term.IsTerminal(p.stdout.File.Fd()):
		return errors.New("the dashboard needs a terminal, and standard output is not one; add --headless for a report")
	case os.Getenv("TERM") == "dumb":
		return errors.New("the dashboard needs a terminal that can place text, and TERM is dumb; add --headless for a report")
	}
	return nil
}

// begin gives the commands of --do, as long as nobody wants the run to end.
func (p *program) begin(ctx context.Context, s *flags.Settings, world *sim.World) error {
	names := command.Names{}
	for i, c := range s.Do {
		if ctx.Err() != nil {
			return nil
		}
		answer, err := world.Do(c)
		if err != nil {
			return unfit(s, i, err)
		}
		if answer != "" {
			fmt.Fprintf(p.stderr, "%s: %s\n", said(c, names), answer)
		}
		names.Learn(c)
	}
	return nil
}

// said is a command as people read it, by the names that nodes have been given.
func said(c command.Command, names command.Names) string {
	return command.Say(c, func(id int) string { return names.Of(command.Node(id)) })
}

// unfit says that a command of --do, by its place in the list, cannot be carried out.
func unfit(s *flags.Settings, at int, why error) error {
	names := command.Names{}
	for _, c := range s.Do[:at] {
		names.Learn(c)
	}
	return &exit{exitUsage, s.Refuse("do", fmt.Sprintf("%q: %v", said(s.Do[at], names), why))}
}

// dashboard shows the world until the user leaves. The driver ends before the
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
	driver := live.NewDriver(live.NewTimeline(world, player), s.Limits, live.Library{Items: scenarios.List(), Open: p.open}, time.Now)
	defer driver.Close()
	if s.Speed != 0 {
		if _, err := driver.Begin(command.Speed{Factor: s.Speed}); err != nil {
			return err
		}
	}
	if done, err := driver.BeginAll(s.Do); err != nil {
		return unfit(s, done, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	driven := make(chan error, 1)
	go func() {
		driven <- driver.Run(ctx)
		cancel() // a broken world ends the dashboard too
	}()
	shown := tui.Run(ctx, driver, tui.Options{Theme: s.Theme, ASCII: s.ASCII, Mouse: s.Mouse, Keys: rebindings(s), Recorded: s.Outputs.Record != "", Detect: true})
	cancel()
	if err := <-driven; err != nil {
		return &exit{exitFailed, err}
	}
	journal := func() string { return driver.Timeline().Journal(live.JournalTitle) }
	if err := outs.Write(outputs.Run{Journal: journal}); err != nil {
		return &exit{exitFailed, err}
	}
	switch {
	case errors.Is(shown, tui.ErrInterrupted):
		return &exit{code: exitInterrupted}
	case shown != nil:
		return &exit{exitFailed, shown}
	}
	return nil
}

// open makes the world of another scenario for the dashboard.
func (p *program) open(name string) (*sim.World, *scenario.Player, error) {
	s, err := scenarios.Read(name)
	if err != nil {
		return nil, nil, err
	}
	config, err := s.Config()
	if err != nil {
		return nil, nil, err
	}
	config.Observe = true
	config.Exec = p.execFor(&config)
	w, err := p.newWorld(config)
	if err != nil {
		return nil, nil, err
	}
	return w, scenario.NewPlayer(s), nil
}

// headless runs the world flat out and prints the report. The first Ctrl-C or
// signal ends the run, or what comes before or after it; a second one the program.
func (p *program) headless(s *flags.Settings, outs *outputs.Outputs) error {
	ctx, stop := signal.NotifyContext(context.Background(), tui.EndSignals()...)
	defer stop()
	context.AfterFunc(ctx, stop)
	p.begun()
	world, err := headless.Build(ctx, grace, func() (*sim.World, error) { return p.newWorld(s.World) })
	switch {
	case errors.Is(err, headless.ErrInterrupted):
		return &exit{code: exitInterrupted}
	case err != nil:
		return &exit{exitUsage, err}
	}
	defer world.Close()
	for _, remark := range s.Remarks() {
		fmt.Fprintln(p.stderr, "sosocoin: note:", remark)
	}
	if err := p.begin(ctx, s, world); err != nil {
		return err
	}
	run := headless.Run{
		World: world, Settings: s, Out: p.stdout, Err: p.stderr, Bar: term.IsTerminal(p.stderr.File.Fd()), Files: outs,
		Progress: p.stderr.Raw(), Picture: func() string { return draw(world, s) }, Clock: time.Now, Grace: grace,
	}
	switch err := run.Do(ctx); {
	case errors.Is(err, headless.ErrInterrupted):
		return &exit{code: exitInterrupted}
	case err != nil:
		return &exit{exitFailed, err}
	}
	return nil
}

// grace is a headless.Grace of the wall clock.
func grace() <-chan struct{} {
	over := make(chan struct{})
	time.AfterFunc(200*time.Millisecond, func() { close(over) })
	return over
}

// draw draws the dashboard as it stands at a run's end.
func draw(world *sim.World, s *flags.Settings) string {
	view := world.View(0)
	view.Clock.Paused = true
	return tui.SVG(view, s.Outputs.Picture.W, s.Outputs.Picture.H, tui.Options{Theme: s.Theme, ASCII: s.ASCII, Keys: rebindings(s)})
}
