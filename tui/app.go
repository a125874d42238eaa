package tui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/input"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/layout"
	"example.com/sosocoin/tui/prompt"
	"example.com/sosocoin/tui/session"
	"example.com/sosocoin/tui/steer"
	"example.com/sosocoin/tui/terminal"
	"example.com/sosocoin/tui/timebar"
	"example.com/sosocoin/tui/toasts"
)

// framesPerSecond is how often the newest picture of the world is looked for: how often
// Controller.Beats has a value at most. While the world is long at one thing, such as going
// far back, the screen lives on more slowly.
const (
	framesPerSecond = 20
	slowBeat        = time.Second
)

// App is the dashboard. It samples the world on a tick, whatever happens in it,
// and draws a frame only when something has changed: bubbletea asks for one after
// every message.
type App struct {
	view     *view.View
	keys     keymap.Map
	renamed  map[string]string // a key by itself: what does the same now, if that is another
	called   map[string]string // what lessons call a key: what it is called now
	errands  errands
	selected int // node

	deck
	pile
	canvas

	prompt   *prompt.Prompt
	status   status
	toasts   toasts.Toasts
	session  session.Session
	time     steer.Time
	scene    scene
	focus    int       // node last asked to be in the view's focus
	asked    []tea.Cmd // what panels and overlays want of the world, for a key that is handled
	ahead    ahead     // typed before its time
	touched  bool      // a key was pressed
	left     bool      // the program ends: keys mean nothing any more
	quitting error     // why Run ends; nil: q

	opening tea.Cmd // what tells that the program runs; nil: nobody asks

	multiplexer terminal.Multiplexer // what stands before the terminal
	remote      bool                 // the terminal is another machine's

	layout layout.Screen
	saves  func(name string, rows []string) (file string, err error) // layouts; nil: nobody does
	line   timebar.Line                                              // drawn last
}

// New returns the dashboard of a world.
func New(c Controller, o Options) *App { return newApp(context.Background(), c, o) }

func newApp(ctx context.Context, c Controller, o Options) *App {
	panels := newPanels()
	a := &App{
		view:    c.View(),
		keys:    keymap.For(keysOf(panels), o.Keys),
		errands: errands{ctx: ctx, world: c},
		deck:    deck{panels: panels, laid: layout.NewSet(o.Layouts, o.Layout)},
		canvas:  canvas{th: o.theme(), profile: o.Profile, pointer: o.Mouse, guessed: o.guessed, out: terminal.Shared(o.Output), recorder: o.Recorder, stale: true},

		session:     session.Session{Recorded: o.Recorded},
		multiplexer: o.multiplexer,
		saves:       o.SaveLayout,
		remote:      o.Remote != nil,
	}
	a.deck.keys = &a.keys
	a.recent = firstShown(placesOf(a.panels))
	a.lead()
	a.renamed, a.called = a.keys.Renamed(), a.keys.Names()
	a.prompt = &prompt.Prompt{Panels: namesOf(panels), Layouts: a.laid.Words()}
	a.g = a.th.NewGrid(0, 0)
	if a.view.Focus != nil {
		a.focus = a.view.Focus.ID
		a.selectNode(a.focus)
	}
	return a
}

// tickMsg says that it is time to look for a new picture, and how many times 1/framesPerSecond
// have passed since the last one.
type tickMsg struct{ passed int }

