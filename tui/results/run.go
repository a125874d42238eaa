package results

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/input"
	"example.com/sosocoin/tui/terminal"
)

// ErrInterrupted says that the view was left by Ctrl-C or a signal, or that its terminal is gone.
var ErrInterrupted = errors.New("interrupted")

// endMsg says that the process was asked to end.
type endMsg struct{}

// Run shows the view until it is left, for a run that Opened tells or for good. The terminal is as it
// was before in every case.
func (v *View) Run(ctx context.Context) (err error) {
	v.ended, v.opened = stays, nil
	tty, err := terminal.Open(nil)
	if err != nil {
		return err
	}
	defer tty.Close()
	m := &model{view: v}
	program := tea.NewProgram(m, append(tty.Options(), tea.WithAltScreen(), tea.WithoutSignalHandler())...)
	tty.Listen(program.Send)
	stop := terminal.WatchSignals(ctx, func() { program.Send(endMsg{}) })
	_, err = program.Run()
	tty.Stop()
	stop()
	switch {
	case m.broken != nil:
		return m.broken
	case v.ended == interrupted, errors.Is(err, syscall.EIO):
		return ErrInterrupted
	}
	return err
}

// model is the view as bubbletea has it.
type model struct {
	view   *View
	broken error
}

// Init has the keyboard read.
func (m *model) Init() tea.Cmd { return terminal.Opening }

// Update passes keys and sizes on. A panic ends the view in good order.
func (m *model) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer m.guard(&cmd)
	v := m.view
	switch msg := msg.(type) {
	case terminal.Size:
		v.resize(msg.Width, msg.Height)
		return m, tea.ClearScreen
	case tea.KeyMsg:
		v.key(msg)
	case endMsg, input.Gone:
		v.ended = interrupted
	}
	if v.ended != stays {
		return m, tea.Quit
	}
	return m, nil
}

// View is the screen as text.
func (m *model) View() string {
	if m.broken != nil {
		return ""
	}
	var cmd tea.Cmd
	defer m.guard(&cmd)
	m.view.draw()
	return m.view.grid.Render(m.view.theme.Profile)
}

func (m *model) guard(cmd *tea.Cmd) {
	if r := recover(); r != nil {
		m.broken = fmt.Errorf("the view broke: %v\n%s", r, debug.Stack())
		*cmd = tea.Quit
	}
}
