package program

import (
	"errors"
	"os"

	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/keymap"
)

// start builds the world and shows it. A panic of a node is an error like others;
// the dashboard has given the terminal back by then.
func (p *program) start(s *flags.Settings) (err error) {
	switch {
	case s.Verify != "":
		return p.verify(s.Verify)
	case s.Sweep != nil && s.Sweep.Show:
		return p.showSweep(s)
	case s.Sweep != nil && s.Sweep.Served != nil:
		return serveSweep(p, s)
	case s.Work != nil:
		return workOnSweep(p, s.Work)
	case s.Sweep != nil:
		return p.sweep(s)
	case s.Trial != nil:
		return p.experiment(s)
	}
	if err := p.checkLook(s); err != nil {
		return &exit{exitUsage, err}
	}
	switch {
	case s.ListKeys:
		return keymap.Write(p.stdout, tui.PanelKeys(), rebindings(s))
	case s.ShowConfig:
		return s.WriteConfig(p.stdout)
	case s.List:
		return s.Language.WriteList(p.stdout, s.JSON)
	}
	if err := p.canShow(s); err != nil {
		return &exit{exitUsage, err}
	}
	defer func() {
		if broken := recover(); broken != nil {
			err = &exit{exitFailed, live.PanicError(broken)}
		}
	}()
	s.World.Observe = !s.Headless || s.Shot != nil || s.HTTP != nil || s.SSH.Address != ""
	p.exec = s.Exec
	s.World.Exec = p.execFor(&s.World)
	if s.Shot != nil {
		return p.picture(s)
	}
	if s.Serve != nil && !s.Serve.Shared(s) {
		return p.lend(s)
	}
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

// canShow refuses a dashboard where none can be drawn.
func (p *program) canShow(s *flags.Settings) error {
	switch {
	case s.Headless, s.Plain, s.Shot != nil:
		return nil
	case !term.IsTerminal(p.stdout.File.Fd()):
		return errors.New("the dashboard needs a terminal, and standard output is not one; add --plain for lines of text, or --headless for a report")
	case os.Getenv("TERM") == "dumb":
		return errors.New("the dashboard needs a terminal that can place text, and TERM is dumb; add --plain for lines of text, or --headless for a report")
	}
	return nil
}

// fewNodes is up to how many nodes have a goroutine each where somebody looks. A run flat out
// takes less with workers, who share long windows as well. The results are the same.
const fewNodes = 64

// execFor is what runs a world.
func (p *program) execFor(c *settings.Config) netsim.Exec {
	switch {
	case p.exec != nil:
		return *p.exec
	case c.Nodes > fewNodes, !c.Observe:
		return netsim.Workers
	}
	return netsim.Goroutines
}
