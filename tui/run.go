package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/tui/theme"

	_ "example.com/sosocoin/tui/quiet" // before bubbletea asks the terminal for its background
)

// ErrInterrupted says that the dashboard was left by Ctrl-C or a signal, or that its
// terminal is gone.
var ErrInterrupted = errors.New("interrupted")

// signalMsg says that the process was asked to end.
type signalMsg struct{}

// Run shows the dashboard until it is left. It returns nil after q,
// ErrInterrupted after Ctrl-C, SIGINT, SIGTERM, when ctx or the terminal ends, and a
// *PanicError after a panic in the dashboard or in a command that it gave. The
// terminal is as it was before in every case.
func Run(ctx context.Context, c Controller, o Options) error {
	commands, cancel := context.WithCancel(ctx)
	defer cancel()
	if o.Detect {
		o = detect(o)
	}
	if o.Output != nil {
		o.Output = sharedOutput(o.Output)
	}
	a := newApp(commands, c, o)
	program := tea.NewProgram(&guarded{app: a}, programOptions(o)...)
	stop := watchSignals(ctx, program)
	_, err := program.Run()
	stop()
	switch {
	case a.quitting != nil:
		return a.quitting
	case errors.Is(err, syscall.EIO): // its reader noticed before the signal came
		return ErrInterrupted
	case err != nil:
		return fmt.Errorf("dashboard: %w", err)
	}
	return nil
}

func programOptions(o Options) []tea.ProgramOption {
	options := []tea.ProgramOption{tea.WithAltScreen(), tea.WithoutSignalHandler(), tea.WithFPS(1), tea.WithFilter(keepSize)}
	if o.Mouse {
		options = append(options, tea.WithMouseCellMotion())
	}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	return options
}

// nothing is what bubbletea is given to show: it has no width and no ink. bubbletea keeps
// the terminal (its mode, the other screen, mouse, paste, the shell in between), but what
// stands there is written by App.paint: cell by cell, which is less for a slow line, at
// once, and without bubbletea's timer, which would wake up for nothing 40 times a second
// (see App.tick).
const nothing = "\x1b[m"

// sizeMsg is a tea.WindowSizeMsg of which bubbletea's renderer does not hear: it would wipe
// what it takes for the rest of its line.
type sizeMsg tea.WindowSizeMsg

func keepSize(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		return sizeMsg(size)
	}
	return msg
}

// EndSignals are the signals that ask the program to end: SIGINT, SIGTERM, and SIGHUP from
// a terminal that is closed, except where nohup has it go on.
func EndSignals() []os.Signal {
	list := []os.Signal{syscall.SIGINT, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		list = append(list, syscall.SIGHUP)
	}
	return list
}

// watchSignals has EndSignals and the end of ctx end the program in good
// order. bubbletea could watch ctx itself, but would then not wait for its reader
// of keys to end, which races with whoever uses the terminal next.
func watchSignals(ctx context.Context, p *tea.Program) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, EndSignals()...)
	go func() {
		select {
		case s := <-signals:
			if s == syscall.SIGHUP {
				// It comes from the terminal and from the shell, and the second one is not
				// to keep a run from being written.
				signal.Ignore(syscall.SIGHUP)
			}
			p.Send(signalMsg{})
		case <-ctx.Done():
			p.Send(signalMsg{})
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// detect fills in what the environment and the terminal tell about themselves.
func detect(o Options) Options {
	tty := term.IsTerminal(os.Stdout.Fd())
	o.Profile = theme.Detect(os.Getenv, tty)
	o.ASCII = o.ASCII || !theme.UTF8(os.Getenv)
	o.Wide = theme.Wide(os.Getenv)
	o.multiplexer = multiplexer(os.Getenv)
	if o.Theme == "" && tty {
		o.Theme = "dark"
		if isLight(os.Getenv) {
			o.Theme = "light"
		}
	}
	return o
}

// guarded catches panics of the App in bubbletea's event loop: the program then
// ends in good order and Run reports the panic after the terminal is restored.
type guarded struct {
	app    *App
	broken bool
}

// Init starts the App.
func (g *guarded) Init() tea.Cmd { return g.app.Init() }

// Update passes the message on.
func (g *guarded) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	model = g
	if g.broken {
		return g, tea.Quit
	}
	defer func() {
		if r := recover(); r != nil {
			cmd = g.fail(r)
		}
	}()
	if size, ok := msg.(sizeMsg); ok {
		msg = tea.WindowSizeMsg(size)
	}
	_, cmd = g.app.Update(msg)
	return g, cmd
}

// View draws the App. A panic shows at the next message, of which a tick is one.
func (g *guarded) View() string {
	if !g.broken {
		g.paint()
	}
	return nothing
}

func (g *guarded) paint() {
	defer func() {
		if r := recover(); r != nil {
			_ = g.fail(r)
		}
	}()
	g.app.paint()
}

func (g *guarded) fail(value any) tea.Cmd {
	g.broken = true
	g.app.quitting = &PanicError{value, debug.Stack()}
	return tea.Quit
}
