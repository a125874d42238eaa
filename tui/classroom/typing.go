package classroom

import (
	"context"
	"io"
	"time"
)

// How fast a guest may type: a paste is taken at once, but nobody can have the machine draw for him
// alone.
const (
	mostPasted = 64 << 10 // bytes at once
	typedRate  = 2 << 10  // bytes a second, for long
)

// typed is what a guest types. It ends the time of one who types nothing, and slows down one who
// types too much.
type typed struct {
	io.Reader
	idle time.Duration
	end  *time.Timer
	now  func() time.Time
	wait func(time.Duration)

	room float64 // bytes that are still taken at once
	at   time.Time
}

// hear is what a guest types into a session, until leave is called since he types nothing.
func (s *Server) hear(ctx context.Context, session io.Reader, leave func()) *typed {
	return &typed{
		Reader: session, idle: s.settings.Idle, end: time.AfterFunc(s.settings.Idle, leave),
		now: time.Now, wait: func(d time.Duration) { waits(ctx, d) },
		room: mostPasted, at: time.Now(),
	}
}

func (t *typed) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	if n > 0 {
		t.end.Reset(t.idle)
	}
	now := t.now()
	t.room = min(t.room+now.Sub(t.at).Seconds()*typedRate, mostPasted) - float64(n)
	if t.at = now; t.room < 0 {
		t.wait(time.Duration(-t.room / typedRate * float64(time.Second)))
	}
	return n, err
}
