package sim

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
)

// Seconds is a virtual time that is written exactly, as a decimal number of seconds
// with no more digits than it takes: 89.4.
type Seconds netsim.Time

// String writes 89.4.
func (s Seconds) String() string {
	sign, magnitude := "", uint64(s)
	if s < 0 {
		sign, magnitude = "-", -magnitude
	}
	whole, fraction := magnitude/uint64(netsim.Second), magnitude%uint64(netsim.Second)
	if fraction == 0 {
		return sign + strconv.FormatUint(whole, 10)
	}
	return sign + strconv.FormatUint(whole, 10) + "." + strings.TrimRight(fmt.Sprintf("%09d", fraction), "0")
}

// MarshalJSON writes 89.4.
func (s Seconds) MarshalJSON() ([]byte, error) { return []byte(s.String()), nil }
