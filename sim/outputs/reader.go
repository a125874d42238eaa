package outputs

import "example.com/sosocoin/sim/files"

// growing writes a file that grows with the run, and notices when its reader leaves.
type growing struct {
	of   *Outputs
	file *files.File
	name string
}

func (g growing) Write(p []byte) (int, error) {
	n, err := g.file.Write(p)
	if err != nil {
		_ = g.of.heard(g.name, err) // the file keeps the error
	}
	return n, err
}

// WhenUnread has something end the run once nobody reads standard output any more and
// nothing else is to come of the run.
func (o *Outputs) WhenUnread(end func()) { o.end = end }

// heard takes it from an error that a file's reader has left, which is no failure: it has
// what it wanted. If it was that of standard output, the program ends as after its own words.
func (o *Outputs) heard(file string, err error) error {
	if !files.Left(err) {
		return err
	}
	if files.IsStdout(file) {
		o.stdout.fail(err)
		o.Unread()
	}
	return nil
}

// Unread ends the run, if all that it was asked for was to go to standard output, whose
// reader has left.
func (o *Outputs) Unread() {
	if o.end == nil || o.want.CSV != "" {
		return
	}
	for _, file := range []string{o.want.Record, o.want.Trace, o.want.Tracks, o.want.Page, o.want.Picture.File, o.want.Cast} {
		if file != "" && !files.IsStdout(file) {
			return
		}
	}
	o.end()
}
