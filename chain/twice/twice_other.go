//go:build !amd64 && !arm64

package twice

const fast = false

func pair(*State, *[2]Block, *[2]State) { panic("twice: this processor has no instructions for Pair") }

func whole(*byte, int, *[32]byte) { panic("twice: this processor has no instructions for Sum") }
