package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"github.com/charmbracelet/x/term"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/report/page"
	"example.com/sosocoin/sim/sweep"
)

// sweep plays a grid of worlds, or joins the results of parts, and prints the table.
func (p *program) sweep(s *flags.Settings) (err error) {
	ask := s.Sweep
	runner := &sweep.Runner{Spec: &ask.Spec, Workers: max(ask.Workers, 1), Shard: ask.Shard}
	switch {
	case ask.Files != nil:
		runner.Finished = true
		if runner.Spec, runner.Journal, err = sweep.Open(ask.Files...); err != nil {
			return &exit{exitUsage, err}
		}
	default:
		ask.Spec.Program = build()
		if err := p.affordable(s); err != nil {
			return err
		}
		if ask.Resume != "" {
			if runner.Journal, err = sweep.Resume(ask.Resume, &ask.Spec); err != nil {
				return &exit{exitUsage, err}
			}
		}
	}
	if runner.Journal != nil {
		defer func() {
			if closed := runner.Journal.Close(); err == nil && closed != nil {
				err = &exit{exitFailed, closed}
			}
		}()
	}
	ctx, stop := interruptible()
	defer stop()
	p.begun()
	return p.played(ctx, s, runner)
}

// played works a sweep off, and writes what came of it.
func (p *program) played(ctx context.Context, s *flags.Settings, runner *sweep.Runner) error {
	ask := s.Sweep
	rows, err := newTable(ask.CSV, runner)
	if err != nil {
		return &exit{exitFailed, s.Refuse("csv", err.Error())}
	}
	defer rows.discard()
	ended := p.showProgress(runner)
	table, err := runner.Run(ctx)
	ended()
	if err != nil {
		return p.sweepEnd(ctx, s, err)
	}
	if ask.Shard.Of > 0 {
		fmt.Fprintf(p.stdout, "part %d of %d: %s in %s; sosocoin sweep merge joins all parts\n", ask.Shard.Part, ask.Shard.Of, plain.Count(runner.Journal.Len(), "result"), ask.Resume)
		return nil
	}
	if shown := ask.Figures(); ask.Files != nil && shown != nil {
		if err := table.Choose(shown); err != nil {
			return &exit{exitUsage, err}
		}
	}
	if err := p.printTable(s, table); err != nil {
		return err
	}
	if err := rows.commit(); err != nil {
		return &exit{exitFailed, s.Refuse("csv", err.Error())}
	}
	for _, o := range []struct {
		flag, file string
		write      func(io.Writer, *sweep.Table) error
	}{{"report", ask.Page, page.WriteSweep}, {"svg", ask.Picture, page.WriteSweepPicture}} {
		if o.file == "" {
			continue
		}
		if err := files.Write(o.file, func(out io.Writer) error { return o.write(out, table) }); err != nil {
			return &exit{exitFailed, s.Refuse(o.flag, err.Error())}
		}
	}
	if err := table.Failure(); err != nil {
		return &exit{exitFailed, err}
	}
	return nil
}

func (p *program) printTable(s *flags.Settings, table *sweep.Table) error {
	if s.JSON {
		return table.WriteJSON(p.stdout)
	}
	_, err := io.WriteString(p.stdout, table.Text())
	return err
}

// sweepEnd is how the program ends when a sweep did not come to its end.
func (p *program) sweepEnd(ctx context.Context, s *flags.Settings, err error) error {
	var (
		wrong   *sweep.Error
		setup   *sweep.SetupError
		missing *sweep.MissingError
		file    *sweep.JournalError
	)
	switch {
	case ctx.Err() != nil:
		if s.Sweep.Resume != "" {
			fmt.Fprintf(p.stderr, "sosocoin: interrupted; the same command goes on where it stopped, by %s\n", s.Sweep.Resume)
		}
		return &exit{code: exitInterrupted}
	case errors.As(err, &wrong), errors.As(err, &setup), s.Sweep.Files != nil && (errors.As(err, &missing) || errors.As(err, &file)):
		return &exit{exitUsage, err}
	}
	return &exit{exitFailed, err}
}

