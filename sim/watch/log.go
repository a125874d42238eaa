package watch

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/node/wire"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch/ring"
)

// logLength is how many lines of the log are kept.
const logLength = 300

// Log keeps the newest of what happened as it was told; words are made only for those lines
// that are looked at.
type Log struct {
	cluster *cluster.Cluster
	kept    ring.Of[entry]
	lost    []netsim.TapEvent // in order, not in the ring yet
	count   int               // of all entries so far

	renamed int // names had changed so often when words were made
}

// Log is the newest of what happened, in words.
func (w *Watchers) Log() *Log { return one[*Log](w) }

func (*Log) wanted(config *settings.Config) bool { return config.Observe }

func newLog(config *settings.Config) *Log {
	l := &Log{}
	if l.wanted(config) {
		for _, remark := range config.Remarks() {
			l.add(entry{remark: remark})
		}
	}
	return l
}

func (l *Log) join(_ *Watchers, of *cluster.Cluster) { l.cluster = of }

func (l *Log) clone() Watcher {
	return &Log{nil, l.kept.Clone(), slices.Clone(l.lost), l.count, l.renamed}
}

// entry is an event of a node, a lost message, or a command.
type entry struct {
	at      netsim.Time // of a command
	event   node.Event
	lost    *netsim.TapEvent
	command command.Command
	remark  string        // about the world's settings
	asked   *view.Asked   // from outside of the world
	number  int           // of entries before
	made    *view.LogLine // in words, once somebody has looked
}

func (l *Log) add(e entry) {
	e.number = l.count
	l.count++
	l.kept.Add(logLength, e)
}

// Tap takes note of a message that got lost, if that is worth a line.
func (l *Log) Tap(e netsim.TapEvent) {
	if e.Reason != netsim.DropNone && l.missed(MessageIn(&e.Packet)) {
		l.lost = append(l.lost, e)
	}
}

// See takes what a node told, if that is worth a line, after the messages that got lost
// before.
func (l *Log) See(e *node.Event) {
	l.addLost(e.At)
	if l.loud(e) {
		l.add(entry{event: *e})
	}
}

// Window takes the messages that got lost until its end.
func (l *Log) Window(netsim.Time) { l.addLost(netsim.Never) }

// Forget leaves all lines: they hold on to what they tell of.
func (l *Log) Forget(*chain.Entry) {}

// Done takes a command that was carried out.
func (l *Log) Done(at netsim.Time, c command.Command) { l.add(entry{at: at, command: c}) }

// Asked takes note that somebody asked a node from outside of the world.
func (l *Log) Asked(at netsim.Time, a view.Asked) { l.add(entry{at: at, asked: &a}) }

// FewNodes is up to how many nodes the log has a line for each node's part in a
// block's way through the network.
const FewNodes = 16

// loud reports whether an event is worth a line of the log. With many nodes, a
// line for every node that takes a block would leave room for nothing else.
func (l *Log) loud(e *node.Event) bool {
	switch e.Verb {
	case node.Accepted:
		return e.Peer != e.Node && len(l.cluster.Nodes) <= FewNodes
	case node.Moved:
		return e.Change.Reorg()
	case node.PoolAdded, node.SyncAsked:
		return false
	case node.Declined: // the first, the tenth, ...
		count := e.Count
		for count%10 == 0 {
			count /= 10
		}
		return count == 1
	}
	return true
}

// addLost takes over the messages that got lost before a moment. The network
// tells of all losses of a window at once, before the nodes tell what they did.
func (l *Log) addLost(before netsim.Time) {
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

// Lines are the entries in words, oldest first, by the names that nodes have now.
func (l *Log) Lines() []view.LogLine { return l.Since(0) }

// Since are those of the lines that have at least a number, as far as they are kept.
func (l *Log) Since(number int) []view.LogLine {
	if l.renamed != l.cluster.Renamed() {
		l.renamed = l.cluster.Renamed()
		for e := range l.kept.All() {
			e.made = nil
		}
	}
	before := max(l.kept.Len()-max(l.count-number, 0), 0)
	lines := make([]view.LogLine, l.kept.Len()-before)
	for i := range lines {
		e := l.kept.At(before + i)
		if e.made == nil {
			line := e.line(l.cluster.Name)
			line.Number = e.number
			e.made = &line
		}
		lines[i] = *e.made
	}
	return lines
}

// missed reports whether the loss of a message is worth a line of the log: those
// of blocks and of answers are. Announcements of transactions get lost by the
// hundred in a partition, and tell nothing.
func (l *Log) missed(m node.Message) bool {
	switch m.Spec().Group {
	case wire.AskGroup:
		return true
	case wire.InvGroup:
		if len(l.cluster.Nodes) > FewNodes {
			return false
		}
	}
	about := m.About()
	return about.Held && about.Block != nil
}
