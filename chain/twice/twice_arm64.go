package twice

import "golang.org/x/sys/cpu"

// fast is settled once, by asking the system what the processor has.
var fast = cpu.ARM64.HasSHA2

//go:noescape
func pair(begun *State, last *[2]Block, sums *[2]State)

//go:noescape
func whole(blocks *byte, count int, sum *[32]byte)
