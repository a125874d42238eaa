package terminal

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"
)

// Remote is a terminal on another machine. Nothing there is done to this process: no signal
// comes from it, and it has no shell here and no files.
type Remote struct {
	Sizes <-chan tea.WindowSizeMsg // the first, and each that is different
}

// Watch sends the sizes, and calls end at the end of ctx.
func (r *Remote) Watch(ctx context.Context, send func(tea.Msg), end func()) (stop func()) {
	done := make(chan struct{})
	go func() {
		sizes := r.Sizes
		for {
			select {
			case size, more := <-sizes:
				if !more {
					sizes = nil
					continue
				}
				send(size)
			case <-ctx.Done():
				end()
				return
			case <-done:
				return
			}
		}
	}()
	return func() { close(done) }
}
