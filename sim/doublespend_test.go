package sim

import (
	"flag"
	"fmt"
	"math"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/theory"
)

var attackTries = flag.Int("tries", 0, "how many double spends are tried in each case (0: few, in some)")

// spender is a network of an attacker n0 with a share q of the hash rate, and of two others. It
// has a coin to pay with. Blocks take far longer than their interval, so that miners hash nothing
// ahead: a block has all payments that its finder has heard of.
func spender(t testing.TB, seed uint64, q float64) *World {
	t.Helper()
	w := newTestWorld(t, func(c *Config) {
		c.Seed, c.Nodes, c.Topology, c.Relay, c.Retarget = seed, 3, "full", "push", "none"
		c.Latency, c.Interval = time.Millisecond, 10*time.Second
		c.Difficulty, c.HashRate = settings.Difficulty{Fixed: true, Bits: 7}, 128./600/3
		c.Shares = []float64{2 * q / (1 - q), 1, 1}
		c.Keep, c.Mine, c.Exec = 400, nodeset.List{All: true}, netsim.Serial
	})
	for w.Reading().Balance(0) == 0 {
		w.AdvanceTo(w.Now() + 1000*netsim.Second)
	}
	return w
}

// Attempts to spend coins twice succeed as often as Rosenfeld's formula says.
func TestDoubleSpendsSucceed(t *testing.T) {
	long(t)
	type attack struct {
		q    float64
		z    int
		head int
	}
	var cases []attack
	for _, q := range []float64{.1, .2, .3} {
		for _, z := range []int{1, 2, 4, 6} {
			cases = append(cases, attack{q, z, 0}, attack{q, z, 1})
		}
	}
	tries := *attackTries
	if tries == 0 {
		tries, cases = 80, []attack{{.3, 2, 0}, {.3, 2, 1}}
	}
	for _, c := range cases {
		t.Run(fmt.Sprintf("q %.1f,z %d,head %d", c.q, c.z, c.head), func(t *testing.T) {
			t.Parallel()
			w := spender(t, 1, c.q)
			defer w.Close()
			line := fmt.Sprintf("strategy n0 double-spend merchant=n1 amount=0.001 z=%d giveup=20", c.z)
			if c.head == 1 {
				line += " head-start"
			}
			mustDo(t, w, line)
			begun, won, lost := 0, 0, 0
			for won+lost < tries {
				w.AdvanceTo(w.Now() + 10_000*netsim.Second)
				begun, won, lost = w.Reading().Tries()
			}
			noFailedChecks(t, w)
			if begun != won+lost && begun != won+lost+1 {
				t.Errorf("of %d attempts %d were won and %d lost", begun, won, lost)
			}
			law, _ := theory.Lookup("rosenfeld")
			want, err := law.Predict(theory.Values{"q": c.q, "z": float64(c.z), "head": float64(c.head)})
			if err != nil {
				t.Fatal(err)
			}
			rate, ended := float64(won)/float64(won+lost), float64(won+lost)
			deviation := math.Sqrt(want * (1 - want) / ended)
			if math.Abs(rate-want) > 2.5*deviation+1/ended {
				t.Errorf("%d of %.0f attempts succeed, %.5f, predicted %.5f within %.5f", won, ended, rate, want, 2.5*deviation)
			}
			t.Logf("| %.1f | %d | %d | %.0f | %.5f | %.5f | %+.1f |", c.q, c.z, c.head, ended, rate, want, (rate-want)/deviation)
		})
	}
}

// The later honest miners hear of each other, the more of their work is lost: an attacker who hears
// at once succeeds more often than Rosenfeld's formula says, which knows no delay, and less often
// than Guo and Ren's bound for any attack.
func TestDelayHelpsDoubleSpends(t *testing.T) {
	long(t)
	const delay, interval = 120, 600
	zs, tries := []int{1, 2, 4, 6}, *attackTries
	if tries == 0 {
		zs, tries = []int{4}, 80
	}
	for _, z := range zs {
		t.Run(fmt.Sprintf("z %d", z), func(t *testing.T) {
			t.Parallel()
			w := spender(t, 1, .3)
			defer w.Close()
			mustDo(t, w, fmt.Sprintf("latency %ds", delay))
			mustDo(t, w, "latency 1ms n1 n0 oneway")
			mustDo(t, w, "latency 1ms n2 n0 oneway")
			mustDo(t, w, fmt.Sprintf("strategy n0 double-spend merchant=n1 amount=0.001 z=%d giveup=20 head-start", z))
			won, lost := 0, 0
			for won+lost < tries {
				w.AdvanceTo(w.Now() + 10_000*netsim.Second)
				_, won, lost = w.Reading().Tries()
			}
			noFailedChecks(t, w)
			predict := func(law string, of theory.Values) float64 {
				l, _ := theory.Lookup(law)
				value, err := l.Predict(of)
				if err != nil {
					t.Fatal(err)
				}
				return value
			}
			least := predict("rosenfeld", theory.Values{"q": .3, "z": float64(z), "head": 1})
			most := predict("guo-ren-upper", theory.Values{"q": .3, "k": float64(z), "delay": delay, "interval": interval})
			rate, ended := float64(won)/float64(won+lost), float64(won+lost)
			if slack := 2.5*math.Sqrt(least*(1-least)/ended) + 1/ended; rate < least-slack || rate > most {
				t.Errorf("%d of %.0f attempts succeed, %.4f; expected from %.4f, less %.4f for chance, to %.4f", won, ended, rate, least, slack, most)
			}
			t.Logf("| %d | %.0f | %.4f | %.4f | %.4f |", z, ended, least, rate, most)
		})
	}
}
