package theory

import "example.com/sosocoin/sim/withhold"

// race is the Markov chain of a policy. On either branch there are at most edge blocks; in a
// state with as many the race ends.
type race struct {
	odds  [5]float64
	edge  int
	order []int32 // of the states that are looked at: those with the most blocks first
	steps []step
}

// step is what a policy does in a state: what comes of it at once, and where it leads.
type step struct {
	gain [kinds]float64
	odds [3]float64
	next [3]int32
}

// kind is what is counted in a race: blocks of the miner's and of others that end on the main
// chain, and all that are found.
type kind int

const (
	mined kind = iota
	lost
	found
	kinds = 3
)

func newRace(alpha, gamma float64, size int) *race {
	rest, edge := 1-alpha, size+1
	return &race{
		odds:  [5]float64{theMiner: alpha, theOthers: rest, onPublic: rest * (1 - gamma), onPrivate: rest * gamma},
		edge:  edge,
		steps: make([]step, (edge+1)*(edge+1)*withhold.Forks),
	}
}

func (r *race) at(s withhold.State) int32 {
	return int32((s.Own*(r.edge+1)+s.Others)*withhold.Forks + int(s.Fork))
}

func (r *race) atEdge(s withhold.State) bool { return s.Own == r.edge || s.Others == r.edge }

// each calls f with all states, those with the most blocks first.
func (r *race) each(f func(withhold.State)) {
	for blocks := 2 * r.edge; blocks > 0; blocks-- {
		for own := max(0, blocks-r.edge); own <= min(blocks, r.edge); own++ {
			for fork := range withhold.Fork(withhold.Forks) {
				f(state(own, blocks-own, fork))
			}
		}
	}
}

// plan has the race do this in a state.
func (r *race) plan(s withhold.State, a withhold.Action) { r.steps[r.at(s)] = r.step(s, a) }

func (r *race) step(s withhold.State, a withhold.Action) step {
	if a == withhold.Adopt {
		return step{gain: [kinds]float64{lost: float64(s.Others)}}
	}
	made := step{gain: [kinds]float64{found: 1}}
	for i, o := range outcomes(s, a) {
		if o.by != nobody {
			made.odds[i], made.next[i] = r.odds[o.by], r.at(o.next)
			made.gain[mined] += r.odds[o.by] * float64(o.settled)
		}
	}
	return made
}

// first is the step with which a race begins: a block on what everybody agrees on.
func (r *race) first() step {
	return step{
		gain: [kinds]float64{found: 1},
		odds: [3]float64{r.odds[theMiner], r.odds[theOthers]},
		next: [3]int32{r.at(state(1, 0, withhold.Irrelevant)), r.at(state(0, 1, withhold.Irrelevant))},
	}
}

// ahead is what the steps that follow one bring, by the values of where they lead.
func (s *step) ahead(values []float64) float64 {
	return s.odds[0]*values[s.next[0]] + s.odds[1]*values[s.next[1]] + s.odds[2]*values[s.next[2]]
}

// sum is how much of a kind a whole race brings, by the values of states.
func (r *race) sum(k kind, values []float64) float64 {
	first := r.first()
	return first.gain[k] + first.ahead(values)
}

// back lists the states to which a step leads that does not add a block to the race, but
// settles a part of it. All others lead to states with more blocks.
func (r *race) back() []int32 {
	place := make([]int32, len(r.steps)) // in the order, from 1
	for i, at := range r.order {
		place[at] = int32(i + 1)
	}
	known := make([]bool, len(r.steps))
	var list []int32
	for _, at := range r.order {
		for i, p := range r.steps[at].odds {
			if to := r.steps[at].next[i]; p > 0 && place[to] >= place[at] && !known[to] {
				known[to] = true
				list = append(list, to)
			}
		}
	}
	return list
}

// values finds how much of a kind is still to come of each state, on average. One pass
// through the states, those with the most blocks first, finds all values from those of the few
// that steps lead back to, and these are the unknowns of a linear system. Values of states
// that are not looked at are 0.
func (r *race) values(k kind, values []float64) {
	back := r.back()
	pass := func(x []float64, gains float64) []float64 {
		for i, at := range back {
			values[at] = x[i]
		}
		for _, at := range r.order {
			s := &r.steps[at]
			values[at] = gains*s.gain[k] + s.ahead(values)
		}
		y := make([]float64, len(back))
		for i, at := range back {
			y[i] = values[at]
		}
		return y
	}
	guess := make([]float64, len(back))
	for i, at := range back {
		guess[i] = values[at]
	}
	x := fixedPoint(guess, func(x []float64) []float64 { return pass(x, 1) }, func(x []float64) []float64 { return pass(x, 0) })
	pass(x, 1)
}
