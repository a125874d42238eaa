package input

import (
	"errors"
	"io"
	"math"
	"runtime/debug"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/cancelreader"
)

const (
	// answerTime is how long the answer to a question may take.
	answerTime = time.Second
	// stall is by how much a timer may be late before it is the machine that stood still, and
	// not the terminal that was silent.
	stall = 20 * time.Millisecond
	// mostQueued is how many events may wait for who takes them before no more are read.
	mostQueued = 1024
)

// Keyboard reads a terminal and sends what it reads as events. Between Stop and another
// Start the terminal is somebody else's.
type Keyboard struct {
	in       io.Reader
	terminal bool
	send     func(tea.Msg)
	run      *reading // nil: stopped

	mu    sync.Mutex
	until time.Time // an answer may come
}

// New returns a Keyboard that reads in; the end of a terminal is sent as Gone. send may
// block, and is called for one event after the other.
func New(in io.Reader, terminal bool, send func(tea.Msg)) *Keyboard {
	return &Keyboard{in: in, terminal: terminal, send: send}
}

// reading is what goes on between Start and Stop: three goroutines, since a read and send
// both block, and time goes on all the same.
type reading struct {
	source   cancelreader.CancelReader
	began    time.Time
	chunks   chan []byte
	failed   error   // why chunks was closed
	broken   *Broken // or that it panicked: before chunks is closed, too
	events   chan tea.Msg
	stop     chan struct{}
	read     chan struct{} // closed when no more is read
	decoded  chan struct{} // closed when no more is decoded
	answered chan struct{} // closed when the terminal has answered
}

// Start begins to read.
func (k *Keyboard) Start() error {
	source, err := cancelreader.NewReader(k.in)
	if err != nil {
		return err
	}
	r := &reading{
		source: source, began: time.Now(), chunks: make(chan []byte), events: make(chan tea.Msg), stop: make(chan struct{}),
		read: make(chan struct{}), decoded: make(chan struct{}), answered: make(chan struct{}),
	}
	k.run = r
	go r.readAll()
	go k.guarded(func() { r.decode(k.terminal) })
	go k.guarded(func() {
		for msg := range r.events {
			k.send(msg)
		}
	})
	return nil
}

// guarded sends a panic on, so that the terminal is given back before it is told of.
func (k *Keyboard) guarded(do func()) {
	defer func() {
		if value := recover(); value != nil {
			k.send(Broken{value, debug.Stack()})
		}
	}()
	do()
}

// Ask puts a question to the terminal. Stop waits for the answer as long as it may take, or it
// would be typed into whatever reads the terminal next.
func (k *Keyboard) Ask(terminal io.Writer, question string) {
	k.mu.Lock()
	k.until = time.Now().Add(answerTime)
	k.mu.Unlock()
	_, _ = io.WriteString(terminal, question) // what cannot be asked is not answered
}

// Stop ends the reading. What was read and not sent is lost.
func (k *Keyboard) Stop() {
	r := k.run
	if r == nil {
		return
	}
	k.run = nil
	k.mu.Lock()
	left := time.Until(k.until)
	k.mu.Unlock()
	if left > 0 {
		limit := time.NewTimer(left)
		select {
		case <-r.answered:
		case <-r.read:
		case <-limit.C:
		}
		limit.Stop()
	}
	cancelled := r.source.Cancel()
	close(r.stop)
	<-r.decoded
	if cancelled { // else the read goes on until it has something
		<-r.read
		_ = r.source.Close()
	}
}

func (r *reading) readAll() {
	defer close(r.read)
	defer close(r.chunks)
	defer func() {
		if value := recover(); value != nil {
			r.broken = &Broken{value, debug.Stack()}
		}
	}()
	for {
		chunk := make([]byte, 4096)
		n, err := r.source.Read(chunk)
		if n > 0 {
			select {
			case r.chunks <- chunk[:n]:
			case <-r.stop:
				return
			}
		}
		if err != nil {
			r.failed = err
			return
		}
	}
}

// decode makes events of what is read, in time whatever the one who takes them does.
func (r *reading) decode(terminal bool) {
	defer close(r.decoded)
	defer close(r.events)
	var (
		stream Stream
		queue  []tea.Msg
		spared time.Duration // a timer that was late counts from here
		timer  = time.NewTimer(math.MaxInt64)
		chunks = r.chunks
	)
	defer timer.Stop()
	for {
		in, out, alarm := chunks, r.events, timer.C
		if len(queue) >= mostQueued {
			in = nil
		}
		var next tea.Msg
		if len(queue) > 0 {
			next = queue[0]
		} else {
			out = nil
		}
		due, waits := stream.Due()
		if waits {
			timer.Reset(max(due, spared) - time.Since(r.began))
		} else {
			alarm = nil
		}
		select {
		case chunk, ok := <-in:
			now := time.Since(r.began)
			if ok {
				queue = r.queued(queue, stream.Feed(now, chunk))
				continue
			}
			chunks = nil
			queue = r.queued(queue, stream.Pass(math.MaxInt64))
			switch {
			case r.broken != nil:
				queue = append(queue, *r.broken)
			case terminal && !errors.Is(r.failed, cancelreader.ErrCanceled):
				queue = append(queue, Gone{r.failed})
			}
		case <-alarm:
			now := time.Since(r.began)
			if now-due > stall && spared < due {
				spared = now + stall
				continue
			}
			queue = r.queued(queue, stream.Pass(now))
		case out <- next:
			queue = queue[1:]
		case <-r.stop:
			return
		}
	}
}

// queued adds events to a queue, and notes the answer that nobody else has a use for.
func (r *reading) queued(queue, events []tea.Msg) []tea.Msg {
	for _, msg := range events {
		if _, ok := msg.(Answered); !ok {
			queue = append(queue, msg)
			continue
		}
		select {
		case <-r.answered:
		default:
			close(r.answered)
		}
	}
	return queue
}
