package theory

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

// The forks. After a block of one's own a match comes too late: Irrelevant. After a block of
// others it is possible: Relevant. While honest miners are split after one: Active.
const (
	Irrelevant Fork = iota
	Relevant
	Active
	forks = 3
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
	p.cells = make([]Action, (p.size+1)*(p.size+1)*forks)
	for own := range p.size + 1 {
		for others := range p.size + 1 {
			for fork := range Fork(forks) {
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

func (p *Policy) at(s State) int { return (s.Own*(p.size+1)+s.Others)*forks + int(s.Fork) }

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
	return end(s)
}

// end is how a race ends in a state for which there is no plan.
func end(s State) Action {
	if s.Own > s.Others {
		return Override
	}
	return Adopt
}

// reach finds the states that come about when a table is followed, of those with up to edge
// blocks on either branch, by their place in a race.
func (p *Policy) reach(edge int) []bool {
	r := race{edge: edge}
	known := make([]bool, (edge+1)*(edge+1)*forks)
	next := []State{{1, 0, Irrelevant}, {0, 1, Irrelevant}}
	for len(next) > 0 {
		s := next[len(next)-1]
		next = next[:len(next)-1]
		if s.Own > edge || s.Others > edge || known[r.at(s)] {
			continue
		}
		known[r.at(s)] = true
		for _, o := range outcomes(s, p.Do(s)) {
			if o.by != nobody {
				next = append(next, o.next)
			}
		}
	}
	return known
}

// reached keeps of a table what comes about, and leaves the rest open.
func (p *Policy) reached() *Policy {
	known := p.reach(p.size)
	return NewPolicy(p.Name, p.size, func(s State) Action {
		if known[p.at(s)] {
			return p.Written(s)
		}
		return Unset
	})
}

// Honest publishes each block at once, and always mines on the public branch.
func Honest() *Policy { return NewPolicy("honest", 1, end).reached() }
