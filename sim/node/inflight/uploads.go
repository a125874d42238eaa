package inflight

import "example.com/sosocoin/netsim"

// Uploads are the places on a node's line: when the blocks that are being sent arrive.
type Uploads []netsim.Time

// First is the place that is free first, of so many.
func (u *Uploads) First(limit int) *netsim.Time {
	if len(*u) < limit {
		*u = append(*u, 0)
	}
	first := &(*u)[0]
	for i := range *u {
		if place := &(*u)[i]; *place < *first {
			first = place
		}
	}
	return first
}
