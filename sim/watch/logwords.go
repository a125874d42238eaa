package watch

import (
	"fmt"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/view"
)

func (e *entry) line(name func(int) string) view.LogLine {
	switch {
	case e.command != nil:
		return view.LogLine{At: e.at, Node: -1, Verb: "command", Text: command.Say(e.command, name), Severity: view.Good, Kind: view.CommandLine, Command: e.command}
	case e.asked != nil:
		return askedLine(e)
	case e.remark != "":
		return view.LogLine{At: e.at, Node: -1, Verb: "note", Text: e.remark, Severity: view.Notice, Kind: view.RemarkLine, Says: e.remark}
	case e.lost != nil:
		return lossLine(e.lost, name)
	}
	line := view.LogLine{At: e.event.At, Node: int(e.event.Node)}
	line.Verb, line.Text, line.Severity = tell(&e.event, name)
	mark(&line, &e.event, name)
	return line
}

func lossLine(e *netsim.TapEvent, name func(int) string) view.LogLine {
	lost := MessageIn(&e.Packet)
	line := view.LogLine{At: e.At, Node: int(e.Packet.Src), Verb: "drop", Severity: view.Bad, Kind: view.LostLine}
	line.Peer, line.Message, line.Why = int(e.Packet.Dst), lost.Words(), fmt.Sprint(e.Reason)
	line.Text = fmt.Sprintf("%s → %s (%s)", lost.Words(), name(int(e.Packet.Dst)), e.Reason)
	if about := lost.About(); about.Block != nil {
		line.Blocks = []chain.Hash{about.Block.Hash()}
	}
	return line
}

func askedLine(e *entry) view.LogLine {
	a := e.asked
	line := view.LogLine{At: e.at, Node: a.Node, Verb: "asked", Kind: view.AskedLine, Says: a.Call, Message: a.By, Why: a.Why, Count: a.More}
	line.Text = a.Call + " by " + a.By
	if a.Why != "" {
		line.Text, line.Severity = line.Text+": "+a.Why, view.Bad
	}
	if a.More > 0 {
		line.Text += fmt.Sprintf(" (and %d more)", a.More)
	}
	return line
}

