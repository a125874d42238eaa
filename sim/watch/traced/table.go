package traced

// Event describes one kind of line of a trace to people.
type Event struct {
	Name    string
	Summary string
	Fields  []string // besides at and event, those that it can have
}

// Events is the table of what a trace's lines tell.
func Events() []Event {
	return []Event{
		{"command", "a command changed the world", []string{"command"}},
		{"packet", "a packet arrived, or got lost where the line says dropped", []string{"from", "from_id", "to", "to_id", "kind", "size", "sent", "dropped", "block", "tx", "count"}},
		{"found", "a node found a block", []string{"node", "node_id", "block", "height"}},
		{"accepted", "a node has a block for the first time, and holds it to be valid", []string{"node", "node_id", "peer", "peer_id", "block", "height"}},
		{"tip", "a node's chain grew", []string{"node", "node_id", "block", "height", "on"}},
		{"reorg", "a node left blocks of its chain for a branch with more work", []string{"node", "node_id", "block", "height", "common", "off", "on"}},
		{"rejected", "a node refused a block", []string{"node", "node_id", "peer", "peer_id", "block", "height", "reason"}},
		{"orphaned", "a node got a block before its parent, and keeps it", []string{"node", "node_id", "peer", "peer_id", "block", "height"}},
		{"published", "a node told of blocks that it had kept back, up to this one", []string{"node", "node_id", "block", "height", "count"}},
		{"stayed", "a node does not follow this branch, which has more work, since it would have to take off so many blocks", []string{"node", "node_id", "peer", "peer_id", "block", "height", "count"}},
		{"forged", "somebody made a block, or a transaction, that breaks a rule", []string{"node", "node_id", "block", "height", "tx", "reason"}},
		{"tried", "a node began or ended an attempt to spend the coins of this payment twice", []string{"node", "node_id", "tx", "text"}},
		{"declined", "a node refused a message of a peer, of which it keeps nothing", []string{"node", "node_id", "peer", "peer_id", "block", "height", "tx", "count", "reason"}},
		{"banned", "a node hears nothing of a peer from now on, nor tells it anything", []string{"node", "node_id", "peer", "peer_id", "block", "height", "tx", "count", "reason"}},
		{"unbanned", "a node hears a peer again", []string{"node", "node_id", "peer", "peer_id"}},
		{"paid", "a node made a payment", []string{"node", "node_id", "tx"}},
		{"pooled", "a node took a payment into its mempool", []string{"node", "node_id", "peer", "peer_id", "tx"}},
		{"refused", "a node did not take a payment into its mempool", []string{"node", "node_id", "peer", "peer_id", "tx", "reason"}},
		{"dropped", "a payment left a node's mempool, and not into a block", []string{"node", "node_id", "tx", "reason"}},
		{"sync", "a node began to pull a peer's blocks", []string{"node", "node_id", "peer", "peer_id"}},
		{"synced", "that came to an end", []string{"node", "node_id", "peer", "peer_id", "count", "reason"}},
		{"answered", "a node was answered a question, or refused", []string{"node", "node_id", "peer", "peer_id", "text", "reason"}},
	}
}

// Field describes a field of a trace's lines to people.
type Field struct{ Name, Summary string }

// Fields is the table of all fields.
func Fields() []Field {
	return []Field{
		{"at", "when, in virtual seconds, to the nanosecond; of a packet that got lost at sending, when it was sent"},
		{"event", "what happened: see above"},
		{"command", "the command, as it is typed, with the names of that moment"},
		{"from", "who sent the packet"},
		{"from_id", "and its number"},
		{"to", "for whom it was"},
		{"to_id", "and its number"},
		{"kind", "the kind of message, as in by_kind of the report"},
		{"size", "of the packet, in bytes"},
		{"sent", "when it was sent, in virtual seconds"},
		{"dropped", "why it never arrived, as in dropped_by of the report"},
		{"node", "the node that tells, by the name that it has at that moment"},
		{"node_id", "and its number, which stays whatever its name, as id in nodes.csv"},
		{"peer", "who gave it the block or the payment, or whom it asked; itself where it is left out"},
		{"peer_id", "and its number"},
		{"block", "the hash of the block; of a reorg and a tip, of the new tip; of a message with several, of the last"},
		{"height", "of that block"},
		{"common", "the hash of the last block that both branches have"},
		{"off", "how many blocks left the node's chain"},
		{"on", "how many came onto it"},
		{"tx", "the id of the payment"},
		{"count", "how many blocks: of a message with several, of a sync, or published; how many messages of that peer a node declined so far; for how many seconds it is banned"},
		{"text", "the answer, or how the attempt stands"},
		{"reason", "why it was refused, or what went wrong"},
	}
}
