package tui

import (
	"context"
	"sync"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// staged is a real world that stands still but where the test moves it.
type staged struct {
	t     *testing.T
	world *sim.World
	at    *view.Subject
	focus int
	lines []string
	view  *view.View
}

func (s *staged) View() *view.View { return s.view }

func (s *staged) Beats() <-chan struct{} { return nil }

func (s *staged) picture() {
	v := s.world.View(s.focus)
	v.Clock = view.Clock{Paused: true, Speed: 1}
	if s.at != nil {
		s.world.Inspect(v, *s.at)
	}
	s.view = v
}

func (s *staged) Do(_ context.Context, line string) (string, error) {
	defer s.picture()
	s.lines = append(s.lines, line)
	c, err := command.ParseWith(line, s.world.Known())
	if err != nil {
		return "", err
	}
	switch c := c.(type) {
	case command.Focus:
		s.focus = int(c.Node)
	case command.Inspect:
		if c.ID == "" {
			s.at = nil
			return "", nil
		}
		found, err := s.world.Find(c.ID)
		if err != nil {
			return "", err
		}
		s.at = &found
	case command.Edit:
		found, err := s.world.Find(c.Block)
		if err != nil {
			return "", err
		}
		found.Edit = c.Edit
		s.at = &found
	default:
		if command.KindOf(c) == command.World {
			return s.world.Do(c)
		}
	}
	return "", nil
}

func (s *staged) do(line string) {
	s.t.Helper()
	if _, err := s.Do(context.Background(), line); err != nil {
		s.t.Fatalf("%s: %v", line, err)
	}
}

// newStage makes a world in which two halves have disagreed: the payment rent was
// confirmed by one of them and taken off by a reorganisation, since the other confirmed
// another one of the same coins. One node has crashed.
func newStage(t *testing.T) *staged {
	w := playedStage().Clone()
	t.Cleanup(w.Close)
	s := &staged{t: t, world: w}
	s.picture()
	return s
}

// playedStage is the world of newStage, played once for all tests, of which each has a copy.
var playedStage = sync.OnceValue(func() *sim.World {
	w := worldOfStage()
	for _, do := range []struct {
		at    netsim.Time
		lines []string
	}{
		{150, []string{"partition n0-n2 | n3-n7", "send n0 n3 1 as=rent fee=0.002", "respend rent n4 via=n4 as=theft"}},
		{250, []string{"heal"}},
		{262, []string{"crash n6"}},
		{300, nil},
	} {
		w.AdvanceTo(do.at * netsim.Second)
		for _, line := range do.lines {
			if _, err := w.DoLine(line); err != nil {
				panic(line + ": " + err.Error())
			}
		}
	}
	return w
})

func newWorldOfStage(t *testing.T) *sim.World {
	w := worldOfStage()
	t.Cleanup(w.Close)
	return w
}

func worldOfStage() *sim.World {
	config := settings.Default()
	config.HashRate, config.TxRate, config.Observe, config.Topology = 5, 0.3, true, "ring"
	w, err := sim.NewWorld(config)
	if err != nil {
		panic(err)
	}
	return w
}

func (s *staged) hand(w, h int) *hand {
	d := &hand{t: s.t, app: New(s, Options{Profile: grid.TrueColor})}
	d.give(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// fullest is the block of the best chain with the most transactions; stale is the one that
// was taken off with the rent.
func (s *staged) fullest() (b view.Block) {
	for _, c := range s.view.Tree {
		if c.Main && c.Txs >= b.Txs {
			b = c
		}
	}
	return b
}

func (s *staged) stale() (b view.Block) {
	for _, p := range s.inspected(view.Subject{Hash: s.world.Payment("rent").ID(), Tx: true}).Tx.Places {
		b = *blockOf(s.view, p.Block)
	}
	return b
}

func (s *staged) inspected(what view.Subject) *view.View {
	v := *s.view
	s.world.Inspect(&v, what)
	return &v
}
