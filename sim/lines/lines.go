package lines

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/view"
)

// World is what is shown and steered, as a live.Driver is.
type World interface {
	// View returns the newest picture. It must return at once and never nil.
	View() *view.View
	// Do runs one command line and returns its answer. It may take a while.
	Do(ctx context.Context, line string) (answer string, err error)
	// Beats has a value when it is time to look at the View again. It is closed when the
	// world has ended.
	Beats() <-chan struct{}
}

// Mode is the line mode.
type Mode struct {
	World World
	In    io.Reader
	Out   io.Writer
	All   bool // tell what comes often, too
	// Bounded says that the run has an end of its own, to which it goes on when the input
	// has ended.
	Bounded bool
	// InTurn has a command wait until the one before it has run the world to where it was
	// to: where nobody sits at the input.
	InTurn bool

	told  told
	ended bool // the input
	err   error
}

// ErrInterrupted says that the mode was ended from outside.
var ErrInterrupted = errors.New("interrupted")

// longest bounds a line of the input.
const longest = 1 << 20

// Run tells and heeds lines until quit, the end of the input and of the run, or that of ctx,
// which is ErrInterrupted. That nobody reads any more is no error.
func (m *Mode) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	m.greet()
	m.look()
	typed := read(ctx, m.In)
	for m.err == nil {
		in := typed
		if m.InTurn && m.told.view.Clock.Bound {
			in = nil
		}
		select {
		case <-ctx.Done():
			return ErrInterrupted
		case line, more := <-in:
			switch {
			case !more:
				m.ended, typed = true, nil
			case m.heed(ctx, line):
				return nil
			}
		case _, runs := <-m.World.Beats():
			if !runs {
				return ErrInterrupted
			}
		}
		m.look()
		if m.ended && m.over() {
			return nil
		}
	}
	return nil
}

// read sends the lines of an input, until it ends or ctx does.
func read(ctx context.Context, in io.Reader) <-chan string {
	typed := make(chan string)
	go func() {
		defer close(typed)
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, longest)
		for lines.Scan() {
			select {
			case typed <- lines.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return typed
}

func (m *Mode) greet() {
	v := m.World.View()
	m.say(fmt.Sprintf("sosocoin: %s, seed %d, speed %s.", plain.Count(len(v.Nodes), "node"), v.Seed, quantity.FormatSpeed(v.Clock.Speed)))
	m.say("Type a command and press Enter. help lists the commands, pause and resume stop time and let it go on, quit ends.")
}

// heed carries out a line, and reports whether it ends the mode.
func (m *Mode) heed(ctx context.Context, line string) (quit bool) {
	line = strings.TrimPrefix(strings.TrimSpace(line), ":")
	if line == "" {
		return false
	}
	m.look() // what happened before comes before
	if c, err := command.ParseWith(line, m.told.view.Known); err == nil && c == (command.Quit{}) {
		return true
	}
	answer, err := m.World.Do(ctx, line)
	before := m.told.lines
	m.look()
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil:
		m.say("Error: " + err.Error())
	case answer != "":
		m.say(answer)
	case m.told.lines == before:
		m.say("Done.")
	}
	return false
}

// over says whether nothing is to come for which nobody types anything.
func (m *Mode) over() bool {
	v := m.told.view
	waits := v.Script != nil && (v.Script.Waiting || v.Script.Lesson)
	return !v.Clock.Bound && (v.Clock.Paused || waits || !m.Bounded)
}

// say writes lines.
func (m *Mode) say(text string) {
	if m.err == nil {
		_, m.err = io.WriteString(m.Out, text+"\n")
	}
}

// look tells what has happened since the last look.
func (m *Mode) look() {
	v := m.World.View()
	if v == m.told.view {
		return
	}
	for _, text := range m.told.news(v, m.All) {
		m.say(text)
	}
}
