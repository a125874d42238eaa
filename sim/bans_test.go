package sim

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
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
