package measured

// Truth is 1 for what is true and 0 for what is false.
func Truth(b bool) Value {
	if b {
		return Known(1)
	}
	return Known(0)
}
