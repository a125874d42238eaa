package node

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
)

// The tries told of are those that virtual time has made on the present template: what
// is hashed ahead does not count, and a node that hashes nothing ahead has hashed exactly
// as many.
func TestTask(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := newLab(t, "none", 0)
		defer l.Close()
		if _, ok := l.n.Task(l.Now()); ok {
			rt.Fatalf("a node that does not mine has a task")
		}
		rate := rapid.SampledFrom([]float64{0.01, 0.05, 0.3, 3, 500}).Draw(rt, "rate")
		l.rate(rate)
		l.mining(true)
		for range rapid.IntRange(1, 8).Draw(rt, "looks") {
			before := l.n.Hashes()
			l.run(netsim.Time(rapid.Float64Range(0, 4).Draw(rt, "wait") * l.n.miner.Period()))
			if rapid.Bool().Draw(rt, "new tip") {
				rival := l.mine(l.n.Chain().Tip(), 9)
				l.as(func(env *netsim.Env) { l.n.receive(env, 0, rival) })
				before = l.n.Hashes()
			}
			task, ok := l.n.Task(l.Now())
			if !ok || task.Once {
				rt.Fatalf("mining for good, the task is %+v, %t", task, ok)
			}
			if task.Template == nil {
				if !l.n.miner.slow(l.n) || task.Tries != 0 {
					rt.Errorf("at %g H/s there is no template, and %d tries on it", rate, task.Tries)
				}
				continue
			}
			if task.Template.Header().Prev != l.n.Chain().Tip().Hash() {
				rt.Errorf("the template is not on the tip")
			}
			want := uint64(0)
			for k, try := uint64(0), l.rhythm(); try(k) <= l.Now(); k++ {
				if try(k) >= task.Began {
					want++
				}
			}
			if task.Tries != want {
				rt.Errorf("%d tries since %v, at %v and %g H/s; expected %d", task.Tries, task.Began, l.Now(), rate, want)
			}
			if l.n.miner.slow(l.n) && l.n.Hashes() > before && task.Tries == 0 {
				rt.Errorf("hashes were made on the template, but no tries")
			}
		}
	})
}
