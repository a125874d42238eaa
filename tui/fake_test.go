package tui

import (
	"context"
	"errors"
	"strings"
	"sync"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit/kittest"
)

// fake is a world for tests: it shows a made-up view, remembers the lines that it
// is given and answers as told.
type fake struct {
	mu     sync.Mutex
	view   *view.View
	lines  []string
	refuse string // a reason against every world command
	keys   string // the answer to keys
}

func newFake(m kittest.Made) *fake { return &fake{view: kittest.World(m)} }

func (f *fake) View() *view.View {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.view
}

// Beats has an App look at the world when it was given an answer, and now and then.
func (f *fake) Beats() <-chan struct{} { return nil }

// edit publishes a changed copy of the view.
func (f *fake) edit(change func(v *view.View)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	v := *f.view
	change(&v)
	f.view = &v
}

func (f *fake) Do(_ context.Context, line string) (string, error) {
	f.mu.Lock()
	f.lines = append(f.lines, line)
	refuse := f.refuse
	f.mu.Unlock()
	c, err := command.Parse(line)
	if err != nil {
		return "", err
	}
	switch c := c.(type) {
	case command.Pause:
		f.edit(func(v *view.View) { v.Clock.Paused = true })
	case command.Resume:
		f.edit(func(v *view.View) { v.Clock.Paused = false })
	case command.Speed:
		f.edit(func(v *view.View) { v.Clock.Speed, v.Clock.Reached = c.Factor, measured.Known(c.Factor) })
	case command.Focus:
		if int(c.Node) >= len(f.View().Nodes) {
			return "", errors.New(c.String() + ": no such node")
		}
		f.edit(func(v *view.View) {
			d := *v.Focus
			d.ID = int(c.Node)
			v.Focus = &d
		})
		return "", nil
	case command.Inspect:
		f.edit(func(v *view.View) { inspectMadeUp(v, c.ID) })
		return "", nil
	case command.Help:
		return command.HelpText(c.About)
	case command.Keys:
		return f.keys, nil
	default:
		if refuse != "" && command.KindOf(c) == command.World {
			return "", errors.New(refuse)
		}
	}
	return "done: " + c.String(), nil
}

func (f *fake) said() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return strings.Join(f.lines, "\n")
}

// inspectMadeUp puts a block of the tree, or else a transaction, with next to nothing
// known of it, into a view.
func inspectMadeUp(v *view.View, id string) {
	v.Block, v.Tx = nil, nil
	h, err := chain.ParseHash(id)
	if err != nil {
		return
	}
	if b := blockOf(v, h); b != nil {
		v.Block = &view.BlockDetail{Block: *b, P50: -1, P90: -1}
		return
	}
	v.Tx = &view.TxDetail{Tx: view.Tx{ID: h}, Maker: -1}
}