// mark says in values what a line says in words.
func mark(l *view.LogLine, e *node.Event, name func(int) string) {
	l.Kind = [...]view.LogKind{
		node.Mined: view.MinedLine, node.Accepted: view.AcceptedLine, node.Moved: view.ReorgLine, node.Rejected: view.RejectedLine,
		node.Orphaned: view.OrphanedLine, node.Paid: view.PaidLine, node.PoolRefused: view.TxRefusedLine, node.PoolDropped: view.TxDroppedLine,
		node.SyncDone: view.SyncedLine, node.Answered: view.AnsweredLine, node.Published: view.PublishedLine, node.Forged: view.ForgedLine, node.Tried: view.TriedLine, node.Stayed: view.StayedLine,
		node.Declined: view.DeclinedLine, node.Banned: view.BannedLine, node.Unbanned: view.UnbannedLine,
	}[e.Verb]
	l.Peer, l.Count = int(e.Peer), e.Count
	if e.Err != nil {
		l.Why = chain.Brief(e.Err)
	}
	if e.Tx != nil {
		l.Tx, l.In, l.Out = e.Tx.ID(), len(e.Tx.In), len(e.Tx.Out)
	}
	switch e.Verb {
	case node.Answered:
		l.Says = answerWords(e, name)
	case node.Moved:
		c := e.Change
		l.Off, l.On = len(c.Off), len(c.On)
		l.Blocks = []chain.Hash{c.Common.Hash(), c.Old.Hash(), c.New.Hash()}
	case node.Accepted:
		l.Blocks = []chain.Hash{e.Block.Hash(), e.Block.Block().Header.Prev}
	case node.Forged:
		if e.Block != nil {
			l.Blocks, l.Height = []chain.Hash{e.Block.Hash()}, int(e.Block.Height())
		}
	case node.Banned:
		l.Says = quantity.FormatDuration(time.Duration(e.Count) * time.Second)
		if e.Block != nil {
			l.Blocks, l.Height = []chain.Hash{e.Block.Hash()}, int(e.Block.Height())
		}
	case node.Published, node.Stayed:
		l.Blocks, l.Height = []chain.Hash{e.Block.Hash()}, int(e.Block.Height())
	case node.Tried:
		l.Says = tryWords(strategy.Try(e.Count))
	case node.Mined, node.Rejected, node.Orphaned:
		l.Blocks, l.Height = []chain.Hash{e.Block.Hash()}, int(e.Block.Height())
		l.Count, l.Fees = len(e.Block.Block().Txs), e.Block.Fees()
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
		return "reject", fmt.Sprintf("%s from %s: %s", e.Block.Hash().Short(), peer, chain.Brief(e.Err)), view.Bad
	case node.Orphaned:
		return "orphan", fmt.Sprintf("%s from %s waits for its parent", e.Block.Hash().Short(), peer), view.Notice
	case node.Paid:
		return "send", fmt.Sprintf("tx %s, %d in, %d out", e.Tx.ID().Short(), len(e.Tx.In), len(e.Tx.Out)), view.Good
	case node.PoolRefused:
		return "refuse", fmt.Sprintf("tx %s from %s: %s", e.Tx.ID().Short(), peer, chain.Brief(e.Err)), view.Bad
	case node.PoolDropped:
		return "drop", fmt.Sprintf("tx %s left the pool: %s", e.Tx.ID().Short(), chain.Brief(e.Err)), view.Bad
	case node.Published:
		return "publish", fmt.Sprintf("%s that it had kept back, up to %s h%d", plain.Count(e.Count, "block"), e.Block.Hash().Short(), e.Block.Height()), view.Notice
	case node.Forged:
		if e.Block != nil {
			return "forge", fmt.Sprintf("%s h%d: %s", e.Block.Hash().Short(), e.Block.Height(), chain.Brief(e.Err)), view.Bad
		}
		return "forge", fmt.Sprintf("tx %s: %s", e.Tx.ID().Short(), chain.Brief(e.Err)), view.Bad
	case node.Tried:
		return "try", fmt.Sprintf("tx %s %s", e.Tx.ID().Short(), tryWords(strategy.Try(e.Count))), view.Notice
	case node.Stayed:
		return "stay", fmt.Sprintf("%s h%d has more work, but %s would go", e.Block.Hash().Short(), e.Block.Height(), plain.Count(e.Count, "block")), view.Notice
	case node.Declined:
		return "decline", fmt.Sprintf("a message from %s: %s", peer, chain.Brief(e.Err)), view.Notice
	case node.Banned:
		return "ban", fmt.Sprintf("%s for %s: %s", peer, quantity.FormatDuration(time.Duration(e.Count)*time.Second), chain.Brief(e.Err)), view.Bad
	case node.Unbanned:
		return "unban", peer, view.Notice
	case node.SyncDone:
		return syncWords(e, peer)
	case node.Answered:
		if e.Err != nil {
			return "answer", fmt.Sprintf("%s: %s", peer, chain.Brief(e.Err)), view.Bad
		}
		return "answer", fmt.Sprintf("%s: %s", peer, answerWords(e, name)), view.Good
	}
	return "", "", view.Info
}

// tryWords says what became of a payment whose coins a node tries to spend twice.
func tryWords(t strategy.Try) string {
	return [...]string{strategy.TryBegun: "is to be undone on a private branch", strategy.TryWon: "is undone: its coins are spent twice", strategy.TryLost: "stands: the private branch is given up"}[t]
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
		return "sync", fmt.Sprintf("%s: %d new blocks, then: %s", peer, e.Count, chain.Brief(e.Err)), view.Bad
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
