package terminal

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// EndSignals are the signals that ask the program to end: SIGINT, SIGTERM, and SIGHUP from
// a terminal that is closed, except where nohup has it go on.
func EndSignals() []os.Signal {
	list := []os.Signal{syscall.SIGINT, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		list = append(list, syscall.SIGHUP)
	}
	return list
}

// lastSignals end a program on the spot, and with a picture of its goroutines, unless they
// are caught. The first one is, so that the terminal is given back; a second one does what
// they are for, as where the dashboard hangs.
func lastSignals() []os.Signal { return []os.Signal{syscall.SIGQUIT, syscall.SIGABRT} }

// WatchSignals calls end at EndSignals, lastSignals and the end of ctx, for the program to
// end in good order. bubbletea could watch ctx itself, but would then not wait for its
// commands to end.
func WatchSignals(ctx context.Context, end func()) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, append(EndSignals(), lastSignals()...)...)
	go func() {
		select {
		case s := <-signals:
			signal.Reset(lastSignals()...)
			if s == syscall.SIGHUP {
				// It comes from the terminal and from the shell, and the second one is not
				// to keep a run from being written.
				signal.Ignore(syscall.SIGHUP)
			}
			end()
		case <-ctx.Done():
			end()
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