// tick waits for the world's next beat. A timer would be simpler, but each one that fires
// while the nodes run flat out wakes a thread of its own beside theirs, and the operating
// system takes milliseconds to part the processors between them again.
func (e *errands) tick() tea.Cmd {
	ctx, beats := e.ctx, e.world.Beats()
	return guard(func() tea.Msg {
		began := time.Now()
		late := time.NewTimer(slowBeat)
		defer late.Stop()
		select {
		case _, runs := <-beats:
			if !runs {
				pause(ctx, time.Second/framesPerSecond)
			}
		case <-late.C:
		case <-ctx.Done():
		}
		passed := (time.Since(began)*framesPerSecond + time.Second/2) / time.Second
		return tickMsg{max(int(passed), 1)}
	})
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// Init starts the ticks.
func (a *App) Init() tea.Cmd { return tea.Batch(a.errands.tick(), a.opening) }

// Update takes in what happened.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.lost != nil && !a.left {
		return a, a.quit(ErrInterrupted)
	}
	if a.left && typedOrPointed(msg) {
		return a, tea.Quit // what comes behind the key that ends the program is for nobody
	}
	switch msg := msg.(type) {
	case tickMsg:
		for range msg.passed {
			if changed := a.toasts.Tick(); a.status.tick() || changed {
				a.stale = true
			}
		}
		a.stale = a.stale || a.moves
		a.sample()
		return a, tea.Batch(a.errands.tick(), a.refocus())
	case tea.WindowSizeMsg:
		a.w, a.h, a.stale = max(msg.Width, 0), max(msg.Height, 0), true
		a.shown.Forget()
		a.g.Resize(a.w, a.h)
	case tea.KeyMsg:
		a.stale = true
		return a, a.press(msg)
	case tea.MouseMsg:
		a.stale = true
		return a, a.mouse(msg)
	case answerMsg:
		a.stale, a.errands.busy = true, false
		if msg.err == nil {
			a.session.Note(msg.line, a.view)
		}
		asked := a.serve(func(*host) { a.errands.answer(msg.reply, msg.answer, msg.err) })
		a.sample()
		a.errands.now = ""
		return a, tea.Batch(a.errands.next(), asked, a.goOn(), a.refocus())
	case asideMsg:
		a.stale = true
		a.errands.answer(msg.reply, msg.answer, msg.err)
		return a, tea.Batch(a.errands.next(), a.goOn())
	case input.Pasted:
		a.stale = true
		return a, a.paste(string(msg))
	case input.Background:
		a.heedBackground(string(msg))
		return a, nil
	case input.Gone:
		return a, a.quit(ErrInterrupted)
	case input.Broken:
		return a, a.quit(&PanicError{msg.Value, msg.Stack})
	case crashMsg:
		return a, a.quit(msg.crash)
	case tea.ResumeMsg:
		a.stale = true
		a.shown.Forget()
		return a, a.mouseMode
	case signalMsg:
		return a, a.quit(ErrInterrupted)
	}
	return a, nil
}

func typedOrPointed(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyMsg, tea.MouseMsg, input.Pasted:
		return true
	}
	return false
}

// sample takes the newest picture of the world.
func (a *App) sample() {
	if v := a.errands.world.View(); v != a.view {
		a.toasts.Forget(a.view, v)
		a.toasts.Tell(v.Now, toasts.News(a.view, v, a.selected, a.errands.now))
		a.view, a.stale = v, true
	}
	if a.selected >= len(a.view.Nodes) {
		a.selected = max(0, len(a.view.Nodes)-1)
	}
	if a.errands.idle() {
		a.time.Settle()
	}
	a.heedInspected()
	for i, p := range a.panels {
		if p, ok := p.(kit.Caller); ok && p.Calls(a.view) {
			a.show(panelID(i+1), a.view)
		}
	}
	a.scene.heed(a)
}

// frame is the context in which panels draw.
func (a *App) frame() *kit.Frame {
	return &kit.Frame{Grid: a.g, View: a.view, Theme: a.th, Selected: a.selected, Renamed: a.renamed, Keys: a.called, New: !a.touched && a.view.Script == nil}
}

// View returns the screen as text.
func (a *App) View() string {
	if a.stale {
		a.draw()
		a.drawn = a.g.Render(a.th.Profile)
		a.stale = false
	}
	return a.drawn
}

// paint writes to the terminal what has changed on the screen.
func (a *App) paint() {
	if !a.stale {
		return
	}
	a.draw()
	a.stale = false
	if changes := a.shown.Changes(a.g, a.th.Profile); len(changes) > 0 {
		a.written(a.out.Write(changes))
		a.recorder.Show(a.w, a.h, changes)
	}
}

// quit ends the program; Run returns why.
func (a *App) quit(why error) tea.Cmd {
	a.quitting, a.left = why, true
	return tea.Quit
}

// ask queues a command line; reply gets what the world answers.
func (a *App) ask(line string, reply func(answer string, err error)) tea.Cmd {
	cmd, err := a.errands.add(errand{line, reply})
	if err != nil {
		reply("", err)
	}
	return cmd
}

// selectNode makes a node the one that keys act on.
func (a *App) selectNode(id int) {
	a.selected = id
	for _, p := range a.panels {
		if p, ok := p.(kit.Follower); ok {
			p.Follow(id)
		}
	}
}

// refocus has the world show the selected node in depth. One question at a time:
// a held-down arrow key asks for the node where it stopped, not for all on the way.
func (a *App) refocus() tea.Cmd {
	if a.selected == a.focus || !a.errands.idle() || len(a.view.Nodes) == 0 {
		return nil
	}
	a.focus = a.selected
	return a.ask(command.Focus{Node: nodeset.Node(a.selected)}.String(), func(_ string, err error) {
		if err != nil {
			a.say("", err)
		}
	})
}
