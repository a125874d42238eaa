package compact

// Role is a node's own part in compact relay.
type Role struct {
	Speaks   bool // it sends and asks for compact blocks
	Churning bool // see Model
	Count    Count
}

// Set says what a node is like in its world's Model.
func (r *Role) Set(speaks, churning bool) { r.Speaks, r.Churning = speaks, churning }

// Count counts what a node's compact blocks cost and what they spared. A block
// that goes as a whole after all, when its compact form was of no use, is not in it.
type Count struct {
	Bytes    uint64 // sent in compact blocks, in questions for what they left out, and in the answers
	Full     uint64 // bytes that the same blocks would have been as a whole
	Asked    uint64 // transactions that this node had to ask for
	Payloads uint64 // payloads that it had to ask for a part of
}
