package program

import (
	"context"
	"os"
	"os/signal"

	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/lines"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/outputs"
	"example.com/sosocoin/tui/terminal"
)

// inLines shows the world in lines of text.
func (p *program) inLines(ctx context.Context, driver *live.Driver, s *flags.Settings, _ *outputs.Outputs) error {
	ctx, stop := signal.NotifyContext(ctx, terminal.EndSignals()...)
	defer stop()
	mode := lines.Mode{
		World: driver, In: os.Stdin, Out: p.stdout, All: s.PlainAll,
		Bounded: s.Limits != sim.Limits{} || s.Scenario != nil,
		InTurn:  !term.IsTerminal(os.Stdin.Fd()),
	}
	return mode.Run(ctx)
}
