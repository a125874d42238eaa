package outcome

// CompactReport says what compact blocks spared. A block that went as a whole, between
// nodes one of which does not speak compact or after its compact form was of no use, is
// not in it.
type CompactReport struct {
	Bytes    uint64 `json:"bytes"`      // sent for compact blocks, questions and answers about them included
	Full     uint64 `json:"full_bytes"` // that the same blocks would have been as a whole
	Asked    uint64 `json:"txs_asked"`  // transactions that receivers had to ask for
	Payloads uint64 `json:"payloads_asked,omitempty"`
}

// Saved is how many bytes less were sent; below 0 if there were more.
func (r *CompactReport) Saved() float64 { return float64(r.Full) - float64(r.Bytes) }

// compactReport is nil where blocks do not go in compact form.
func (w run) compactReport() *CompactReport {
	if !w.cluster.Shared.Relay.Compact {
		return nil
	}
	r := &CompactReport{}
	for _, n := range w.cluster.Nodes {
		c := n.Compact().Count
		r.Bytes, r.Full = r.Bytes+c.Bytes, r.Full+c.Full
		r.Asked, r.Payloads = r.Asked+c.Asked, r.Payloads+c.Payloads
	}
	return r
}
