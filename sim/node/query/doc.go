// Package query is what one node may ask another about, in words: its chain, its balance, the
// branches that it has heard of; and what is none of anybody's business. The node that is
// asked shows what the other may hear of, and no more.
package query
