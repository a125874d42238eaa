// Package orphanage keeps what a node cannot take yet: blocks whose parent it does not have,
// and transactions that spend outputs it does not know. Both lists are bounded, so that
// strangers cannot fill a node's memory; when one is full, the oldest makes room.
package orphanage
