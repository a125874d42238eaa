// Package twice hashes twice, as blocks are hashed: SHA-256, and SHA-256 of what comes out. It
// is for many messages that begin alike, whose common blocks are hashed once: each takes the
// block that is left, and the one block of the second hash.
//
// The standard library has no function for one block, and what it asks for around each
// costs as much as the block does. And the instructions of a processor for SHA-256 wait for
// each other, so that two messages side by side take hardly longer than one. So here are two
// at a time, by those instructions, where there are any: the SHA extensions of amd64, and those
// of arm64, which Apple's processors have. Elsewhere [Fast] is false, and crypto/sha256 is as
// good as it gets. It is the oracle of the tests too.
package twice
