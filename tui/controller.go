package tui

import (
	"context"
	"fmt"
	"runtime/debug"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
)

// Controller is the world that the dashboard shows and steers.
type Controller interface {
	// View returns the newest picture. It must return at once and never nil.
	View() *view.View
	// Do runs one command line and returns its answer. It may take a while.
	Do(ctx context.Context, line string) (answer string, err error)
	// Beats has a value when it is time to look at the View again, framesPerSecond times a
	// second or less often. It is closed when the world has ended.
	Beats() <-chan struct{}
}

// mostWaiting bounds the commands that wait for the one under way: keys pressed
// faster than the world can follow are not to go on for minutes afterwards.
const mostWaiting = 32

// errand is a command line and what to do with its answer.
type errand struct {
	line  string
	reply func(answer string, err error)
}

// errands runs command lines one at a time, in the order in which they came.
type errands struct {
	ctx     context.Context
	world   Controller
	waiting []errand
	busy    bool
	now     string // the line under way, or the one whose answer has just come
	replies bool   // what is asked for by a reply is begun after it
}

type answerMsg struct {
	errand
	answer string
	err    error
}

// crashMsg carries a panic out of a command's goroutine, so that the terminal is
// given back before the panic is reported.
type crashMsg struct{ crash *PanicError }

// PanicError is a panic of the dashboard, reported after the terminal was restored.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v\n\n%s", e.Value, e.Stack) }

// add puts an errand at the end of the queue, or says that the queue is full.
func (e *errands) add(next errand) (tea.Cmd, error) {
	if len(e.waiting) >= mostWaiting {
		return nil, fmt.Errorf("%s: the world is still busy with %d commands", next.line, len(e.waiting)+1)
	}
	e.waiting = append(e.waiting, next)
	if e.replies {
		return nil, nil
	}
	return e.next(), nil
}

// answer gives an answer to whoever asked. Nobody takes a command from them.
func (e *errands) answer(reply func(answer string, err error), answer string, err error) {
	e.replies = true
	defer func() { e.replies = false }()
	reply(answer, err)
}

// next starts the first errand that waits, when none is under way.
func (e *errands) next() tea.Cmd {
	if e.busy || len(e.waiting) == 0 {
		return nil
	}
	first := e.waiting[0]
	e.waiting = e.waiting[1:]
	e.busy, e.now = true, first.line
	ctx, world := e.ctx, e.world
	return guard(func() tea.Msg {
		answer, err := world.Do(ctx, first.line)
		return answerMsg{first, answer, err}
	})
}

// guard turns a panic of a goroutine of ours into a message.
func guard(do func() tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = crashMsg{&PanicError{r, debug.Stack()}}
			}
		}()
		return do()
	}
}

// asideMsg is how something ended that the world has no part in.
type asideMsg struct {
	answer string
	err    error
	reply  func(answer string, err error)
}

// aside does what may take a while, such as writing a file, beside the event loop.
func aside(do func() (answer string, err error), reply func(answer string, err error)) tea.Cmd {
	return guard(func() tea.Msg {
		answer, err := do()
		return asideMsg{answer, err, reply}
	})
}

// idle says whether nothing is under way.
func (e *errands) idle() bool { return !e.busy && len(e.waiting) == 0 }
