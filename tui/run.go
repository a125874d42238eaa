package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/tui/terminal"
	"example.com/sosocoin/tui/theme"

	_ "example.com/sosocoin/tui/quiet" // before bubbletea asks the terminal for its background
)

// ErrInterrupted says that the dashboard was left by Ctrl-C or a signal, or that its
// terminal is gone.
var ErrInterrupted = errors.New("interrupted")

// signalMsg says that the process was asked to end.
type signalMsg struct{}

// Run shows the dashboard until it is left. It returns nil after q,
// ErrInterrupted after Ctrl-C, a signal to end, when ctx or the terminal ends, and a
// *PanicError after a panic in the dashboard or in a command that it gave. The
// terminal is as it was before in every case.
func Run(ctx context.Context, c Controller, o Options) error {
	commands, cancel := context.WithCancel(ctx)
	defer cancel()
	asks := false
	if o.Detect {
		o, asks = detect(o)
	}
	size := terminal.SizeOf(terminal.Shared(o.Output))
	if o.Output != nil {
		o.Output = terminal.Shared(o.Output)
	}
	a := newApp(commands, c, o)
	tty, err := terminal.Open(o.Input)
	if err != nil {
		return fmt.Errorf("dashboard: %w", err)
	}
	defer tty.Close()
	program := tea.NewProgram(&guarded{app: a, size: size}, append(tty.Options(), programOptions(o)...)...)
	tty.Listen(program.Send)
	if asks {
		tty.AskBackground(a.out)
	}
	a.opening = terminal.Opening
	end := func() { program.Send(signalMsg{}) }
	var stop func()
	if o.Remote != nil {
		stop = o.Remote.Watch(ctx, program.Send, end)
	} else {
		stop = terminal.WatchSignals(ctx, end)
	}
	_, err = program.Run()
	tty.Stop()
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
	options := []tea.ProgramOption{tea.WithAltScreen(), tea.WithoutSignalHandler(), tea.WithFPS(1)}
	if o.Mouse {
		options = append(options, tea.WithMouseCellMotion())
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

// detect fills in what the environment tells about the terminal, and says whether the
// terminal is to be asked for its background.
func detect(o Options) (filled Options, asks bool) {
	tty := term.IsTerminal(os.Stdout.Fd())
	o.Profile = theme.Detect(os.Getenv, tty)
	o.ASCII = o.ASCII || !theme.UTF8(os.Getenv)
	o.Wide = theme.Wide(os.Getenv)
	o.multiplexer = terminal.MultiplexerOf(os.Getenv)
	if o.Theme == "" && tty {
		var light bool
		light, asks = terminal.Background(os.Getenv)
		o.Theme, o.guessed = themeFor(light), asks
	}
	return o, asks
}

// guarded catches panics of the App in bubbletea's event loop: the program then
// ends in good order and Run reports the panic after the terminal is restored.
type guarded struct {
	app    *App
	broken bool

	size  func() (tea.WindowSizeMsg, bool) // of the terminal now; nil: there is nobody to ask
	asked bool                             // for it once more
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
	if size, ok := msg.(terminal.Size); ok {
		msg = tea.WindowSizeMsg(size)
	}
	_, cmd = g.app.Update(msg)
	if _, beat := msg.(tickMsg); beat && !g.asked {
		g.asked = true
		cmd = tea.Batch(cmd, g.resize())
	}
	return g, cmd
}

// resize looks at the size once more. bubbletea asks for it before it listens for changes, and what
// changes in between would be lost: by the first beat it has surely begun to listen.
func (g *guarded) resize() tea.Cmd {
	if g.size == nil {
		return nil
	}
	size, known := g.size()
	if !known || size.Width == g.app.w && size.Height == g.app.h {
		return nil
	}
	_, cmd := g.app.Update(size)
	return cmd
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
