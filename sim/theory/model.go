package theory

import "example.com/sosocoin/sim/withhold"

// finder says who finds the next block, and on which branch.
type finder uint8

const (
	theMiner  finder = iota // the miner himself
	theOthers               // honest miners
	onPublic                // of honest miners who are split, those on the public branch
	onPrivate               // those on the miner's own branch
	nobody                  // and the race ends
)

// outcome is where a race goes with the next block, and how many blocks of the miner's are
// settled by that.
type outcome struct {
	by      finder
	settled int
	next    withhold.State
}

// state is a race with so many blocks on each branch.
func state(own, others int, fork withhold.Fork) withhold.State {
	return withhold.State{Own: own, Others: others, Fork: fork}
}

// outcomes are where a race can go from a state, by an action; nowhere after Adopt, with
// which it ends and the public branch counts. Sapirshtein et al. 2016, table 1.
func outcomes(s withhold.State, a withhold.Action) [3]outcome {
	switch {
	case a == withhold.Override:
		return [3]outcome{
			{theMiner, s.Others + 1, state(s.Own-s.Others, 0, withhold.Irrelevant)},
			{theOthers, s.Others + 1, state(s.Own-s.Others-1, 1, withhold.Relevant)},
			{by: nobody},
		}
	case a == withhold.Match, a == withhold.Wait && s.Fork == withhold.Active && s.Own >= s.Others:
		return [3]outcome{
			{theMiner, 0, state(s.Own+1, s.Others, withhold.Active)},
			{onPublic, 0, state(s.Own, s.Others+1, withhold.Relevant)},
			{onPrivate, s.Others, state(s.Own-s.Others, 1, withhold.Relevant)},
		}
	case a == withhold.Wait:
		return [3]outcome{
			{theMiner, 0, state(s.Own+1, s.Others, withhold.Irrelevant)},
			{theOthers, 0, state(s.Own, s.Others+1, withhold.Relevant)},
			{by: nobody},
		}
	}
	return [3]outcome{{by: nobody}, {by: nobody}, {by: nobody}}
}
