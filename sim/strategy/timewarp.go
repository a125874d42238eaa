package strategy

import (
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Timewarp is to mine in private for a while, and to date the blocks so that the next ones get
// easier. No rule on time is broken when they are published: a block may be of any time up to
// the moment of its publication and FutureLimit after that, and up to PastLimit before its
// parent.
//
//   - A rule that looks at windows (naive, bitcoin) has a limit for how much harder a window
//     makes the next, however long its time went backwards. So the times saw: a few windows
//     are as long as counts, each of which makes blocks easier, then one goes back to where
//     they began, and costs one step only. It is how Murch and Zawy warp Bitcoin's time.
//   - To asert all blocks are of the latest time. They come 38 % faster at best
//     (zawy12/difficulty-algorithms, issue 61), when it lasts 3.2 half-lives.
//   - With lwma blocks are of the time at which they are found: by what one is too late, the
//     next ones are too early, and those soon count more.
//
// The branch has no more work for that, so it wins only with most of the hash rate.
type Timewarp struct {
	Lasts time.Duration // until it publishes; 0: 3.2 windows
}

// Text has how long it lasts, if that is given.
func (v Timewarp) Text(nodeset.By) string {
	if v.Lasts == 0 {
		return "timewarp"
	}
	return "timewarp lasts=" + quantity.FormatDuration(v.Lasts)
}

func (Timewarp) form() form {
	return form{
		word: "timewarp", options: []option{{name: "lasts", value: "D"}},
		gist: "writes wrong times, for easy blocks",
		doc:  "timewarp mines in private for so long, 3.2 windows unless it is given, with times in its blocks that make the next ones easier and break no rule, publishes what it has if that has more work, and starts again.",
		read: func(a *grammar.Arguments) Way {
			lasts, _ := grammar.Option(a, "lasts", positive("5m", "10m", "1h"))
			return Timewarp{lasts}
		},
	}
}

// positive is a length of time that is not 0.
func positive(offers ...string) argument.Kind[time.Duration] {
	const expected = "a time above 0, such as 5m"
	return argument.Kind[time.Duration]{Expected: expected, Offers: argument.Words(offers...), Parse: func(s string) (time.Duration, error) {
		d, err := quantity.ParseDuration(s)
		if err != nil || d < time.Millisecond {
			return 0, &lex.ValueError{Value: s, Expected: expected}
		}
		return d, nil
	}}
}

func (v Timewarp) plan(Site) (func(*node.Node) node.Strategy, error) {
	return func(n *node.Node) node.Strategy {
		p := n.Chain().Store().Params()
		lasts := netsim.Time(v.Lasts)
		if lasts == 0 {
			lasts = netsim.Time(p.Window) * netsim.Time(p.Interval) * 16 / 5
		}
		return &timewarp{taken: taken{v}, branch: branchOf(n), lasts: lasts}
	}, nil
}

// timewarp is in the middle of a private branch.
type timewarp struct {
	taken
	branch
	lasts netsim.Time
	until netsim.Time // when it publishes; 0 before the first branch
	clock int64       // the node's clock at that moment, ms
}

// Name is the word.
func (*timewarp) Name() string { return "timewarp" }

func (*timewarp) does() string {
	return "keeps blocks back for a while, with times that make the next ones easier"
}

// Found keeps the block.
func (w *timewarp) Found(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	w.add(block)
	return nil
}

// Heard takes note of the public branch.
func (w *timewarp) Heard(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	w.hear(block)
	return nil
}

// Act publishes the branch when its time has come, or gives it up, and begins the next.
func (w *timewarp) Act(n *node.Node, env *netsim.Env) (publish []*chain.Entry) {
	if wait := w.until - env.At(); wait > 0 {
		node.ActIn(n, env, wait) // it has crashed in between
		return nil
	}
	if w.own.Work().Cmp(w.public.Work()) > 0 {
		publish = w.override(w.own)
	} else {
		w.adopt()
	}
	w.until = env.At() + w.lasts
	w.clock = int64((env.Now() + w.lasts) / netsim.Millisecond)
	node.ActIn(n, env, w.lasts)
	return publish
}

// Date is the time that makes later blocks the easiest.
func (w *timewarp) Date(n *node.Node, parent *chain.Entry, clock int64) int64 {
	p := n.Chain().Store().Params()
	latest := w.clock + p.FutureLimit.Milliseconds()
	wanted := int64(p.Window) * p.Interval.Milliseconds()
	switch p.Retarget {
	case chain.RetargetASERT:
		return latest
	case chain.RetargetNaive:
		return saw(&p, parent, latest, 2*wanted+1, 2*wanted+1)
	case chain.RetargetBitcoin:
		return saw(&p, parent, latest, 2*wanted, 4*wanted)
	}
	return clock
}

// saw is the time of a block on a parent where the rule looks at windows. A window takes most, or
// what is left until the latest time if that is at least least; or its blocks go back as far as
// they may, if there is more to win by that than one step.
func saw(p *chain.Params, parent *chain.Entry, latest, least, most int64) int64 {
	past := p.PastLimit.Milliseconds()
	start := parent.Ancestor(parent.Height() - parent.Height()%p.Window).Block().Header.Time
	last := (parent.Height()+1)%p.Window == 0
	end := min(start+most, latest)
	switch {
	case end-start < least && int64(p.Window)*past > most:
		return parent.Block().Header.Time - past
	case last:
		return end
	}
	return start
}

// Clone returns one in the middle of the same branch.
func (w *timewarp) Clone() node.Strategy {
	c := *w
	c.branch = w.branch.clone()
	return &c
}
