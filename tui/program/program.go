package program

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/tui/terminal"
	"example.com/sosocoin/tui/theme"
)

const version = "0.1.0"

// Exit codes.
const (
	exitFine        = 0
	exitFailed      = 1 // a check failed, or something went wrong at run time
	exitUsage       = 2
	exitInterrupted = 130
	exitUnread      = 141 // as of a program that SIGPIPE ends: 128 and its number
)

// Run is one run of the program with these arguments, to its exit code. It handles signals,
// so that there is only one of them in a process.
func Run(args []string, stdout, stderr *os.File) int { return run(args, stdout, stderr, sim.NewWorld) }

// program is one run of the command line.
type program struct {
	stdout, stderr *outputs.Stream
	newWorld       func(settings.Config) (*sim.World, error)
	language       scenarios.Language // of what else is played
	exec           *netsim.Exec       // nil: by what the world is
	begun          func()             // nothing more is only read: see leaveEarly
}

// exit is a way to end with a code, and with a message for stderr where there is
// something to say.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string { return fmt.Sprint(e.err) }

func run(args []string, stdout, stderr *os.File, newWorld func(settings.Config) (*sim.World, error)) int {
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
	signal.Notify(signals, terminal.EndSignals()...)
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
	return flags.Program{Version: version, Out: p.stdout, Err: p.stderr, Themes: theme.Names(), Environ: os.Environ(), Chapters: chapters(), Start: p.start}.Root()
}
