package outputs

import (
	"errors"
	"io"
	"slices"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/audit"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/graph"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/report"
	"example.com/sosocoin/sim/report/page"
	"example.com/sosocoin/sim/report/tracks"
	"example.com/sosocoin/sim/settings"
)

// Outputs are the files of one run.
type Outputs struct {
	want   flags.Outputs
	trace  *files.File // nil: none
	events *files.File // nil: none
	tracks *tracks.Writer
	cast   *files.File // nil: none
	stdout *Stream
	end    func() // ends the run; nil: it cannot be ended
}

// Run is a run that is over.
type Run struct {
	World   *sim.World
	Report  *outcome.Report
	Story   *page.Story   // nil: no scenario was played
	Picture func() string // draws the dashboard
	Journal func() string // of which a replay can be made
	Left    func() error  // why nobody waits for the files any more; nil, or nil: somebody does
}

// heed is a writer that writes nothing more once nobody waits for it.
func (r Run) heed(out io.Writer) io.Writer {
	if r.Left == nil {
		return out
	}
	return &patient{out, r.Left}
}

type patient struct {
	io.Writer
	left func() error
}

func (p *patient) Write(b []byte) (int, error) {
	if err := p.left(); err != nil {
		return 0, err
	}
	return p.Writer.Write(b)
}

// Begin begins the files that grow with the run. What is written to standard output goes
// where stdout goes. Errors are *flags.Error.
func Begin(want flags.Outputs, stdout *Stream) (*Outputs, error) {
	o := &Outputs{want: want, stdout: stdout}
	var err error
	if want.Trace != "" {
		if o.trace, err = files.Create(want.Trace); err != nil {
			return nil, blame("trace", err)
		}
	}
	if want.Tracks != "" {
		if o.events, err = files.Create(want.Tracks); err != nil {
			o.Discard()
			return nil, blame("trace-events", err)
		}
		o.tracks = tracks.New(growing{o, o.events, want.Tracks})
	}
	if want.Cast != "" {
		if o.cast, err = files.CreateNew(want.Cast); err != nil {
			o.Discard()
			return nil, blame("cast", err)
		}
	}
	return o, nil
}

// Ask has a world keep and show what the files need. It changes nothing in the run.
func (o *Outputs) Ask(c *settings.Config) {
	c.Observe = c.Observe || o.want.Picture.File != "" || o.cast != nil
	c.Record = o.want.CSV != "" || o.want.Page != "" || o.want.Tree != "" || o.want.Graph != "" || o.want.Chain != ""
	var shown []settings.Trace
	if o.trace != nil {
		shown = append(shown, report.Trace(growing{o, o.trace, o.want.Trace}))
	}
	if o.tracks != nil {
		shown = append(shown, o.tracks.Show)
	}
	switch len(shown) {
	case 1:
		c.Trace = shown[0]
	case 2:
		c.Trace = func(line any) { shown[0](line); shown[1](line) }
	}
}

// Cast is where a recording goes; nil: none is wanted. Errors are told by Write.
func (o *Outputs) Cast() io.Writer {
	if o.cast == nil {
		return nil
	}
	return growing{o, o.cast, o.want.Cast}
}

// Direct says whether a file is seen while it is written, so that a bar of progress could
// end up inside it.
func (o *Outputs) Direct() bool {
	return o.trace != nil && files.IsDirect(o.want.Trace) || o.events != nil && files.IsDirect(o.want.Tracks) || o.cast != nil && files.IsDirect(o.want.Cast)
}

// Flush shows what has grown as far as the run is, if it goes where it is seen at once:
// before something else is written there.
func (o *Outputs) Flush() {
	for _, f := range o.growing() {
		f.Flush()
	}
}

// Discard leaves no half of a file behind. After Write it does nothing.
func (o *Outputs) Discard() {
	for _, f := range o.growing() {
		f.Discard()
	}
}

// growing are the files that grow with the run.
func (o *Outputs) growing() []*files.File {
	return slices.DeleteFunc([]*files.File{o.trace, o.events, o.cast}, func(f *files.File) bool { return f == nil })
}

// Write writes all files, in this order, each whether the others can be written or not. A
// pipe whose reader has left is none of the errors. Errors are *flags.Error, joined.
func (o *Outputs) Write(run Run) error {
	var failed []error
	did := func(flag, file string, err error) { failed = append(failed, blame(flag, o.heard(file, err))) }
	if o.trace != nil {
		did("trace", o.want.Trace, o.trace.Commit())
	}
	if o.events != nil {
		o.tracks.Close()
		did("trace-events", o.want.Tracks, o.events.Commit())
	}
	if o.cast != nil {
		did("cast", o.want.Cast, o.cast.Commit())
	}
	if o.want.Record != "" {
		did("record", o.want.Record, writeText(o.want.Record, run, run.Journal))
	}
	if o.want.CSV != "" {
		did("csv", o.want.CSV, writeTables(o.want.CSV, run))
	}
	if o.want.Page != "" {
		did("report", o.want.Page, files.Write(o.want.Page, func(out io.Writer) error {
			return page.Write(run.heed(out), run.World, run.Report, run.Story)
		}))
	}
	for _, d := range []struct {
		flag, file string
		of         func(*outcome.History) *graph.Drawing
	}{{"graph", o.want.Graph, graph.NetworkOf}, {"tree", o.want.Tree, graph.TreeOf}} {
		if d.file != "" {
			did(d.flag, d.file, files.Write(d.file, func(out io.Writer) error { return d.of(run.World.History()).Write(run.heed(out), d.file) }))
		}
	}
	if o.want.Chain != "" {
		did("chain", o.want.Chain, files.Write(o.want.Chain, func(out io.Writer) error { return audit.Write(run.heed(out), run.World.History()) }))
	}
	if o.want.Picture.File != "" {
		did("svg", o.want.Picture.File, writeText(o.want.Picture.File, run, run.Picture))
	}
	return errors.Join(failed...)
}

func writeText(file string, run Run, text func() string) error {
	return files.Write(file, func(out io.Writer) error {
		_, err := io.WriteString(run.heed(out), text())
		return err
	})
}

func writeTables(dir string, run Run) error {
	h := run.World.History()
	var parts []files.Part
	for _, table := range report.Tables() {
		parts = append(parts, files.Part{Name: table.File, Fill: func(out io.Writer) error { return table.Write(run.heed(out), h) }})
	}
	return files.WriteAll(dir, parts...)
}

// blame tells which flag an error is about.
func blame(flag string, err error) error {
	if err == nil {
		return nil
	}
	return &flags.Error{Flag: flag, Problem: err.Error()}
}
