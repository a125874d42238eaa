package control

import (
	"encoding/json"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// Line is a line of the log, and the data of an event. What a kind does not have is left out.
type Line struct {
	Kind     string  `json:"kind"`
	Number   int     `json:"number"`
	Time     float64 `json:"time_s"`
	Node     *int    `json:"node"` // null: the world
	Severity string  `json:"severity"`
	Text     string  `json:"text"` // in words

	Blocks  []string    `json:"blocks,omitempty"`
	Height  *int        `json:"height,omitempty"`
	Off     *int        `json:"off,omitempty"`
	On      *int        `json:"on,omitempty"`
	Command string      `json:"command,omitempty"`
	Peer    *int        `json:"peer,omitempty"`
	Tx      string      `json:"transaction,omitempty"`
	Inputs  *int        `json:"inputs,omitempty"`
	Outputs *int        `json:"outputs,omitempty"`
	Count   *int        `json:"count,omitempty"`
	Fees    json.Number `json:"fees,omitempty"`
	Message string      `json:"message,omitempty"`
	Says    string      `json:"says,omitempty"`
	Call    string      `json:"call,omitempty"`
	By      string      `json:"by,omitempty"`
	Why     string      `json:"why,omitempty"`
}

// kindOf is the name of a kind of lines, and of their events.
func kindOf(k view.LogKind) string {
	return [view.LogKinds]string{
		view.OtherLine: "other", view.MinedLine: "mined", view.AcceptedLine: "accepted", view.ReorgLine: "reorg", view.RejectedLine: "rejected",
		view.OrphanedLine: "orphaned", view.PaidLine: "paid", view.TxRefusedLine: "tx_refused", view.TxDroppedLine: "tx_dropped", view.SyncedLine: "synced",
		view.AnsweredLine: "answered", view.LostLine: "lost", view.CommandLine: "command", view.RemarkLine: "remark", view.PublishedLine: "published",
		view.ForgedLine: "forged", view.TriedLine: "tried", view.StayedLine: "stayed", view.AskedLine: "asked",
	}[k]
}

func lineOf(l *view.LogLine) Line {
	made := Line{
		Kind: kindOf(l.Kind), Number: l.Number, Time: l.At.Seconds(), Severity: [...]string{"info", "good", "notice", "bad"}[l.Severity], Text: l.Text, Why: l.Why,
		Blocks: each(l.Blocks, func(h *chain.Hash) string { return h.String() }),
	}
	if l.Node >= 0 {
		made.Node = &l.Node
	}
	if l.Tx != (chain.Hash{}) {
		made.Tx = l.Tx.String()
	}
	switch l.Kind {
	case view.MinedLine:
		made.Height, made.Count, made.Fees = &l.Height, &l.Count, coins(l.Fees)
	case view.RejectedLine, view.OrphanedLine:
		made.Height, made.Peer = &l.Height, &l.Peer
	case view.ForgedLine:
		if len(l.Blocks) > 0 {
			made.Height = &l.Height
		}
	case view.PublishedLine, view.StayedLine:
		made.Height, made.Count = &l.Height, &l.Count
	case view.ReorgLine:
		made.Off, made.On = &l.Off, &l.On
	case view.AcceptedLine, view.TxRefusedLine:
		made.Peer = &l.Peer
	case view.PaidLine:
		made.Inputs, made.Outputs = &l.In, &l.Out
	case view.SyncedLine:
		made.Peer, made.Count = &l.Peer, &l.Count
	case view.AnsweredLine:
		made.Peer, made.Says = &l.Peer, l.Says
	case view.LostLine:
		made.Peer, made.Message = &l.Peer, l.Message
	case view.CommandLine:
		made.Command = l.Command.String()
	case view.RemarkLine, view.TriedLine:
		made.Says = l.Says
	case view.AskedLine:
		made.Call, made.By, made.Count = l.Says, l.Message, &l.Count
	}
	return made
}
