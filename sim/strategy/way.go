package strategy

import (
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// Way is a strategy with all that is said of it. Ways are values: two that are the same are
// equal. The zero value of each is in the table ways.
type Way interface {
	// Text is the way as Read reads it. Nodes in it are called by by.
	Text(by nodeset.By) string

	form() form
	// plan thinks out what some nodes do, and returns what makes the strategy of each.
	plan(s Site) (func(n *node.Node) node.Strategy, error)
}

// form is what a line has to say of a way, and what people read of it.
type form struct {
	word    string // how it is called
	value   string // what follows behind word=, such as FILE; "" where the word stands alone
	options []option
	gist    string // what such a node does, in a few words: "publishes each block at once"
	doc     string // "selfish does so ...": one or more sentences
	read    func(a *grammar.Arguments) Way
	// anew: what it comes to depends on more than the line, such as a file or a hash rate.
	anew bool
	// pools: several nodes may follow it on one private branch.
	pools bool
	// apart: on the node itself, so that it is to be thought out for each.
	apart bool
}

// option is one that goes with a way.
type option struct {
	name, value string // alpha, SHARE; without a value it is a word behind all others
	must        bool   // it cannot be left out
}

// ways lists all, in the order in which help shows them.
func ways() []Way {
	return []Way{
		Honest{},
		Selfish{},
		Stubborn{},
		Optimal{},
		FromFile{},
		Withholder{},
		Eclipse{},
		Timewarp{},
		Hopper{},
		Petty{},
		Undercut{},
		Spammer{},
		Flooder{},
		DoubleSpend{},
		FiftyOne{},
	}
}

// World is what a way may know of the world in which nodes take it up.
type World interface {
	Name(id int) string
	Share(id int) float64 // of the hash rate of all nodes
	Node(id int) *node.Node
	Count() int                             // of nodes
	One(n nodeset.Node) (id int, err error) // the number of a node
}

// Site is where a way is taken up.
type Site struct {
	World
	Who []int // the nodes that follow it
}

// Together reports whether several nodes that follow a way are a pool: it keeps blocks back by
// what a policy says of a branch, which may be that of many.
func Together(way Way, who []int, each bool) bool { return way.form().pools && len(who) > 1 && !each }

// Make makes the strategies of nodes that follow a way: in a pool where that may be, unless each
// is to follow it for itself.
func Make(way Way, each bool, w World, who []int) ([]node.Strategy, error) {
	if Together(way, who, each) {
		return makePool(way, w, who)
	}
	made := make([]node.Strategy, len(who))
	var of func(*node.Node) node.Strategy
	for i, id := range who {
		if of == nil || way.form().apart {
			var err error
			if of, err = way.plan(Site{w, who[i : i+1]}); err != nil {
				return nil, err
			}
		}
		made[i] = of(w.Node(id))
	}
	return made, nil
}

// makePool makes those of a pool, of which the first leads.
func makePool(way Way, w World, who []int) ([]node.Strategy, error) {
	of, err := way.plan(Site{w, who})
	if err != nil {
		return nil, err
	}
	p := newPool(w, who)
	alone := of(w.Node(who[0])).(following)
	made := []node.Strategy{&leader{following: alone, pool: p}}
	for _, id := range who[1:] {
		made = append(made, newMember(way, alone.Name(), p, w.Node(id)))
	}
	return made, nil
}

// taken is the part of a strategy that remembers its way.
type taken struct{ way Way }

// Way is what it was made of.
func (t taken) Way() Way { return t.way }

// Of is the way that a strategy follows.
func Of(s node.Strategy) Way {
	if s, ok := s.(interface{ Way() Way }); ok {
		return s.Way()
	}
	return Honest{}
}

// Follows reports whether a strategy is what would be made of a way now. Where that depends
// on more than the way, it is not.
func Follows(s node.Strategy, way Way) bool { return Of(s) == way && !way.form().anew }

// Formed reports whether nodes are a pool of just these, or, if each is for itself, in none.
func Formed(way Way, each bool, who []int, strategies []node.Strategy) bool {
	var team []netsim.NodeID
	if Together(way, who, each) {
		for _, id := range who {
			team = append(team, netsim.NodeID(id))
		}
	}
	return !slices.ContainsFunc(strategies, func(s node.Strategy) bool { return !slices.Equal(TeamOf(s), team) })
}

// Does says what a node does that follows a strategy: "keeps blocks back by the policy selfish".
func Does(s node.Strategy) string {
	if s, ok := s.(interface{ does() string }); ok {
		return s.does()
	}
	return "honest, publishes each block at once"
}
