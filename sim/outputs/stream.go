package outputs

import (
	"io"
	"os"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/plain"
)

// Stream is a standard stream, for people or for programs that read JSON. It remembers why
// it could not be written.
type Stream struct {
	File *os.File
	Err  error
}

// Write writes text as plain.Text has it: much of what is told was written by somebody
// else, and must give a terminal no orders. It keeps the first error.
func (s *Stream) Write(p []byte) (int, error) { return plain.Writer{Out: s.Raw()}.Write(p) }

// Raw returns the stream for the program's own orders to a terminal.
func (s *Stream) Raw() io.Writer { return raw{s} }

type raw struct{ *Stream }

func (r raw) Write(p []byte) (int, error) {
	n, err := r.File.Write(p)
	r.fail(err)
	return n, err
}

func (s *Stream) fail(err error) {
	if s.Err == nil {
		s.Err = err
	}
}

// Unread says whether the stream's reader has left, as head does when it has enough.
func (s *Stream) Unread() bool { return files.Left(s.Err) }
