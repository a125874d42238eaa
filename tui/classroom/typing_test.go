package classroom

import (
	"testing"
	"time"
)

// held is somebody who holds a key down, or has something there that types for him.
type held struct{}

func (held) Read(p []byte) (int, error) { return len(p), nil }

// A paste is taken at once; who goes on is slowed down, and after a rest is not.
func TestTypingHasAPace(t *testing.T) {
	now, waited := time.Unix(0, 0), time.Duration(0)
	typing := &typed{
		Reader: held{}, idle: time.Hour, end: time.NewTimer(time.Hour), now: func() time.Time { return now },
		wait: func(d time.Duration) { waited += d; now = now.Add(d) }, room: mostPasted, at: now,
	}
	read := func(bytes int) {
		for ; bytes > 0; bytes -= 1024 {
			if _, err := typing.Read(make([]byte, 1024)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if read(mostPasted); waited != 0 {
		t.Errorf("a paste takes %v", waited)
	}
	if read(10 * typedRate); waited.Round(time.Millisecond) != 10*time.Second {
		t.Errorf("what is typed in ten seconds takes %v", waited)
	}
	now, waited = now.Add(time.Minute), 0
	if read(mostPasted); waited != 0 {
		t.Errorf("after a rest a paste takes %v", waited)
	}
}
