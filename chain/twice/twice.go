package twice

// State is what SHA-256 has made of the blocks so far: the hash, after the last one, as
// eight big-endian words.
type State [8]uint32

// Block is a block of a message, padding included, as big-endian words.
type Block [16]uint32

// Pair hashes two messages twice, which have begun alike and have one block left each. It is
// there only if Fast.
func Pair(begun *State, last *[2]Block, sums *[2]State) { pair(begun, last, sums) }

// Fast reports whether this processor has instructions for Pair.
func Fast() bool { return fast }
