package strategy

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// It mines while a block takes one hash, as all of the lab do, and that is not above its price.
func TestHopperMinesWhatIsCheap(t *testing.T) {
	for price, mines := range map[float64]bool{0.99: false, 1.01: true, 5: true} {
		l := newLab(t, "push", 1)
		l.follow(Hopper{price})
		l.Call(0, func(env *netsim.Env) {
			l.n.SetHashRate(env, 1)
			l.n.Mine(env, true)
		})
		l.run(20 * second)
		if height := l.n.Chain().Tip().Height(); (height > 0) != mines || l.n.Mining() != mines {
			t.Errorf("price %v: height %d, mining %v", price, height, l.n.Mining())
		}
		l.takeUp(node.Honest{})
		if !l.n.Mining() {
			t.Errorf("price %v: honest again, it does not mine", price)
		}
	}
}
