package strategy

import (
	"cmp"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/withhold"
)

// race plays a course of blocks to a withholding n0: "m" is one that it finds, "h" one of others
// on the public branch, "p" one of others on the block of its own that is as high, and returns
// what it publishes at each, as heights: "- 1 23".
func race(t *testing.T, p *withhold.Policy, course string) (published string, l *lab) {
	l = newLab(t, "push", 1)
	w := NewWithholding(p, l.n)
	l.takeUp(w)
	public, salt := l.genesis(), 10
	var words []string
	for _, who := range course {
		if w.public.Work().Cmp(public.Work()) > 0 {
			public = w.public // an override
		}
		salt++
		switch who {
		case 'm':
			l.finds(0, l.mine(w.own, salt))
		case 'h':
			public = l.mine(public, salt)
			l.says(1, node.BlockMessage{Block: public})
		case 'p':
			public = l.mine(w.own.Ancestor(public.Height()), salt)
			l.says(1, node.BlockMessage{Block: public})
		}
		words = append(words, cmp.Or(l.blocks(1), "-"))
	}
	return strings.Join(words, " "), l
}

// What each policy publishes, in the courses that the papers tell of.
func TestWithholdingPublishes(t *testing.T) {
	sm1 := theory.SM1(9)
	lead, fork := theory.Stubborn{Lead: true}.Policy("L", 9), theory.Stubborn{Fork: true}.Policy("F", 9)
	trail := theory.Stubborn{Trail: 1}.Policy("T1", 9)
	for _, c := range []struct {
		policy              *withhold.Policy
		course, publishes   string
		own, others, secret int // at the end
	}{
		// Eyal and Sirer 2014, section 4.2.
		{sm1, "m", "-", 1, 0, 1},
		{sm1, "mm", "- -", 2, 0, 2},
		{sm1, "h", "-", 0, 0, 0},
		{sm1, "mh", "- 1", 1, 1, 0},
		{sm1, "mhm", "- 1 2", 0, 0, 0},
		{sm1, "mhh", "- 1 -", 0, 0, 0},
		{sm1, "mhp", "- 1 -", 0, 0, 0},
		{sm1, "mmh", "- - 12", 0, 0, 0},
		{sm1, "mmmh", "- - - 1", 3, 1, 2},
		{sm1, "mmmhh", "- - - 1 23", 0, 0, 0},
		{sm1, "mmmhp", "- - - 1 23", 0, 0, 0},
		{sm1, "mmmhm", "- - - 1 -", 4, 1, 3},
		{sm1, "mmmmhp", "- - - - 1 2", 3, 1, 2}, // what is settled by it counts no more
		// Nayak et al. 2016.
		{lead, "mmh", "- - 1", 2, 1, 1},
		{lead, "mmhh", "- - 1 2", 2, 2, 0},
		{lead, "mmhp", "- - 1 2", 1, 1, 0},
		{lead, "mmhm", "- - 1 -", 3, 1, 2},
		{lead, "mhm", "- 1 2", 0, 0, 0},
		{fork, "mhm", "- 1 -", 2, 1, 1},
		{fork, "mhmh", "- 1 - 2", 2, 2, 0},
		{fork, "mhmp", "- 1 - 2", 1, 1, 0},
		{trail, "mhh", "- 1 -", 1, 2, 0},
		{trail, "mhhm", "- 1 - -", 2, 2, 1},
		{trail, "mhhmm", "- 1 - - 23", 0, 0, 0},
		{trail, "mhhh", "- 1 - -", 0, 0, 0},
		{theory.Honest(), "mhm", "1 - 3", 0, 0, 0},
	} {
		published, l := race(t, c.policy, c.course)
		w := l.n.Strategy().(*Withholding)
		s := w.race(withhold.Irrelevant)
		if _, secret := w.Lead(); published != c.publishes || s.Own != c.own || s.Others != c.others || secret != c.secret {
			t.Errorf("%s, %s: publishes %q, and has %d against %d, %d secret; expected %q, %d against %d, %d", c.policy.Name, c.course, published, s.Own, s.Others, secret, c.publishes, c.own, c.others, c.secret)
		}
	}
}

// A rival of a block that it has published makes a tie, in which the policy has the word.
func TestRivalOfAPublishedBlock(t *testing.T) {
	_, l := race(t, theory.SM1(9), "mmh") // overrides with 2
	w := l.n.Strategy().(*Withholding)
	l.says(1, node.BlockMessage{Block: l.mine(w.own.Ancestor(1), 77)})
	if !w.Tied() {
		t.Fatal("there is no tie")
	}
	l.finds(0, l.mine(w.own, 78))
	if l.blocks(1) != "3" || w.Tied() {
		t.Error("it has not won the tie")
	}
}

// Who goes over to another policy goes on with its branch, and who is honest again publishes what
// is still of use. A copy goes its own way.
func TestLeavingAPolicy(t *testing.T) {
	_, l := race(t, theory.SM1(9), "mmm")
	before := l.n.Clone(l.config)
	l.takeUp(NewWithholding(theory.Stubborn{Lead: true}.Policy("L", 9), l.n))
	if _, secret := l.n.Strategy().(*Withholding).Lead(); secret != 3 || l.n.Strategy().Name() != "L" {
		t.Errorf("%s has %d blocks that nobody knows", l.n.Strategy().Name(), secret)
	}
	l.takeUp(node.Honest{})
	l.run(second)
	if got := l.blocks(1); got != "123" {
		t.Errorf("it publishes %q", got)
	}
	if w := before.Strategy().(*Withholding); len(w.secret) != 3 || w.Public() != l.genesis() {
		t.Errorf("the copy has %d secrets and shows %d", len(w.secret), w.Public().Height())
	}

	_, l = race(t, theory.SM1(9), "mhh") // adopts
	l.takeUp(node.Honest{})
	l.run(second)
	if got := l.blocks(1); got != "" {
		t.Errorf("it publishes %q", got)
	}
}

// It refers to the branch that it compares blocks with, and forgets secrets with what is old.
func TestWithholdingForgets(t *testing.T) {
	_, l := race(t, theory.Stubborn{Trail: 1}.Policy("T1", 9), "mhh")
	w := l.n.Strategy().(*Withholding)
	var refers []*chain.Entry
	l.n.Refers(func(e *chain.Entry) { refers = append(refers, e) })
	if len(refers) < 3 || refers[len(refers)-1] != w.public || l.n.Parent() != w.own {
		t.Errorf("it refers to %v", refers)
	}
	w.Forget(w.public)
	if len(w.secret) != 0 {
		t.Errorf("%d secrets are left", len(w.secret))
	}
}
