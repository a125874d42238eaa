package terminal

import (
	"io"
	"os"
	"sync"
)

// whole is a writer each of whose writes is done before the next begins, as those to a
// terminal are, so that nothing is written into the middle of a frame.
type whole struct {
	mu sync.Mutex
	w  io.Writer
}

func (w *whole) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.w.Write(p)
}

// Shared returns an output that two may write to; for nil, standard output.
func Shared(w io.Writer) io.Writer {
	switch w := w.(type) {
	case nil:
		return os.Stdout
	case *os.File:
		return w
	default:
		return &whole{w: w}
	}
}
