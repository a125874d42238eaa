package watch

import (
	"encoding/json"
	"math"
	"testing"

	"example.com/sosocoin/netsim"
)

// Not a nanosecond is lost, and no digit is written that says nothing.
func TestSeconds(t *testing.T) {
	for _, c := range []struct {
		at   netsim.Time
		want string
	}{
		{0, "0"}, {1, "0.000000001"}, {89_400 * netsim.Millisecond, "89.4"}, {600 * netsim.Second, "600"},
		{-1500 * netsim.Millisecond, "-1.5"}, {10*netsim.Second + 50, "10.00000005"}, {netsim.Never, "9223372036.854775807"},
		{math.MinInt64, "-9223372036.854775808"},
	} {
		written, err := json.Marshal(Seconds(c.at))
		if err != nil || string(written) != c.want {
			t.Errorf("%d ns: %s (%v), expected %s", c.at, written, err, c.want)
		}
	}
}
