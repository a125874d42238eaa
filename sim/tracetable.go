package sim

// TraceEvent describes one kind of line of a trace to people.
type TraceEvent struct {
	Name    string
	Summary string
	Fields  []string // besides at and event, those that it can have
}

// TraceEvents is the table of what a trace's lines tell.
func TraceEvents() []TraceEvent {
	return []TraceEvent{
		{"command", "a command changed the world", []string{"command"}},
		{"packet", "a packet arrived, or got lost where the line says dropped", []string{"from", "to", "kind", "size", "sent", "dropped", "block", "tx", "count"}},
		{"found", "a node found a block", []string{"node", "block", "height"}},
		{"accepted", "a node has a block for the first time, and holds it to be valid", []string{"node", "peer", "block", "height"}},
		{"tip", "a node's chain grew", []string{"node", "block", "height", "on"}},
		{"reorg", "a node left blocks of its chain for a branch with more work", []string{"node", "block", "height", "common", "off", "on"}},
		{"rejected", "a node refused a block", []string{"node", "peer", "block", "height", "reason"}},
		{"orphaned", "a node got a block before its parent, and keeps it", []string{"node", "peer", "block", "height"}},
		{"paid", "a node made a payment", []string{"node", "tx"}},
		{"pooled", "a node took a payment into its mempool", []string{"node", "peer", "tx"}},
		{"refused", "a node did not take a payment into its mempool", []string{"node", "peer", "tx", "reason"}},
		{"dropped", "a payment left a node's mempool, and not into a block", []string{"node", "tx", "reason"}},
		{"sync", "a node began to pull a peer's blocks", []string{"node", "peer"}},
		{"synced", "that came to an end", []string{"node", "peer", "count", "reason"}},
		{"answered", "a node was answered a question, or refused", []string{"node", "peer", "text", "reason"}},
	}
}

// TraceField describes a field of a trace's lines to people.
type TraceField struct{ Name, Summary string }

// TraceFields is the table of all fields.
func TraceFields() []TraceField {
	return []TraceField{
		{"at", "when, in virtual seconds, to the nanosecond; of a packet that got lost at sending, when it was sent"},
		{"event", "what happened: see above"},
		{"command", "the command, as it is typed"},
		{"from", "who sent the packet"},
		{"to", "for whom it was"},
		{"kind", "the kind of message, as in by_kind of the report"},
		{"size", "of the packet, in bytes"},
		{"sent", "when it was sent, in virtual seconds"},
		{"dropped", "why it never arrived, as in dropped_by of the report"},
		{"node", "the node that tells"},
		{"peer", "who gave it the block or the payment, or whom it asked; itself where it is left out"},
		{"block", "the hash of the block; of a reorg and a tip, of the new tip; of a message with several, of the last"},
		{"height", "of that block"},
		{"common", "the hash of the last block that both branches have"},
		{"off", "how many blocks left the node's chain"},
		{"on", "how many came onto it"},
		{"tx", "the id of the payment"},
		{"count", "how many blocks: of a message with several, or of a sync"},
		{"text", "the answer"},
		{"reason", "why it was refused, or what went wrong"},
	}
}
