package scenarios_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/sim/theory"
)

// doubleSpent is how many seconds so many attempts to spend twice take, of a miner with a part q of
// the hash rate who has a block in advance and gives up at so many behind; and which part of them
// succeeds. It shares no code with the program.
func doubleSpent(q, interval float64, z, giveUp, tries int) (taken, won spread) {
	for seed := range uint64(modelWorlds) {
		random := rand.New(rand.NewPCG(seed, 0x7477696365))
		now, successes := 0.0, 0.0
		for range tries {
			now += random.ExpFloat64() * interval / q
			own, others := 1, 0
			for others-own < giveUp && (others < z || own <= others) {
				now += random.ExpFloat64() * interval
				if random.Float64() < q {
					own++
				} else {
					others++
				}
			}
			if own > others {
				successes++
			}
		}
		taken.add(now)
		won.add(successes / float64(tries))
	}
	return taken, won
}

func doubleSpendChances() []chance {
	six, _ := doubleSpent(0.25, 12.5, 6, 5, 20)
	one, _ := doubleSpent(0.25, 12.5, 1, 5, 40)
	most, least := catchesUp(0.25, 6), catchesUp(0.25, 1)-math.Pow(1.0/3, 6) // who gives up does not always fail later
	many, few := 0.0, 0.0
	for k := range 10 {
		many += ways(most, 20, k)
		for j := range 7 - k {
			few += ways(most, 20, k) * ways(least, 40, j)
		}
	}
	return []chance{
		{"until balance(mallory) >= 50 within=2h", none(50, 2*hour)},
		{"until confirmations(rival,shop) >= 1 within=1h", none(500.0/30, hour)},
		{"until attack.tries >= 21 within=20h", six.rare(20*hour, 1e6)},
		{"expect attack.rate < 0.5", 1 - many},
		{"until attack.tries >= 62 within=20h", one.rare(20*hour, 1e6)},
		{"expect attack.success >= 7", few},
	}
}

// majorityChances are those of the lesson 10-majority.
func majorityChances() []chance {
	const interval = 256.0 / 45
	one, _ := doubleSpent(1.0/3, interval, 1, 4, 6)
	six, _ := doubleSpent(1.0/3, interval, 6, 4, 6)
	return []chance{
		{"solve until height(shop) >= 1 within=1h", none(256.0/15, hour)},
		{"task attack.tries gains 6", one.rare(hour, 1e6)},
		{"task attack.tries gains 6", six.rare(hour, 1e6)},
		// Others find the twenty in the first half, and she gets ahead in the second.
		{"task hashrate(mallory) >= 60 and orphaned gains 20", fewer(hour/2/(256.0/30), 21) + notAhead(hour/2/(256.0/60), hour/2/(256.0/30), 10)},
	}
}

// Mallory has a block in advance.
func fiftyOneChances() []chance {
	return []chance{
		{"until balance(mallory) >= 50 within=1h", none(10, hour)},
		{"until confirmations(goods,shop) >= 6 within=2h", fewer(2*hour/15, 6) + early(0.6, 59, 6)},
		{"until confirmations(secret,shop) >= 60 within=5h", notAhead(5*hour/10, 5*hour/15, 58)},
		{"expect reorg.depth >= 10", early(0.6, 59, 10)},
	}
}

// The model agrees with the exact law, but for those who give up too early.
func TestModelOfDoubleSpends(t *testing.T) {
	law, _ := theory.Lookup("rosenfeld")
	for _, z := range []int{1, 6} {
		want, err := law.Predict(theory.Values{"q": 0.25, "z": float64(z), "head": 1})
		if err != nil {
			t.Fatal(err)
		}
		taken, won := doubleSpent(0.25, 12.5, z, 5, 40)
		if math.Abs(won.mean()-want) > 0.01 {
			t.Errorf("%d confirmations: %.4f succeed, predicted %.4f", z, won.mean(), want)
		}
		t.Logf("%d confirmations: %.4f succeed, predicted %.4f; an attempt takes %.0f s", z, won.mean(), want, taken.mean()/40)
	}
}
