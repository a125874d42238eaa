package theory

import "errors"

// Possible says why an action is not possible in a state; nil if it is.
func Possible(s State, a Action) error {
	switch {
	case a == Override && s.Own <= s.Others:
		return errors.New("override takes a private branch that is longer than the public one")
	case a == Match && s.Fork != Relevant:
		return errors.New("match is possible only right after a block of others, where the fork is relevant")
	case a == Match && (s.Others == 0 || s.Own < s.Others):
		return errors.New("match takes a public branch, and a private one that is at least as long")
	}
	return nil
}

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
	next    State
}

// outcomes are where a race can go from a state, by an action; nowhere after Adopt, with
// which it ends and the public branch counts. Sapirshtein et al. 2016, table 1.
func outcomes(s State, a Action) [3]outcome {
	switch {
	case a == Override:
		return [3]outcome{
			{theMiner, s.Others + 1, State{s.Own - s.Others, 0, Irrelevant}},
			{theOthers, s.Others + 1, State{s.Own - s.Others - 1, 1, Relevant}},
			{by: nobody},
		}
	case a == Match, a == Wait && s.Fork == Active && s.Own >= s.Others:
		return [3]outcome{
			{theMiner, 0, State{s.Own + 1, s.Others, Active}},
			{onPublic, 0, State{s.Own, s.Others + 1, Relevant}},
			{onPrivate, s.Others, State{s.Own - s.Others, 1, Relevant}},
		}
	case a == Wait:
		return [3]outcome{
			{theMiner, 0, State{s.Own + 1, s.Others, Irrelevant}},
			{theOthers, 0, State{s.Own, s.Others + 1, Relevant}},
			{by: nobody},
		}
	}
	return [3]outcome{{by: nobody}, {by: nobody}, {by: nobody}}
}
