package input

import (
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// heard collects what a Keyboard sends.
type heard struct {
	mu     sync.Mutex
	events []tea.Msg
}

func (h *heard) hear(msg tea.Msg) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.events = append(h.events, msg)
}

func (h *heard) told() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return told(h.events)
}

// The clock of these tests jumps on when everybody waits.
func TestKeyboard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, w := io.Pipe()
		var h heard
		k := New(r, true, h.hear)
		if err := k.Start(); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ piece, is string }{
			{"m", "m"}, {"\x1b[<65;8", "m"}, {"0;30M", "m wheel-down@79,29"}, {"\x1b", "m wheel-down@79,29 esc"},
		} {
			if _, err := io.WriteString(w, c.piece); err != nil {
				t.Fatal(err)
			}
			time.Sleep(escapeTime)
			synctest.Wait()
			if got := h.told(); got != c.is {
				t.Errorf("after %q: %q, expected %q", c.piece, got, c.is)
			}
		}
		w.CloseWithError(errors.New("hung up"))
		synctest.Wait()
		if got := h.told(); !strings.HasSuffix(got, "input.Gone({hung up})") {
			t.Errorf("at the end: %q", got)
		}
		k.Stop()
		k.Stop()
	})
}

// What is no terminal may end: there are other ways to end the program.
func TestInputEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h heard
		k := New(strings.NewReader("m\x1b"), false, h.hear)
		if err := k.Start(); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if got := h.told(); got != "m esc" {
			t.Errorf("it is %q", got)
		}
		k.Stop()
	})
}

// Stop waits for the answer to a question, and no longer than it may take.
func TestStopWaitsForAnswers(t *testing.T) {
	for _, c := range []struct {
		name   string
		after  time.Duration
		answer string
		took   time.Duration
	}{
		{"in time", 300 * time.Millisecond, "\x1b]11;rgb:0/0/0\x1b\\\x1b[?6c", 300 * time.Millisecond},
		{"never", 300 * time.Millisecond, "m", answerTime},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r, w := io.Pipe()
				var asked strings.Builder
				var h heard
				k := New(r, true, h.hear)
				if err := k.Start(); err != nil {
					t.Fatal(err)
				}
				k.Ask(&asked, "?")
				began := time.Now()
				go func() {
					time.Sleep(c.after)
					_, _ = io.WriteString(w, c.answer)
				}()
				k.Stop()
				w.Close()
				if took := time.Since(began); asked.String() != "?" || took != c.took {
					t.Errorf("asked %q, stopped after %v, expected %v", asked.String(), took, c.took)
				}
			})
		})
	}
}

// Who takes no events holds up neither the reading of the rest nor its end.
func TestEventsWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, w := io.Pipe()
		goOn := make(chan struct{})
		var h heard
		k := New(r, true, func(msg tea.Msg) {
			<-goOn
			h.hear(msg)
		})
		if err := k.Start(); err != nil {
			t.Fatal(err)
		}
		for range 20 {
			if _, err := io.WriteString(w, "\x1b[A"); err != nil {
				t.Fatal(err)
			}
		}
		synctest.Wait()
		close(goOn)
		synctest.Wait()
		if got := h.told(); strings.Count(got, "up") != 20 {
			t.Errorf("it is %q", got)
		}
		w.Close()
		k.Stop()
	})
}

// A panic is sent on.
func TestBroken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h heard
		k := New(broken{}, true, h.hear)
		if err := k.Start(); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if got := h.told(); !strings.HasPrefix(got, "input.Broken({a broken line") {
			t.Errorf("it is %q", got)
		}
		k.Stop()
	})
}

type broken struct{}

func (broken) Read([]byte) (int, error) { panic("a broken line") }
