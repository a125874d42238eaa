package theory_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/sim/theory"
)

// Where a block has room for one payment it is the queue M/M/1, with priority if there are classes (Cobham
// 1954): 1/(mu-lambda) and mu/((mu-lambda1)(mu-lambda)). Where it has room for all, who comes waits for
// the next block.
func TestFeeWaitOfKnownQueues(t *testing.T) {
	tell(t, "fee-wait", "rate=0.08 interval=10 batch=1", "50.0000", 1)
	tell(t, "fee-wait", "rate=0.08 interval=10 batch=1 to=0.5", "16.66667", 1)
	tell(t, "fee-wait", "rate=0.08 interval=10 batch=1 from=0.5", "83.33333", 1)
	tell(t, "fee-wait", "rate=0.3 interval=10 batch=1000000", "10.0000", 1)
	tell(t, "fee-wait", "rate=0.000000001 interval=10 batch=3", "10.0000", 1)
}

// The law against a queue that is played: payments and blocks come at random, and a block takes those that
// pay most.
func TestFeeWaitAgreesWithAQueue(t *testing.T) {
	const interval, batch = 10.0, 4
	for _, load := range []float64{0.3, 0.8} {
		rng := rand.New(rand.NewPCG(1, 2))
		rate := load * batch / interval
		type payment struct{ at, fee float64 }
		var pool []payment
		var sum [2]float64
		var count [2]int
		now := 0.0
		for count[0]+count[1] < 200_000 {
			now += rng.ExpFloat64() / (rate + 1/interval)
			if rng.Float64() < rate/(rate+1/interval) {
				pool = append(pool, payment{now, rng.Float64()})
				continue
			}
			for range min(batch, len(pool)) {
				best := 0
				for i := range pool {
					if pool[i].fee > pool[best].fee {
						best = i
					}
				}
				class := 0
				if pool[best].fee >= 0.5 {
					class = 1
				}
				sum[class] += now - pool[best].at
				count[class]++
				pool[best] = pool[len(pool)-1]
				pool = pool[:len(pool)-1]
			}
		}
		for class, part := range []string{"from=0.5", "to=0.5"} {
			want := predict(t, "fee-wait", fmt.Sprintf("rate=%.4f interval=10 batch=4 %s", rate, part))
			if got := sum[class] / float64(count[class]); math.Abs(got/want-1) > 0.03 {
				t.Errorf("load %v, %s: played %.2f, the law says %.2f", load, part, got, want)
			}
		}
	}
}

// More than blocks have room for is out of the law's range, as is a class of nobody.
func TestFeeWaitRefuses(t *testing.T) {
	law, _ := theory.Lookup("fee-wait")
	for _, v := range []theory.Values{{"rate": 0.4}, {"from": 0.5, "to": 0.5}, {"from": 0.7, "to": 0.5}, {"to": 1e-7}, {"from": 1e-318, "to": 1e-317}} {
		if x, err := law.Predict(v); err == nil {
			t.Errorf("%v: %v, want an error", v, x)
		}
	}
	if x, err := law.Predict(theory.Values{"rate": 0.6, "to": 0.5}); err != nil || x < 10 {
		t.Errorf("the dear half of too many: %v, %v", x, err)
	}
}
