package tracks

import (
	"encoding/json"
	"fmt"
	"io"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/watch"
)

// The processes that the tracks are of, and their threads. No number is that of two of them: a thread with its
// process's number would be its first.
const (
	ofWorld   = 1
	ofNodes   = 2
	commands  = 10  // thread of the world
	firstNode = 100 // thread of node 0; the others follow
)

// shortHash is how much of a hash tells a block in a name, as the dashboard has it.
const shortHash = 4

// event is one of the format. A time is in microseconds.
type event struct {
	Name  string   `json:"name"`
	Cat   string   `json:"cat,omitempty"`
	Phase string   `json:"ph"`
	At    *micros  `json:"ts,omitempty"`
	Dur   *int     `json:"dur,omitempty"`
	Pid   int      `json:"pid"`
	Tid   int      `json:"tid"`
	Scope string   `json:"s,omitempty"`
	Bind  string   `json:"bind_id,omitempty"`
	Out   bool     `json:"flow_out,omitempty"`
	In    bool     `json:"flow_in,omitempty"`
	Args  *details `json:"args,omitempty"`
}

// details are what a viewer shows of a selected event.
type details struct {
	Name   string        `json:"name,omitempty"` // of a thread
	Sort   *int          `json:"sort_index,omitempty"`
	Height uint32        `json:"height,omitempty"`
	Block  string        `json:"block,omitempty"`
	Tx     string        `json:"tx,omitempty"`
	From   string        `json:"from,omitempty"`
	To     string        `json:"to,omitempty"`
	Peer   string        `json:"peer,omitempty"`
	Size   int           `json:"size,omitempty"`
	Sent   watch.Seconds `json:"sent,omitempty"`
	Count  int           `json:"count,omitempty"`
	Common string        `json:"common,omitempty"`
	Off    int           `json:"off,omitempty"`
	On     int           `json:"on,omitempty"`
	Text   string        `json:"text,omitempty"`
	Reason string        `json:"reason,omitempty"`
}

// micros is a virtual time, written in microseconds with what is left of nanoseconds.
type micros netsim.Time

// MarshalJSON writes 506425.244.
func (m micros) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "%d.%03d", m/1000, m%1000), nil
}

// Writer writes the events of one run. After an error it writes nothing more: it is for out to tell of
// it in the end.
type Writer struct {
	out     io.Writer
	encoder *json.Encoder
	failed  error
	begun   bool
	named   map[int]string // threads, with the names that they have
	flows   uint64
	height  uint32 // of the highest block so far
}

// New returns a writer to out.
func New(out io.Writer) *Writer {
	w := &Writer{out: plain.JSON{Out: out}, named: map[int]string{}}
	w.encoder = json.NewEncoder(w.out)
	w.encoder.SetEscapeHTML(false)
	return w
}

// Show writes what a line of a trace tells. It is a settings.Trace.
func (w *Writer) Show(line any) {
	switch l := line.(type) {
	case *watch.CommandLine:
		w.mark(&event{Name: l.Command, Cat: "command", At: at(l.At), Pid: ofWorld, Tid: commands, Scope: "g"})
	case *watch.PacketLine:
		w.packet(l)
	case *watch.NodeLine:
		w.told(l)
	}
}

// Close ends the events.
func (w *Writer) Close() {
	if !w.begun {
		w.text("[")
	}
	w.text("]\n")
}

func (w *Writer) text(s string) {
	if w.failed == nil {
		_, w.failed = io.WriteString(w.out, s)
	}
}

// write writes an event on a line of its own, and before the first one what the tracks are of.
func (w *Writer) write(e *event) {
	if w.begun {
		w.text(",")
	} else {
		w.begun = true
		w.text("[")
		for _, named := range []event{
			{Name: "process_name", Phase: "M", Pid: ofWorld, Args: &details{Name: "world"}},
			{Name: "thread_name", Phase: "M", Pid: ofWorld, Tid: commands, Args: &details{Name: "commands"}},
			{Name: "process_name", Phase: "M", Pid: ofNodes, Args: &details{Name: "nodes"}},
		} {
			w.encode(&named)
			w.text(",")
		}
	}
	w.encode(e)
}

func (w *Writer) encode(e *event) {
	if w.failed == nil {
		w.failed = w.encoder.Encode(e)
	}
}

// mark writes a moment.
func (w *Writer) mark(e *event) {
	e.Phase = "i"
	w.write(e)
}

// thread is the one of a node, which is told when it is first seen, and when the node is called otherwise.
func (w *Writer) thread(node int, name string) int {
	id := firstNode + node
	if was, known := w.named[node]; !known || was != name {
		w.named[node] = name
		w.write(&event{Name: "thread_name", Phase: "M", Pid: ofNodes, Tid: id, Args: &details{Name: name}})
		if !known {
			w.write(&event{Name: "thread_sort_index", Phase: "M", Pid: ofNodes, Tid: id, Args: &details{Sort: &node}})
		}
	}
	return id
}

// packet writes a message as two slices that take no time, and an arrow between them. One that got lost has
// none, and only the first.
func (w *Writer) packet(l *watch.PacketLine) {
	args := &details{Block: l.Block, Tx: l.Tx, To: l.To, Size: l.Size, Count: l.Count, Reason: l.Dropped}
	from := event{Name: l.Kind, Cat: "message", Phase: "X", At: at(l.Sent), Dur: new(int), Pid: ofNodes, Tid: w.thread(l.FromID, l.From), Args: args}
	if l.Dropped != "" {
		from.Name, from.Cat = l.Kind+" lost: "+l.Dropped, "lost"
		w.write(&from)
		return
	}
	w.flows++
	from.Bind, from.Out = fmt.Sprintf("0x%x", w.flows), true
	w.write(&from)
	to := event{Name: l.Kind, Cat: "message", Phase: "X", At: at(l.At), Dur: new(int), Pid: ofNodes, Tid: w.thread(l.ToID, l.To), Bind: from.Bind, In: true}
	to.Args = &details{Block: l.Block, Tx: l.Tx, From: l.From, Size: l.Size, Sent: l.Sent, Count: l.Count}
	w.write(&to)
}

// told writes what a node told, and how high the highest chain is if that has changed.
func (w *Writer) told(l *watch.NodeLine) {
	name := l.Event
	if len(l.Block) > shortHash {
		name += " " + l.Block[len(l.Block)-shortHash:]
	}
	w.mark(&event{Name: name, Cat: l.Event, At: at(l.At), Pid: ofNodes, Tid: w.thread(l.NodeID, l.Node), Scope: "t", Args: &details{
		Height: l.Height, Block: l.Block, Tx: l.Tx, Peer: l.Peer, Count: l.Count, Common: l.Common, Off: l.Off, On: l.On, Text: l.Text, Reason: l.Reason,
	}})
	if (l.Event == "tip" || l.Event == "reorg") && l.Height > w.height {
		w.height = l.Height
		w.write(&event{Name: "highest chain", Phase: "C", At: at(l.At), Pid: ofWorld, Tid: commands, Args: &details{Height: l.Height}})
	}
}

func at(s watch.Seconds) *micros {
	m := micros(s)
	return &m
}
