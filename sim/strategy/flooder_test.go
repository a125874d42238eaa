package strategy

import (
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// It sends each peer junk as often as it should, each kind in turn or one alone, and is honest
// otherwise. Those who keep score ban it; nobody keeps anything of it.
func TestFlooder(t *testing.T) {
	for _, c := range []struct {
		way    Flooder
		kinds  string // of the first messages
		banned bool   // after 6 s
	}{
		{Flooder{}, "tx blocks blocks tx", false}, // there is no block without work where there is no difficulty
		{Flooder{Every: 500 * time.Millisecond, Sends: UnaskedJunk}, "tx tx tx tx", true},
		{Flooder{Sends: ExcessJunk}, "blocks blocks blocks blocks", true},
	} {
		l := newLab(t, "inv", 1)
		other := l.addNode()
		l.link(0, 2)
		l.Call(2, func(env *netsim.Env) { node.SetPolicies(other, env, node.Policies{Bans: node.BanFaulty}) })
		heard := l.Handler(1).(*stranger)
		l.follow(c.way)
		l.run(6*second + oneWay)
		var kinds []string
		for _, line := range heard.heard {
			kinds = append(kinds, strings.Fields(line)[2])
		}
		if got := strings.Join(kinds[:4], " "); got != c.kinds {
			t.Errorf("%+v sends %s, expected %s", c.way, got, c.kinds)
		}
		if r := node.ConductOf(other).Of(0); r.Banned() != c.banned || r.Declined == 0 {
			t.Errorf("%+v: banned %t, %d messages declined", c.way, r.Banned(), r.Declined)
		}
		if other.Pool().Len()+other.Orphans() > 0 || other.Chain().Tip().Height() > 0 {
			t.Errorf("%+v: something of it is kept", c.way)
		}
	}
}
