package measured

// Truth is whether something holds, where there is anything of which it could.
type Truth uint8

// What a Truth is. The zero value is not measured.
const (
	Unmeasured Truth = iota
	False
	True
)

// TruthOf is True or False.
func TruthOf(b bool) Truth {
	if b {
		return True
	}
	return False
}

// Value is 1 for what is true and 0 for what is false.
func (t Truth) Value() Value {
	if t == Unmeasured {
		return Value{}
	}
	return Known(float64(t - False))
}

// String writes true or false, or "–" where there is neither.
func (t Truth) String() string { return [...]string{None, "false", "true"}[t] }

// MarshalJSON writes true, false, or null where there is neither.
func (t Truth) MarshalJSON() ([]byte, error) {
	if t == Unmeasured {
		return []byte("null"), nil
	}
	return []byte(t.String()), nil
}
