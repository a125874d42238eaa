package chain

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func fork(rule RuleName) func(Terms) Terms { return func(t Terms) Terms { return t.With(rule) } }

func TestRulesChangeWithTheHeight(t *testing.T) {
	full := AllRules()
	soft := full.From(100, fork(RuleSignal))
	both := soft.From(200, func(t Terms) Terms { t.BlockSize = 400; return t.Without(RuleMaturity) })
	back := both.From(100, func(t Terms) Terms { return full.At(0) })
	for _, c := range []struct {
		set  RuleSet
		text string
		has  map[uint32]bool // signal
	}{
		{full, "full", map[uint32]bool{0: false, 100: false}},
		{soft, "+signal from block 100", map[uint32]bool{0: false, 99: false, 100: true, 1 << 31: true}},
		{both, "+signal from block 100, -maturity block-size=400 from block 200", map[uint32]bool{99: false, 100: true, 200: true}},
		{back, "full", map[uint32]bool{100: false, 200: false}},
		{soft.Without(RuleWork), "-work, +signal from block 100", map[uint32]bool{99: false, 100: true}},
		{both.From(300, func(Terms) Terms { return full.At(0) }), "+signal from block 100, -maturity block-size=400 from block 200, +maturity -signal block-size as at the start from block 300", map[uint32]bool{299: true, 300: false}},
		{full.From(0, func(t Terms) Terms { t.Subsidy, t.Maturity = 25*Coin, 7; return t }), "maturity=7 subsidy=25", nil},
	} {
		if got := c.set.String(); got != c.text {
			t.Errorf("expected %q, found %q", c.text, got)
		}
		for height, want := range c.has {
			if got := c.set.At(height).Has(RuleSignal); got != want {
				t.Errorf("%s at %d: signal %t", c.text, height, got)
			}
		}
	}
	if back != full || soft.From(100, fork(RuleSignal)) != soft || both == soft {
		t.Error("sets are not compared by what they ask for")
	}
	if soft.Has(RuleSignal) || !slices.Contains(soft.Names(), string(RuleSignal)) || !both.With(RuleMaturity).Has(RuleMaturity) {
		t.Error("what holds at all heights, and at any, is mistaken")
	}
}

// motleyLab has a tree of blocks, some of which break some rules.
func motleyLab(t *rapid.T) (*lab, []*Entry) {
	p := labParams()
	p.Maturity = 2
	l := newLab(t, p)
	entries := []*Entry{l.store.Genesis()}
	for i := range rapid.IntRange(1, 14).Draw(t, "blocks") {
		parent := entries[rapid.IntRange(max(0, len(entries)-4), len(entries)-1).Draw(t, "parent")]
		var txs []*Tx
		if parent.Height() > 0 && rapid.IntRange(0, 3).Draw(t, "spend early") == 0 {
			txs = append(txs, l.pay([]labCoin{rewardOf(parent)}, l.to(1, rewardOf(parent).out.Amount)))
		}
		d := l.draft(parent, txs...)
		var tag []byte
		if rapid.Bool().Draw(t, "signals") {
			tag = []byte(signal)
		}
		d.txs[0] = newCoinbase(parent.Height()+1, tag, l.to(0, rapid.SampledFrom([]Amount{20, 50, 50, 80}).Draw(t, "subsidy")*Coin))
		d.payload = rapid.SampledFrom([]int{0, 0, 300}).Draw(t, "payload")
		d.header.Nonce = uint64(i) << 32
		entries = append(entries, l.add(d.block()))
	}
	return l, entries
}

func anyRules() *rapid.Generator[RuleSet] {
	return rapid.Custom(func(t *rapid.T) RuleSet {
		set := AllRules()
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			from := rapid.SampledFrom([]uint32{0, 0, 1, 2, 3, 5, 8}).Draw(t, "from")
			add := rapid.Bool().Draw(t, "add")
			rule := rapid.SampledFrom([]RuleName{RuleSignal, RuleMaturity, RuleCoinbaseAmount, RuleSize, RuleSignatures}).Draw(t, "rule")
			limits := Limits{
				BlockSize: rapid.SampledFrom([]int{0, 0, 400, 700}).Draw(t, "block size"),
				Maturity:  rapid.SampledFrom([]uint32{0, 0, 1, 4}).Draw(t, "maturity"),
				Subsidy:   rapid.SampledFrom([]Amount{0, 0, 20, 80}).Draw(t, "subsidy") * Coin,
			}
			set = set.From(from, func(t Terms) Terms {
				t.Limits = limits
				if add {
					return t.With(rule)
				}
				return t.Without(rule)
			})
		}
		return set
	})
}

