package theory

import "example.com/sosocoin/sim/withhold"

// reach finds the states that come about when a table is followed, of those with up to edge
// blocks on either branch, by their place in a race.
func reach(p *withhold.Policy, edge int) []bool {
	r := race{edge: edge}
	known := make([]bool, (edge+1)*(edge+1)*withhold.Forks)
	next := make([]withhold.State, 0, 4*(edge+1))
	visit := func(s withhold.State) {
		if s.Own <= edge && s.Others <= edge && !known[r.at(s)] {
			known[r.at(s)] = true
			next = append(next, s)
		}
	}
	visit(state(1, 0, withhold.Irrelevant))
	visit(state(0, 1, withhold.Irrelevant))
	for len(next) > 0 {
		s := next[len(next)-1]
		next = next[:len(next)-1]
		for _, o := range outcomes(s, p.Do(s)) {
			if o.by != nobody {
				visit(o.next)
			}
		}
	}
	return known
}

// reached keeps of a table what comes about, and leaves the rest open.
func reached(p *withhold.Policy) *withhold.Policy {
	r := race{edge: p.Size()}
	known := reach(p, r.edge)
	return withhold.NewPolicy(p.Name, p.Size(), func(s withhold.State) withhold.Action {
		if known[r.at(s)] {
			return p.Written(s)
		}
		return withhold.Unset
	})
}

// Honest publishes each block at once, and always mines on the public branch.
func Honest() *withhold.Policy { return reached(withhold.NewPolicy("honest", 1, withhold.End)) }