// affordable refuses so many runs that they can hardly be meant, and says how long they would take.
func (p *program) affordable(s *flags.Settings) error {
	ask := s.Sweep
	first, err := ask.Spec.Cell(0)
	if err != nil {
		return &exit{exitUsage, err}
	}
	jobs := ask.Spec.Jobs()
	if jobs <= sweep.Large || ask.Yes {
		return nil
	}
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
	defer stop()
	began := time.Now()
	_, err = sweep.Job{Cell: first}.Play(ctx)
	each := time.Since(began)
	if err != nil && ctx.Err() == nil {
		return &exit{exitUsage, err}
	}
	long := time.Duration(float64(each) * float64(jobs) / float64(ask.Workers))
	more := ""
	if ctx.Err() != nil {
		more = "more than "
	}
	return &exit{exitUsage, s.Refuse("set", fmt.Sprintf("%s with %s each are %d runs, which would take %s%s; add --yes if that is meant",
		plain.Count(ask.Spec.Size(), "cell"), plain.Count(ask.Spec.Runs, "run"), jobs, more, longTime(long)))}
}

// longTime is a duration in the two greatest of its units.
func longTime(d time.Duration) string {
	switch days := d / (24 * time.Hour); {
	case d < 0: // more than there is
		return "centuries"
	case days >= 1000:
		return fmt.Sprintf("%.0f years", d.Hours()/24/365)
	case days > 2:
		return plain.Count(int(days), "day")
	case d > 2*time.Hour:
		return fmt.Sprintf("%.0f hours", d.Hours())
	case d > 2*time.Minute:
		return fmt.Sprintf("%.0f minutes", d.Minutes())
	}
	return fmt.Sprintf("%.0f seconds", d.Seconds())
}

// build is the version of this program, with the state of its source where that is known: results
// of different programs do not go together.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	name := version
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) > 12:
			name += "+" + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			name += "-modified"
		}
	}
	return name
}

// progressPeriod is how often the bar is drawn.
const progressPeriod = 100 * time.Millisecond

// showProgress draws a bar with the time that is left, where standard error is a terminal.
func (p *program) showProgress(r *sweep.Runner) (ended func()) {
	if !term.IsTerminal(p.stderr.File.Fd()) {
		return func() {}
	}
	bar, began, drawn, out := newBar(), time.Now(), time.Time{}, p.stderr.Raw()
	r.Progress = func(done, total int) {
		now := time.Now()
		if now.Sub(drawn) < progressPeriod {
			return
		}
		drawn = now
		left := time.Duration(float64(now.Sub(began)) / float64(done) * float64(total-done))
		fmt.Fprintf(out, "\r%s  %d of %d runs, %s left \x1b[K", bar(min(float64(done)/float64(total), 1)), done, total, longTime(left))
	}
	return func() {
		if !drawn.IsZero() {
			fmt.Fprint(out, "\r\x1b[K")
		}
	}
}

// tableFile is the file of --csv; the zero value is none.
type tableFile struct{ file *files.File }

func newTable(name string, r *sweep.Runner) (*tableFile, error) {
	if name == "" {
		return &tableFile{}, nil
	}
	file, err := files.Create(name)
	if err != nil {
		return nil, err
	}
	r.Begin = func(columns []sweep.Column) error {
		rows, err := sweep.NewRows(plain.Writer{Out: file}, r.Spec, columns)
		if err == nil {
			r.Each = rows.Write
		}
		return err
	}
	return &tableFile{file}, nil
}

func (t *tableFile) commit() error {
	if t.file == nil {
		return nil
	}
	return t.file.Commit()
}

func (t *tableFile) discard() {
	if t.file != nil {
		t.file.Discard()
	}
}
