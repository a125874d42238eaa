package twice

// fast is settled once, by asking the processor.
var fast = hasSHA()

// hasSHA reports whether there are SHA extensions, SSSE3 and SSE4.1.
func hasSHA() bool

//go:noescape
func pair(begun *State, last *[2]Block, sums *[2]State)

//go:noescape
func whole(blocks *byte, count int, sum *[32]byte)
