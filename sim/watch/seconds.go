package watch

import "example.com/sosocoin/netsim"

// Seconds is a virtual time that is written exactly, as a decimal number of seconds
// with no more digits than it takes: 89.4.
type Seconds netsim.Time

// String writes 89.4.
func (s Seconds) String() string { return netsim.Time(s).Exact() }

// MarshalJSON writes 89.4.
func (s Seconds) MarshalJSON() ([]byte, error) { return []byte(s.String()), nil }
