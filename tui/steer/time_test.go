package steer

import (
	"math"
	"testing"
)

func TestSpeedLadder(t *testing.T) {
	if got := slower(math.Inf(1)); got != mostSpeed {
		t.Errorf("slower than max is %v, expected %v", got, mostSpeed)
	}
	if got := faster(mostSpeed); !math.IsInf(got, 1) {
		t.Errorf("faster than %v is %v, expected max", mostSpeed, got)
	}
	if got := slower(leastSpeed); got != leastSpeed {
		t.Errorf("slower than the slowest is %v", got)
	}
}
