package program

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sweep"
	"example.com/sosocoin/tui/results"
	"example.com/sosocoin/tui/terminal"
	"example.com/sosocoin/tui/theme"
)

// mostShown is how many runs of a cell are listed.
const mostShown = 100_000

// showSweep shows the results of a sweep, and in the dashboard each of its runs that is opened.
func (p *program) showSweep(s *flags.Settings) error {
	source, journal, err := p.readResults(s)
	if err != nil {
		return err
	}
	defer journal.Close()
	th, err := p.viewTheme(s)
	if err != nil {
		return &exit{exitUsage, err}
	}
	view := results.New(source, th)
	for {
		err := view.Run(context.Background())
		switch {
		case errors.Is(err, results.ErrInterrupted):
			return &exit{code: exitInterrupted}
		case err != nil:
			return &exit{exitFailed, err}
		}
		job := view.Opened()
		if job == nil {
			return nil
		}
		// The dashboard, as the command line that is printed would show it.
		fmt.Fprintln(p.stdout, plain.Line(job.Command()))
		root := p.root()
		root.SetArgs(job.Flags())
		err = root.Execute()
		var end *exit
		switch {
		case errors.As(err, &end) && end.code == exitInterrupted:
			return err
		case err != nil:
			view.Say(err.Error())
		default:
			view.Say("back from seed " + fmt.Sprint(job.Seed()) + "; its command is printed when this view ends")
		}
	}
}

// viewTheme is what the view is drawn with, if there is a terminal for it.
func (p *program) viewTheme(s *flags.Settings) (*theme.Theme, error) {
	name := s.Sweep.Theme
	if name == "" {
		name = "dark"
		if light, _ := terminal.Background(os.Getenv); light {
			name = "light"
		}
	}
	th, err := theme.New(name, theme.Detect(os.Getenv, true), s.ASCII || !theme.UTF8(os.Getenv))
	if err != nil {
		return nil, fmt.Errorf("--theme: %.40q is not a theme; expected one of %s", name, strings.Join(theme.Names(), ", "))
	}
	if !term.IsTerminal(p.stdout.File.Fd()) || os.Getenv("TERM") == "dumb" {
		return nil, errors.New("sweep show needs a terminal that can place text; sosocoin sweep merge prints the table")
	}
	th.SetWide(theme.Wide(os.Getenv))
	return th, nil
}

// readResults reads the files, and sums up what is there.
func (p *program) readResults(s *flags.Settings) (results.Source, *sweep.Journal, error) {
	var source results.Source
	spec, journal, err := sweep.Open(s.Sweep.Files...)
	if err != nil {
		return source, nil, &exit{exitUsage, err}
	}
	ctx, stop := interruptible()
	defer stop()
	p.begun()
	runner := &sweep.Runner{Spec: spec, Workers: 1, Journal: journal, Finished: true}
	ended := p.showProgress(runner)
	source.Table, err = runner.Run(ctx)
	ended()
	var missing *sweep.MissingError
	switch {
	case ctx.Err() != nil:
		err = &exit{code: exitInterrupted}
	case errors.As(err, &missing):
		source.Notes = append(source.Notes, fmt.Sprintf("%d of %d results are missing: these are the others", missing.Missing, missing.Of))
		err = nil
	case err != nil:
		err = &exit{exitUsage, err}
	}
	if err == nil && spec.Program != build() {
		source.Notes = append(source.Notes, fmt.Sprintf("played by sosocoin %s, and this is %s: a run that is opened may end otherwise", spec.Program, build()))
	}
	if err == nil && s.Sweep.Figures() != nil {
		if wrong := source.Table.Choose(s.Sweep.Figures()); wrong != nil {
			err = &exit{exitUsage, wrong}
		}
	}
	if err != nil {
		journal.Close()
		return source, nil, err
	}
	source.Runs = func(cell *sweep.Summary) ([]sweep.Run, error) { return journal.Runs(cell, mostShown) }
	return source, journal, nil
}
