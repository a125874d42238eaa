package chain

// RetargetNone keeps StartBits for ever.
const RetargetNone = "none"

func noneRule() RetargetRule {
	return RetargetRule{
		Name:   RetargetNone,
		Doc:    "as at the start",
		Next:   func(tip *Entry) uint32 { return tip.block.Header.Bits },
		Easier: func(*Entry, int, int64) float64 { return 1 },
	}
}