// Whatever sets a block was judged by before, its verdict is that of a store that knows
// nothing yet; and it is what the terms of each height say of each block.
func TestVerdictsOfManySetsAreApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, entries := motleyLab(t)
		for range 8 {
			set := anyRules().Draw(t, "rules")
			e := entries[rapid.IntRange(0, len(entries)-1).Draw(t, "block")]
			fresh := newLab(t, l.store.params)
			for _, known := range entries[1:] {
				fresh.add(known.Block())
			}
			twin := fresh.store.Get(e.Hash())
			got, want := e.Verdict(set), twin.Verdict(set)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("by %s: expected %v, found %v", set, want, got)
			}
			var first error
			for x := e; x.Parent() != nil; x = x.Parent() {
				if err := x.JudgeBy(set.At(x.Height()).Without(RuleTimeFuture)); err != nil {
					first = err
				}
			}
			if fmt.Sprint(first) != fmt.Sprint(got) {
				t.Fatalf("by %s: expected the lowest fault %v, found %v", set, first, got)
			}
		}
	})
}

// What one set implies of another is so for every block.
func TestSetsThatAskForTheSameAreEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyRules().Draw(t, "a"), anyRules().Draw(t, "b")
		same := true
		for height := range uint32(12) {
			same = same && a.At(height) == b.At(height)
		}
		if (a == b) != same {
			t.Fatalf("%v and %v: equal %t, ask for the same %t", a, b, a == b, same)
		}
		if again := ruleSetOf(a.steps()); again != a {
			t.Fatalf("%v is %v when it is made anew", a, again)
		}
		clock := rapid.SampledFrom([]uint32{0, 1, 3, 8}).Draw(t, "clock")
		for _, set := range []RuleSet{a, a.From(clock, func(t Terms) Terms { return t.Without(RuleTimeFuture) }), a.Without(RuleTimeFuture)} {
			if set.timeless() != set.Without(RuleTimeFuture) {
				t.Fatalf("%v less what looks at clocks is %v", set, set.timeless())
			}
		}
	})
	if none := (RuleSet{}); none.With(RuleWork).Without(RuleWork) != none || none.With(RuleTimeFuture).timeless() != none {
		t.Fatal("sets that ask for nothing are not the zero value")
	}
}

func TestStricterSetsImplyLooserOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, entries := motleyLab(t)
		a, b := anyRules().Draw(t, "rules"), anyRules().Draw(t, "others")
		for _, e := range entries[1:] {
			if a.implies(b, e.Height()) && e.Verdict(a) == nil && e.Verdict(b) != nil {
				t.Fatalf("%s is said to imply %s, but not of a block of height %d: %v", a, b, e.Height(), e.Verdict(b))
			}
		}
		if !a.implies(a, 9) || !a.With(RuleSignal).implies(a, 9) {
			t.Fatalf("%s implies less than itself", a)
		}
	})
}

// A node whose rules change, and whose operator refuses blocks and takes that back, has of the
// blocks that it once took those that are valid now, and follows the most work.
func TestNodeJudgesAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, entries := motleyLab(t)
		c := NewChain(l.store, AllRules().Without(RuleSize))
		taken := map[*Entry]bool{entries[0]: true}
		void := map[*Entry]bool{}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			before, change, e := c.Tip(), Change{}, entries[rapid.IntRange(0, len(entries)-1).Draw(t, "block")]
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				change = c.SetRules(anyRules().Draw(t, "rules"))
			case 1:
				var ok bool
				if change, ok = c.Invalidate(e); ok != (e != entries[0]) {
					t.Fatalf("a block of height %d was refused: %t", e.Height(), ok)
				} else if ok {
					void[e] = true
				}
			case 2:
				before := len(void)
				for v := range void {
					if v.on(e) || e.on(v) {
						delete(void, v)
					}
				}
				var ok bool
				if change, ok = c.Reconsider(e); ok != (len(void) < before) {
					t.Fatalf("reconsidered: %t, expected %t", ok, len(void) < before)
				}
			case 3:
				c = c.Clone()
				change = Change{Old: before, New: before, Common: before}
			default:
				var err error
				if change, err = c.Accept(e, farFuture); err == nil {
					taken[e] = true
				}
				for v := range void {
					var refused *VoidError
					if e.on(v) && !errors.As(err, &refused) && !errors.Is(err, ErrKnown) {
						t.Fatalf("a block that the operator refuses: %v", err)
					}
				}
			}
			if change.Old != before || change.New != c.Tip() {
				t.Fatal("the change is not the tip's")
			}
			checkWay(t, change)
			checkJudged(t, c, entries, taken, void)
		}
	})
}

