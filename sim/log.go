package sim

import (
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// trafficLength is how many of the newest messages are kept.
const trafficLength = 4096

// ring keeps the newest entries of a list, as many as the limit of each add says.
type ring[T any] struct {
	items []T
	next  int // where the next entry goes, once full
}

func (r *ring[T]) add(limit int, item T) {
	if len(r.items) < limit {
		r.items = append(r.items, item)
		return
	}
	r.items[r.next] = item
	r.next = (r.next + 1) % limit
}

// at returns the i-th entry, oldest first.
func (r *ring[T]) at(i int) *T { return &r.items[(r.next+i)%len(r.items)] }

// log keeps the newest of what happened as it was told; words are made only for those lines
// that are looked at.
type log struct {
	ring[entry]
	lost  []netsim.TapEvent // in order, not in the ring yet
	count int               // of all entries so far
}

// entry is an event of a node, a lost message, or a command.
type entry struct {
	at      netsim.Time // of a command
	event   node.Event
	lost    *netsim.TapEvent
	command command.Command
	remark  string        // about the world's settings
	number  int           // of entries before
	made    *view.LogLine // in words, once somebody has looked
}

func (l *log) add(e entry) {
	e.number = l.count
	l.count++
	l.ring.add(logShown, e)
}

// addLost takes over the messages that got lost before a moment. The network
// tells of all losses of a window at once, before the nodes tell what they did.
func (l *log) addLost(before netsim.Time) {
	if len(l.lost) == 0 {
		return
	}
	count := 0
	for ; count < len(l.lost) && l.lost[count].At < before; count++ {
		lost := l.lost[count]
		l.add(entry{lost: &lost})
	}
	l.lost = slices.Delete(l.lost, 0, count)
}

// lines are the newest entries in words, oldest first; name names a node.
func (l *log) lines(most int, name func(int) string) []view.LogLine {
	count := min(most, len(l.items))
	lines := make([]view.LogLine, count)
	for i := range lines {
		e := l.at(len(l.items) - count + i)
		if e.made == nil {
			line := e.line(name)
			line.Number = e.number
			e.made = &line
		}
		lines[i] = *e.made
	}
	return lines
}

// renamed has the words made anew: a node is called something else.
func (l *log) renamed() {
	for i := range l.items {
		l.items[i].made = nil
	}
}

func (e *entry) line(name func(int) string) view.LogLine {
	switch {
	case e.command != nil:
		return view.LogLine{At: e.at, Node: -1, Verb: "command", Text: command.Say(e.command, name), Severity: view.Good, Kind: view.CommandLine, Command: e.command}
	case e.remark != "":
		return view.LogLine{At: e.at, Node: -1, Verb: "note", Text: e.remark, Severity: view.Notice, Kind: view.RemarkLine}
	case e.lost != nil:
		return lossLine(e.lost, name)
	}
	line := view.LogLine{At: e.event.At, Node: int(e.event.Node)}
	line.Verb, line.Text, line.Severity = tell(&e.event, name)
	mark(&line, &e.event)
	return line
}

func lossLine(e *netsim.TapEvent, name func(int) string) view.LogLine {
	lost := message(&e.Packet)
	line := view.LogLine{At: e.At, Node: int(e.Packet.Src), Verb: "drop", Severity: view.Bad, Kind: view.LostLine}
	line.Text = fmt.Sprintf("%s → %s (%s)", lost.Words(), name(int(e.Packet.Dst)), e.Reason)
	if about := lost.About(); about.Block != nil {
		line.Blocks = []chain.Hash{about.Block.Hash()}
	}
	return line
}

// mark says in values what a line says in words.
func mark(l *view.LogLine, e *node.Event) {
	l.Kind = [...]view.LogKind{
		node.Mined: view.MinedLine, node.Accepted: view.AcceptedLine, node.Moved: view.ReorgLine, node.Rejected: view.RejectedLine,
		node.Orphaned: view.OrphanedLine, node.Paid: view.PaidLine, node.PoolRefused: view.TxRefusedLine, node.PoolDropped: view.TxDroppedLine,
		node.SyncDone: view.SyncedLine, node.Answered: view.AnsweredLine,
	}[e.Verb]
	switch e.Verb {
	case node.Moved:
		c := e.Change
		l.Off, l.On = len(c.Off), len(c.On)
		l.Blocks = []chain.Hash{c.Common.Hash(), c.Old.Hash(), c.New.Hash()}
	case node.Accepted:
		l.Blocks = []chain.Hash{e.Block.Hash(), e.Block.Block().Header.Prev}
	case node.Mined, node.Rejected, node.Orphaned:
		l.Blocks, l.Height = []chain.Hash{e.Block.Hash()}, int(e.Block.Height())
	}
}

// tell puts an event into words.
func tell(e *node.Event, name func(int) string) (verb, text string, s view.Severity) {
	peer := name(int(e.Peer))
	switch e.Verb {
	case node.Mined:
		return "mined", fmt.Sprintf("%s h%d (%s)", e.Block.Hash().Short(), e.Block.Height(), contents(e.Block)), view.Good
	case node.Accepted:
		return "accept", fmt.Sprintf("%s extends %s, from %s", e.Block.Hash().Short(), e.Block.Block().Header.Prev.Short(), peer), view.Info
	case node.Moved:
		c := e.Change
		return "reorg", fmt.Sprintf("-%d +%d at %s: %s → %s", len(c.Off), len(c.On), c.Common.Hash().Short(), c.Old.Hash().Short(), c.New.Hash().Short()), view.Notice
	case node.Rejected:
		return "reject", fmt.Sprintf("%s from %s: %v", e.Block.Hash().Short(), peer, e.Err), view.Bad
	case node.Orphaned:
		return "orphan", fmt.Sprintf("%s from %s waits for its parent", e.Block.Hash().Short(), peer), view.Notice
	case node.Paid:
		return "send", fmt.Sprintf("tx %s, %d in, %d out", e.Tx.ID().Short(), len(e.Tx.In), len(e.Tx.Out)), view.Good
	case node.PoolRefused:
		return "refuse", fmt.Sprintf("tx %s from %s: %v", e.Tx.ID().Short(), peer, e.Err), view.Bad
	case node.PoolDropped:
		return "drop", fmt.Sprintf("tx %s left the pool: %v", e.Tx.ID().Short(), e.Err), view.Bad
	case node.SyncDone:
		return syncWords(e, peer)
	case node.Answered:
		if e.Err != nil {
			return "answer", fmt.Sprintf("%s: %v", peer, e.Err), view.Bad
		}
		return "answer", fmt.Sprintf("%s: %s", peer, answerWords(e, name)), view.Good
	}
	return "", "", view.Info
}

// answerWords is what a node answered; "" where it refused to.
func answerWords(e *node.Event, name func(int) string) string {
	if e.Answer == nil {
		return ""
	}
	return e.Answer.In(func(id netsim.NodeID) string { return name(int(id)) })
}

func syncWords(e *node.Event, peer string) (verb, text string, s view.Severity) {
	switch {
	case e.Err != nil:
		return "sync", fmt.Sprintf("%s: %d new blocks, then: %v", peer, e.Count, e.Err), view.Bad
	case e.Count == 0:
		return "sync", peer + ": nothing new", view.Info
	default:
		return "sync", fmt.Sprintf("%s: %d new blocks", peer, e.Count), view.Good
	}
}

func contents(e *chain.Entry) string {
	text := fmt.Sprintf("%d tx", len(e.Block().Txs))
	if e.Fees() > 0 {
		text += ", fee " + e.Fees().String()
	}
	return text
}

// traffic keeps the newest messages that arrived or got lost.
type traffic struct{ ring[endedMessage] }

// endedMessage is the end of a message, with its view once somebody has looked.
type endedMessage struct {
	netsim.TapEvent
	view *view.Transmission
}

// observe is the network's tap.
func (w *World) observe(e netsim.TapEvent) {
	if w.tracer.on() {
		w.tracer.packet(e)
	}
	if !w.config.Observe {
		return
	}
	w.traffic.add(trafficLength, endedMessage{TapEvent: e})
	if e.Reason != netsim.DropNone && w.missed(message(&e.Packet)) {
		w.log.lost = append(w.log.lost, e)
	}
}

// missed reports whether the loss of a message is worth a line of the log: those
// of blocks and of answers are. Announcements of transactions get lost by the
// hundred in a partition, and tell nothing.
func (w *World) missed(m node.Message) bool {
	switch m.Spec().Group {
	case node.AskGroup:
		return true
	case node.InvGroup:
		if len(w.nodes) > fewNodes {
			return false
		}
	}
	about := m.About()
	return about.Held && about.Block != nil
}
