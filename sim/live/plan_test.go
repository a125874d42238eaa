package live

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
)

// plan is a small random world and the lines that are given to it.
type plan struct{ config settings.Config }

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

func randomPlan(seed uint64) *plan {
	r := rand.New(rand.NewPCG(seed, 0x6c697665))
	config := settings.Default()
	config.Seed, config.Nodes, config.Observe = seed, 2+r.IntN(6), true
	config.Latency = pick(r, 0, 50*time.Millisecond, time.Second)
	config.Jitter = pick(r, 0, time.Second)
	config.Loss = pick(r, 0, 0.1)
	config.HashRate = pick(r, 1.0, 5)
	config.Relay = pick(r, node.RelayNames()...)
	config.TxRate = pick(r, 0, 0.1)
	return &plan{config}
}

// line is some command; many are refused.
func (p *plan) line(r *rand.Rand) string {
	a, b := r.IntN(p.config.Nodes+1), r.IntN(p.config.Nodes)
	both := fmt.Sprintf("n%d n%d", a, b)
	return pick(r,
		fmt.Sprintf("mine n%d %s", a, pick(r, "one", "on", "off")), fmt.Sprintf("send %s %d as=p%d", both, 1+r.IntN(30), r.IntN(9)),
		fmt.Sprintf("respend p%d n%d via=all", r.IntN(9), a), fmt.Sprintf("name n%d %s", a, pick(r, "alice", "bob")),
		"link "+both, "unlink "+both, fmt.Sprintf("sync n%d", a), fmt.Sprintf("latency %dms", r.IntN(900)), "loss 20%", "heal",
		fmt.Sprintf("partition n%d", b), "cut "+both, "hold "+both, fmt.Sprintf("crash n%d", a), "restart all", fmt.Sprintf("freeze n%d", a), "thaw all",
		fmt.Sprintf("skew n%d %ds", a, r.IntN(200)-100), "workload 0.2", "add", fmt.Sprintf("newkey n%d", a), "ask "+both+" chain", "settle", "mine all on",
	)
}

func (p *plan) start(t testing.TB, exec netsim.Exec) *sim.World {
	t.Helper()
	config := p.config
	config.Exec = exec
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// parsed reads a line for a world.
func parsed(t testing.TB, w *sim.World, line string) command.Command {
	t.Helper()
	c, err := command.ParseWith(line, w.Known())
	if err != nil {
		t.Fatal(err)
	}
	return c
}
