package orphanage

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// MaxBlocks is how many blocks strangers can make a node keep.
const MaxBlocks = 200

// Block is a block that cannot be taken yet, mostly because the node does not have its
// parent.
type Block struct {
	Block *chain.Entry
	From  netsim.NodeID // who sent it
}

// Blocks are the blocks that wait for their parent, the oldest first.
type Blocks []Block

// Has reports whether a block waits.
func (list Blocks) Has(block *chain.Entry) bool {
	for _, o := range list {
		if o.Block == block {
			return true
		}
	}
	return false
}

// Keep keeps a block that does not wait yet.
func (list *Blocks) Keep(o Block) {
	if len(*list) == MaxBlocks {
		*list = append((*list)[:0], (*list)[1:]...)
	}
	*list = append(*list, o)
}

// Children takes out those that wait for a block.
func (list *Blocks) Children(parent *chain.Entry) []Block {
	kept := (*list)[:0]
	var children []Block
	for _, o := range *list {
		if o.Block.Parent() == parent {
			children = append(children, o)
		} else {
			kept = append(kept, o)
		}
	}
	*list = kept
	return children
}

// Ends visits the blocks that no other one builds on.
func (list Blocks) Ends(visit func(*chain.Entry)) {
	for _, o := range list {
		if !list.hasChild(o.Block) {
			visit(o.Block)
		}
	}
}

func (list Blocks) hasChild(parent *chain.Entry) bool {
	for _, o := range list {
		if o.Block.Parent() == parent {
			return true
		}
	}
	return false
}
