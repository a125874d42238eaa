package sim

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// No honest node is ever banned, whatever happens to the network, and whatever others do and
// forge in it; nor where rules differ.
func TestNoHonestNodeIsBanned(t *testing.T) {
	t.Parallel()
	bans := 0
	forPlans(t, 12, gossiping(), func(t *testing.T, p *plan) {
		p.loosen()
		p.lines = slices.Insert(p.lines, 0, timed{0, "policy all ban=on"})
		suspects := map[int]bool{}
		word := regexp.MustCompile(`^(?:forge|strategy) n(\d+)(?:-n(\d+))?`)
		for i, do := range p.lines {
			if strings.HasPrefix(do.line, "policy ") && i > 0 {
				p.lines[i].line = "policy all max-reorg=4" // no amnesty, and nobody is strict
			}
			if m := word.FindStringSubmatch(do.line); m != nil {
				var first, last int
				fmt.Sscan(m[1], &first)
				last = first
				fmt.Sscan(m[2], &last)
				for id := first; id <= last; id++ {
					suspects[id] = true
				}
			}
		}
		w := p.start(t, netsim.Workers)
		defer w.Close()
		p.play(w)
		for id, n := range w.cluster.Nodes {
			for _, r := range node.ConductOf(n).Banned() {
				bans++
				if !suspects[int(r.Peer)] {
					t.Errorf("n%d has banned n%d, which is honest: %v", id, r.Peer, r.Why)
				}
			}
		}
	})
	if *seeds == 0 && !testing.Short() && bans == 0 {
		t.Error("nobody was banned")
	}
}

// In the middle of a ban a world can be copied, and its journal gives the same world again, on
// any executor. Settling ends all bans.
func TestBansAreReplayed(t *testing.T) {
	t.Parallel()
	begin := func(exec netsim.Exec) *World {
		return newTestWorld(t, func(c *Config) { c.Nodes, c.Topology, c.Exec, c.Observe = 6, "full", exec, true })
	}
	first := begin(netsim.Workers)
	for _, line := range []string{"policy n1-n3 ban=on ban-time=90s", "forge n0 coinbase-amount", "strategy n5 flooder every=3s", "policy n4 ban=strict"} {
		mustDo(t, first, line)
		first.AdvanceTo(first.Now() + 5*netsim.Second)
	}
	copied := first.Clone()
	defer copied.Close()
	first.AdvanceTo(200 * netsim.Second)
	copied.AdvanceTo(200 * netsim.Second)
	if a, b := seen(t, first), seen(t, copied); a != b {
		t.Error("the copy goes another way")
	}
	for _, exec := range []netsim.Exec{netsim.Serial, netsim.Goroutines} {
		again := begin(exec)
		for _, recorded := range first.Journal() {
			again.AdvanceTo(recorded.At)
			mustDo(t, again, recorded.Command.String())
		}
		again.AdvanceTo(200 * netsim.Second)
		if again.Digest() != first.Digest() {
			t.Errorf("executor %v: another digest", exec)
		}
	}
	for name, least := range map[string]float64{"bans": 8, "declined": 3} { // the flooder's bans end, and it is banned again
		if got, known := worldFigure(t, first, name); !known || got < least {
			t.Errorf("%s is %v, expected at least %v", name, got, least)
		}
	}
	kinds := map[view.LogKind]int{}
	for _, line := range first.View(1).Log {
		kinds[line.Kind]++
	}
	if kinds[view.BannedLine] == 0 || kinds[view.UnbannedLine] == 0 || kinds[view.DeclinedLine] == 0 {
		t.Errorf("the log has lines of the kinds %v", kinds)
	}
	peers := first.View(1).Focus.Peers
	if p := peers[len(peers)-1]; p.ID != 5 || p.State != "banned" || p.Banned == nil || p.Banned.Why == "" || p.Bars != nil {
		t.Errorf("n1 says of n5: %+v", p)
	}
	mustDo(t, first, "settle")
	for id, n := range first.cluster.Nodes {
		if banned := node.ConductOf(n).Banned(); len(banned) > 0 {
			t.Errorf("n%d bans %+v", id, banned)
		}
	}
}
