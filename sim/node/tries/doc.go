// Package tries says when a miner of a hash rate makes its tries in virtual time, and how many
// of them are worth hashing at once. What is tried is the node's business.
package tries
