package watch

import "example.com/sosocoin/sim/paged"

// heights counts the heights at which more than one block was found, as they come to have a
// second one: so the count stays right where blocks are forgotten.
type heights struct {
	blocks paged.List[uint8] // at each height, up to 2
	forked int
}

// add notes that a block was found.
func (h *heights) add(height uint32) {
	blocks := h.blocks.Change(int(height))
	if *blocks == 1 {
		h.forked++
	}
	*blocks = min(*blocks+1, 2)
}

// forget gives up the heights below one at which no block will be found any more.
func (h *heights) forget(below uint32) { h.blocks.Forget(int(below)) }

// clone returns a copy that counts on by itself.
func (h *heights) clone() heights { return heights{h.blocks.Clone(), h.forked} }
