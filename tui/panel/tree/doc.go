// Package tree is the panel that shows the block tree, which package lanes draws: what is in
// sight, which block is selected, and how one walks from block to block.
package tree
