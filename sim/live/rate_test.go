package live

import (
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
)

func TestRateOverTheLastSecond(t *testing.T) {
	var r rate
	start := time.Unix(100, 0)
	r.add(start, 0, 0)
	r.add(start.Add(500*time.Millisecond), 5*netsim.Second, 50)
	if r.speed.Known() || r.perSecond.Known() || r.moved {
		t.Errorf("figures after half a second: %+v", r)
	}
	r.add(start.Add(2*time.Second), 40*netsim.Second, 200)
	if r.speed != measured.Known(20) || r.perSecond != measured.Known(100) || !r.moved {
		t.Errorf("figures after two seconds: %+v", r)
	}
}