func checkJudged(t *rapid.T, c *Chain, entries []*Entry, taken, void map[*Entry]bool) {
	for _, e := range entries {
		want := taken[e] && e.Verdict(c.Rules()) == nil
		for v := range void {
			want = want && !e.on(v)
		}
		if c.Knows(e) != want {
			t.Fatalf("block of height %d: expected known %t by %s", e.Height(), want, c.Rules())
		}
		if want && e.Work().Cmp(c.Tip().Work()) > 0 {
			t.Fatal("a branch with more work is not followed")
		}
	}
	if !c.Knows(c.Tip()) {
		t.Fatal("the tip is not among the known blocks")
	}
	for i, a := range c.leaves {
		for j, b := range c.leaves {
			if i != j && b.on(a) || i < j && b.height < a.height {
				t.Fatal("the ends of the branches are no ends, or not in order")
			}
		}
	}
}

// The chain follows the rules of the height: a soft fork splits where it begins, and a
// template of a node that has the new rule keeps to it.
func TestSoftForkBeginsAtItsHeight(t *testing.T) {
	w := newPoolWorld(t, labParams())
	upgraded := NewChain(w.store, AllRules().From(3, fork(RuleSignal)))
	parent := w.store.Genesis()
	for height := uint32(1); height <= 4; height++ {
		block := w.solve(parent, NewTemplateBy(parent, nil, upgraded.Rules().Wish(testKey(0).Address(), height)))
		if block.Block().Signals() != (height >= 3) {
			t.Errorf("block %d signals: %t", height, block.Block().Signals())
		}
		old := w.solve(parent, NewTemplate(parent, nil, testKey(1).Address()))
		if _, err := upgraded.Accept(old, farFuture); errors.Is(err, RuleSignal) != (height >= 3) {
			t.Errorf("block %d without a signal: %v", height, err)
		}
		for _, node := range []*Chain{upgraded, w.chain} {
			if _, err := node.Accept(block, farFuture); err != nil {
				t.Errorf("block %d with a signal: %v", height, err)
			}
		}
		parent = block
	}
}

// A pool drops what the rules of a height refuse that comes, and what new rules refuse.
func TestPoolFollowsTheRules(t *testing.T) {
	p := labParams()
	p.Maturity = 1
	l := newLab(t, p)
	strict := AllRules().From(4, func(t Terms) Terms { t.Maturity = 50; return t })
	tip := l.mine(l.store.Genesis())
	spend := l.pay([]labCoin{rewardOf(tip)}, l.to(1, 49*Coin))
	pool := NewMempool(MempoolConfig{})
	if err := pool.Add(spend, tip, strict, 0); err != nil {
		t.Fatal(err)
	}
	next := l.mine(tip)
	if fate := pool.Apply(ChangeOf(tip, next), strict); len(fate.Dropped) > 0 {
		t.Errorf("one block too early: %v", fate.Dropped)
	}
	last := l.mine(next)
	if fate := pool.Apply(ChangeOf(next, last), strict); len(fate.Dropped) != 1 || !errors.Is(fate.Dropped[0].Why, RuleMaturity) {
		t.Errorf("the rule begins: %v", fate.Dropped)
	}
	if err := pool.Add(spend, last, AllRules(), 0); err != nil {
		t.Fatal(err)
	}
	if fate := pool.Recheck(last, strict); len(fate.Dropped) != 1 || pool.Len() != 0 {
		t.Errorf("other rules: %v", fate.Dropped)
	}
}
