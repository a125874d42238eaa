package withhold

import "errors"

// Action is what a miner who withholds blocks does next (Sapirshtein, Sompolinsky and Zohar
// 2016).
type Action uint8

// The actions. Adopt gives the private branch up for the public one. Override publishes
// one block more than the public branch has, which everybody then takes. Match publishes as
// many, so that honest miners are split. Wait publishes nothing.
const (
	Unset Action = iota // what a table leaves open, as for states that are never reached
	Adopt
	Override
	Match
	Wait
)

// String is the action in a word.
func (a Action) String() string {
	return [...]string{"unset", "adopt", "override", "match", "wait"}[a]
}

// Fork says whether a match is possible, or under way.
type Fork uint8

// The Forks. After a block of one's own a match comes too late: Irrelevant. After a block of
// others it is possible: Relevant. While honest miners are split after one: Active.
const (
	Irrelevant Fork = iota
	Relevant
	Active

	Forks = 3 // how many there are
)

// String is the fork in a word.
func (f Fork) String() string { return [...]string{"irrelevant", "relevant", "active"}[f] }

// State is a race: how many blocks the private branch and the public one have since they
// parted, and whether honest miners can be split, or are.
type State struct {
	Own, Others int
	Fork        Fork
}

// MaxPolicySize is the size of the largest table that is read or made.
const MaxPolicySize = 400

// Policy is what to do in each state with up to Size blocks on either branch. In a state
// that is larger, or left open, it ends the race: it overrides when it is ahead, and adopts
// otherwise. It is not changed once it is made.
type Policy struct {
	Name  string // a word, or empty
	size  int
	cells []Action
}

// NewPolicy makes a table of a size from 0 to MaxPolicySize. What is not possible in a
// state (see Possible) is left open.
func NewPolicy(name string, size int, act func(State) Action) *Policy {
	p := &Policy{Name: name, size: min(max(size, 0), MaxPolicySize)}
	p.cells = make([]Action, (p.size+1)*(p.size+1)*Forks)
	for own := range p.size + 1 {
		for others := range p.size + 1 {
			for fork := range Fork(Forks) {
				s := State{own, others, fork}
				if a := act(s); Possible(s, a) == nil {
					p.cells[p.at(s)] = a
				}
			}
		}
	}
	return p
}

// Size is how many blocks a branch has at most for which the table says what to do.
func (p *Policy) Size() int { return p.size }

func (p *Policy) at(s State) int { return (s.Own*(p.size+1)+s.Others)*Forks + int(s.Fork) }

// Written is what the table has for a state; Unset for one that it leaves open, or beyond it.
func (p *Policy) Written(s State) Action {
	if s.Own > p.size || s.Others > p.size {
		return Unset
	}
	return p.cells[p.at(s)]
}

// Do is what the miner does in a state.
func (p *Policy) Do(s State) Action {
	if a := p.Written(s); a != Unset {
		return a
	}
	return End(s)
}

// End is how a race ends in a state for which there is no plan.
func End(s State) Action {
	if s.Own > s.Others {
		return Override
	}
	return Adopt
}

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
