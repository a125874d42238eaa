// Package node is the panel about one node in depth. Its tabs are a file each: what it has of
// the chain, the coins, its mempool, its peers, its wallet, its messages, its miner and its
// rules. A new one is a file with a Tab and a line in the list of tabs (node.go).
package node
