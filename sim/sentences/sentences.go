package sentences

import (
	"fmt"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/view"
)

// Routine says whether lines of a kind come so often in an ordinary run, one for each node
// or message, that they hide the others.
func Routine(k view.LogKind) bool {
	return k == view.AcceptedLine || k == view.LostLine || k == view.PaidLine
}

// Of says a line in a sentence, without its time. Nodes are called by name.
func Of(l *view.LogLine, name func(id int) string) string {
	who, peer := name(l.Node), name(l.Peer)
	switch l.Kind {
	case view.MinedLine:
		return fmt.Sprintf("%s found %s, %s%s.", who, numbered(l), plain.Count(l.Count, "transaction"), fees(l))
	case view.AcceptedLine:
		return fmt.Sprintf("%s took block %s from %s; it follows block %s.", who, block(l, 0), peer, block(l, 1))
	case view.ReorgLine:
		return fmt.Sprintf("%s reorganised its chain after block %s: %s off and %d on; its tip was block %s and is block %s.",
			who, block(l, 0), plain.Count(l.Off, "block"), l.On, block(l, 1), block(l, 2))
	case view.RejectedLine:
		return fmt.Sprintf("%s refused %s from %s: %s.", who, numbered(l), peer, l.Why)
	case view.OrphanedLine:
		return fmt.Sprintf("%s keeps block %s from %s until its parent comes.", who, block(l, 0), peer)
	case view.PublishedLine:
		return fmt.Sprintf("%s published %s that it had kept back, up to %s.", who, plain.Count(l.Count, "block"), numbered(l))
	case view.ForgedLine:
		if len(l.Blocks) == 0 {
			return fmt.Sprintf("%s forged transaction %s: %s.", who, l.Tx.Short(), l.Why)
		}
		return fmt.Sprintf("%s forged %s: %s.", who, numbered(l), l.Why)
	case view.TriedLine:
		return fmt.Sprintf("The payment of %s in transaction %s %s.", who, l.Tx.Short(), l.Says)
	case view.StayedLine:
		return fmt.Sprintf("%s does not follow %s, which has more work: it would have to take off %s.", who, numbered(l), plain.Count(l.Count, "block"))
	case view.DeclinedLine:
		return fmt.Sprintf("%s declined a message from %s: %s.", who, peer, l.Why)
	case view.BannedLine:
		return fmt.Sprintf("%s banned %s for %s: %s.", who, peer, l.Says, l.Why)
	case view.UnbannedLine:
		return fmt.Sprintf("%s hears %s again.", who, peer)
	case view.PaidLine:
		return fmt.Sprintf("%s made transaction %s, with %s and %s.", who, l.Tx.Short(), plain.Count(l.In, "input"), plain.Count(l.Out, "output"))
	case view.TxRefusedLine:
		return fmt.Sprintf("%s refused transaction %s from %s: %s.", who, l.Tx.Short(), peer, l.Why)
	case view.TxDroppedLine:
		return fmt.Sprintf("Transaction %s left the mempool of %s: %s.", l.Tx.Short(), who, l.Why)
	case view.SyncedLine:
		return fmt.Sprintf("%s %s.", who, synced(l, peer))
	case view.AnsweredLine:
		if l.Why != "" {
			return fmt.Sprintf("%s asked %s and got no answer: %s.", who, peer, l.Why)
		}
		return fmt.Sprintf("%s answered %s: %s.", peer, who, l.Says)
	case view.LostLine:
		return fmt.Sprintf("A message from %s to %s was lost: %s (%s).", who, peer, l.Message, l.Why)
	case view.CommandLine:
		return fmt.Sprintf("Command: %s.", command.Say(l.Command, name))
	case view.AskedLine:
		return asked(l, who)
	case view.RemarkLine:
		return fmt.Sprintf("Note: %s.", l.Says)
	}
	return fmt.Sprintf("%s: %s %s.", who, l.Verb, l.Text)
}

// block is a block of a line by the first digits of its hash.
func block(l *view.LogLine, i int) string {
	if i >= len(l.Blocks) {
		return "?"
	}
	return l.Blocks[i].Short()
}

// numbered is a block with its height.
func numbered(l *view.LogLine) string { return fmt.Sprintf("block %d (%s)", l.Height, block(l, 0)) }

func fees(l *view.LogLine) string {
	if l.Fees == 0 {
		return ""
	}
	return fmt.Sprintf(", with fees of %v", l.Fees)
}

// asked is what somebody outside of the world asked a node.
func asked(l *view.LogLine, who string) string {
	text := fmt.Sprintf("%s was asked %s by %s", who, l.Says, l.Message)
	if l.Count > 0 {
		text += fmt.Sprintf(", and %s like it", plain.Count(l.Count, "request"))
	}
	if l.Why != "" {
		text += "; refused: " + l.Why
	}
	return text + "."
}

// synced is what came of asking a peer for blocks.
func synced(l *view.LogLine, peer string) string {
	switch {
	case l.Why != "":
		return fmt.Sprintf("got %s from %s, and then it broke off: %s", plain.Count(l.Count, "new block"), peer, l.Why)
	case l.Count == 0:
		return fmt.Sprintf("asked %s for blocks; there was nothing new", peer)
	}
	return fmt.Sprintf("got %s from %s", plain.Count(l.Count, "new block"), peer)
}
