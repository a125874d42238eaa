package effect_test

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/settings"
)

// A command that sets something is idle where it is set already, and only there.
func TestIdle(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ before, line string }{
		{"", "mine n1 off"}, {"", "mine n1,n2 on"}, {"", "hashrate n1 50"}, {"", "workload 0.5"}, {"", "workload 0.5 amount=3"},
		{"", "latency 10ms"}, {"", "latency 10ms n0 n1"}, {"", "jitter 20ms"}, {"", "loss 3%"}, {"", "bandwidth 5000"},
		{"", "partition n0 | n1,n2"}, {"", "partition n0,n1 > n2,n3"}, {"partition n0 | n1", "partition n0 > n1,n2,n3"}, {"partition n0 | n1", "heal"},
		{"cut n0 n1", "heal"}, {"hold n0 n1", "heal"}, {"", "skew n1 3s"}, {"skew n1 3s", "skew all 0s"}, {"mine n2 on", "mine n2 off"},
		{"mine all off", "mine n1"}, {"", "strategy n1 selfish"}, {"", "strategy n1 stubborn=LT2"}, {"strategy n1 selfish", "strategy n1 stubborn=L"}, {"strategy n1 selfish", "strategy all honest"}, {"latency 3ms n0 n1", "latency 500ms"}, {"workload 1", "workload 0"},
	} {
		t.Run(test.before+";"+test.line, func(t *testing.T) {
			config := settings.Default()
			config.Nodes, config.HashRate, config.Topology, config.Mine.All = 4, 0.01, "full", false
			w, err := sim.NewWorld(config)
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			do := func(line string) {
				t.Helper()
				if _, err := w.DoLine(line); err != nil {
					t.Fatal(err)
				}
			}
			idle := func() bool {
				t.Helper()
				c, err := command.ParseWith(test.line, w.Known())
				if err != nil {
					t.Fatal(err)
				}
				return w.Idle(c)
			}
			w.AdvanceTo(netsim.Second)
			if test.before != "" {
				do(test.before)
			} else {
				do("mine n1 on")
			}
			if idle() && test.line != "mine n1 on" {
				t.Errorf("%s is idle before it was given", test.line)
			}
			do(test.line)
			if !idle() {
				t.Errorf("%s is not idle after it was given", test.line)
			}
		})
	}
}

// What acts, and what is refused, is never idle.
func TestNotIdle(t *testing.T) {
	t.Parallel()
	w, err := sim.NewWorld(settings.Default())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, line := range []string{
		"sync n0", "newkey n0", "settle", "add", "ask n0 n7 chain", "crash n0", "strategy n0 optimal", "name n0 alice", "cut n0 n7", "unlink n0 n7",
		"mine n99 on", "hashrate n99 100", "hashrate n0 x1.1", "latency 1ms n0 n99", "partition n99 | n1", "skew n99 0s",
	} {
		c, err := command.ParseWith(line, w.Known())
		if err != nil {
			continue
		}
		if w.Idle(c) {
			t.Errorf("%s is idle", line)
		}
	}
}
