package node

import (
	"errors"
	"slices"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/conduct"
	"example.com/sosocoin/sim/node/orphanage"
	"example.com/sosocoin/sim/node/wire"
)

// bans gives n0 the policy.
func (l *lab) bans(b Bans) {
	l.as(func(env *netsim.Env) { SetPolicies(l.n, env, Policies{Bans: b}) })
	l.forget()
}

// banned says why a stranger is banned; nil where it is not.
func (l *lab) banned(id netsim.NodeID) error {
	r := ConductOf(l.n).Of(id)
	return r.Why
}

// forged is a block on a parent that breaks a rule.
func (l *lab) forged(parent *chain.Entry, rule chain.RuleName) *chain.Entry {
	l.t.Helper()
	block, _, _, err := forge.Block(rule, l.purse(parent))
	l.ok(err)
	e, err := l.config.Store.AddOn(parent, block)
	l.ok(err)
	return e
}

func (l *lab) purse(parent *chain.Entry) *forge.Purse {
	return &forge.Purse{Tip: parent, Time: parent.Block().Header.Time + 1, Keys: []chain.Key{labKey(0)}}
}

// Whoever sends a block that breaks a rule is banned, unless he may be right at another moment.
func TestForgersOfBlocksAreBanned(t *testing.T) {
	for _, rule := range forge.Rules() {
		l := newLab(t, "inv", 2)
		l.bans(BanFaulty)
		block, _, _, err := forge.Block(rule, l.purse(l.genesis()))
		var need *forge.NeedError
		if errors.As(err, &need) || rule == chain.RuleSignal {
			continue
		}
		l.ok(err)
		e, err := l.config.Store.AddOn(l.genesis(), block)
		l.ok(err)
		l.says(1, BlockMessage{Block: e})
		if want := rule != chain.RuleTimeFuture; errors.Is(l.banned(1), rule) != want {
			t.Errorf("%s: banned for %v", rule, l.banned(1))
		}
		if l.banned(2) != nil {
			t.Errorf("%s: the other one is banned: %v", rule, l.banned(2))
		}
	}
}

// A transaction is held against its sender if it could be in no block.
func TestForgersOfTransactionsAreBanned(t *testing.T) {
	seen := 0
	for _, rule := range forge.Rules() {
		for _, asked := range []bool{true, false} {
			l := newLab(t, "inv", 1)
			l.bans(BanFaulty)
			tx, how, err := forge.Tx(rule, l.purse(l.genesis()))
			if err != nil {
				continue
			}
			if asked {
				l.says(1, Inv{Item: Item{Tx: tx.ID()}})
			}
			l.says(1, TxMessage{Tx: tx})
			err = l.n.pool.Check(tx, l.n.chain.Tip(), chain.AllRules())
			if want := breaksForGood(err); (l.banned(1) != nil) != want {
				t.Errorf("%s (%s), asked %t, refused by %v: banned for %v", rule, how.What, asked, err, l.banned(1))
			}
			if l.banned(1) != nil {
				seen++
			}
			if l.n.pool.Len()+len(l.n.waiting) > 0 && !asked {
				t.Errorf("%s: what nobody asked for is kept", rule)
			}
		}
	}
	if seen < 8 {
		t.Errorf("only %d were banned", seen)
	}
}

// What some node takes by its rules is a fork, unless the node is strict; so is what the rules of
// the start allow. What the operator alone refuses is nobody's fault.
func TestForksAreNotBanned(t *testing.T) {
	stricter := chain.AllRules().With(chain.RuleSignal)
	for _, c := range []struct {
		name  string
		bans  Bans
		own   chain.RuleSet
		known chain.RuleSet
		rule  chain.RuleName // that the block breaks; "": none
		void  bool
		want  bool
	}{
		{"a hard fork", BanFaulty, chain.AllRules(), chain.AllRules().Without(chain.RuleCoinbaseAmount), chain.RuleCoinbaseAmount, false, false},
		{"strictly", BanStrictly, chain.AllRules(), chain.AllRules().Without(chain.RuleCoinbaseAmount), chain.RuleCoinbaseAmount, false, true},
		{"another fork", BanFaulty, chain.AllRules(), chain.AllRules().Without(chain.RuleMaturity), chain.RuleCoinbaseAmount, false, true},
		{"a soft fork of its own", BanFaulty, stricter, stricter, "", false, false},
		{"strictly one of its own", BanStrictly, stricter, stricter, "", false, true},
		{"the operator's word", BanStrictly, chain.AllRules(), chain.AllRules(), "", true, false},
		{"nobody", BanNobody, chain.AllRules(), chain.AllRules(), chain.RuleCoinbaseAmount, false, false},
	} {
		l := newLab(t, "push", 1)
		l.bans(c.bans)
		l.config.Knows(c.known)
		l.as(func(env *netsim.Env) {
			Rejudge(l.n, env, func(known *chain.Chain) (chain.Change, bool) { return known.SetRules(c.own), true })
		})
		var block *chain.Entry
		if c.rule != "" {
			block = l.forged(l.genesis(), c.rule)
		} else {
			block = l.mine(l.genesis(), 1)
		}
		if c.void {
			l.as(func(env *netsim.Env) {
				Rejudge(l.n, env, func(known *chain.Chain) (chain.Change, bool) { return known.Invalidate(block) })
			})
		}
		l.says(1, BlockMessage{Block: block})
		if got := l.banned(1) != nil; got != c.want || l.n.Chain().Knows(block) {
			t.Errorf("%s: banned %t (%v), taken %t", c.name, got, l.banned(1), l.n.Chain().Knows(block))
		}
	}
}

// Who is banned is not heard, and nothing is said to him, until the ban ends, even over a crash;
// then both compare as when they meet.
func TestABanEnds(t *testing.T) {
	l := newLab(t, "inv", 2)
	l.as(func(env *netsim.Env) { SetPolicies(l.n, env, Policies{Bans: BanFaulty, BanTime: 600 * second}) })
	l.says(1, BlockMessage{Block: l.forged(l.genesis(), chain.RuleBits)})
	block := l.mine(l.genesis(), 1)
	if bans := l.told(Banned); len(bans) != 1 || bans[0].Peer != 1 || bans[0].Count != 600 || bans[0].Block == nil {
		t.Fatalf("told of the bans %+v", bans)
	}
	l.forget()
	l.says(1, Tip{Block: block})
	l.says(1, BlockMessage{Block: block})
	l.tipIs(l.n, l.genesis())
	l.says(2, BlockMessage{Block: block})
	l.tipIs(l.n, block)
	l.hears(1)
	l.ok(l.Crash(0))
	l.ok(l.Restart(0))
	l.as(func(env *netsim.Env) { l.n.CompareTips(env, 1); l.n.CompareTips(env, 2) })
	l.run(oneWay + 1)
	l.hears(1)
	copied := l.n.Clone(l.config)
	l.run(600 * second)
	if l.banned(1) != nil || len(l.told(Unbanned)) != 1 || l.n.Mining() {
		t.Errorf("still banned for %v", l.banned(1))
	}
	if r := ConductOf(copied).Of(1); !r.Banned() || ConductOf(copied).Bans() != 1 {
		t.Error("the copy goes along")
	}
	if heard := l.strangers[1].heard; !slices.Contains(heard, "tip h1") {
		t.Errorf("then it heard %q", heard)
	}
	l.bans(BanFaulty)
	l.says(1, BlockMessage{Block: l.forged(block, chain.RuleBits)})
	l.bans(BanNobody)
	if l.banned(1) != nil {
		t.Error("off does not lift the ban")
	}
}

// What the banned one was asked for others are asked for at once.
func TestOthersAreAskedForWhatTheBannedOneOwes(t *testing.T) {
	l := newLab(t, "inv", 2)
	l.bans(BanFaulty)
	block := l.mine(l.genesis(), 1)
	l.says(1, Inv{Item: Item{Block: block}})
	l.says(2, Inv{Item: Item{Block: block}})
	l.forget()
	l.says(1, BlockMessage{Block: l.forged(l.genesis(), chain.RuleBits)})
	l.hears(1)
	l.hears(2, "getdata h1")
	l.says(2, BlockMessage{Block: block})
	l.tipIs(l.n, block)
}

// A compact block with a valid header is nobody's fault: who sends it need not have judged it.
func TestCompactBlocksAreHeldAgainstNobody(t *testing.T) {
	for rule, want := range map[chain.RuleName]bool{chain.RuleCoinbaseAmount: false, chain.RuleBits: true} {
		l := newLab(t, "compact", 1)
		l.bans(BanFaulty)
		l.says(1, compactOf(l.forged(l.genesis(), rule), 7))
		if got := errors.Is(l.banned(1), rule); got != want || len(l.told(Rejected)) != 1 {
			t.Errorf("%s: banned for %v", rule, l.banned(1))
		}
	}
}

// Messages with too much in them are refused by all, and held against who sends them by those
// who keep score.
func TestExcessIsDeclined(t *testing.T) {
	for _, c := range []struct {
		what string
		make func(block *chain.Entry, more int) netsim.Message
	}{
		{"200 blocks", func(b *chain.Entry, more int) netsim.Message {
			return Blocks{Blocks: slices.Repeat([]*chain.Entry{b}, wire.BatchSize+more)}
		}},
		{"2000 headers", func(b *chain.Entry, more int) netsim.Message {
			return Headers{Blocks: slices.Repeat([]*chain.Entry{b}, wire.MaxHeaders+more), Request: 1}
		}},
		{"101 hashes", func(b *chain.Entry, more int) netsim.Message {
			return GetBlocks{Locator: make([]chain.Hash, wire.MaxLocator+more)}
		}},
		{"101 hashes", func(b *chain.Entry, more int) netsim.Message {
			return GetHeaders{Locator: make([]chain.Hash, wire.MaxLocator+more)}
		}},
		{"4000000 bytes", func(b *chain.Entry, more int) netsim.Message {
			m := Answer{}
			m.Text = string(make([]byte, wire.MaxMessage-m.Size()+more))
			return m
		}},
	} {
		for _, bans := range []Bans{BanNobody, BanFaulty} {
			l := newLab(t, "headers", 1)
			l.bans(bans)
			block := l.mine(l.genesis(), 1)
			l.give(0, block)
			l.says(1, c.make(block, 0))
			if l.n.conduct.Declined() != 0 {
				t.Errorf("%s are declined", c.what)
			}
			l.forget()
			for range conduct.Threshold / conduct.Excess.Points() {
				if l.banned(1) != nil {
					t.Errorf("%s: banned too early", c.what)
				}
				l.says(1, c.make(block, 1))
			}
			var why *conduct.ExcessError
			if got := l.n.conduct.Declined(); got != 5 || errors.As(l.banned(1), &why) != (bans == BanFaulty) {
				t.Errorf("%s: %d declined, banned for %v", c.what, got, l.banned(1))
			}
		}
	}
}

// What nobody asked for is not kept, but for a block that could be the next tip. What comes twice
// or late is no offence.
func TestUnaskedIsDeclined(t *testing.T) {
	l := newLab(t, "inv", 2)
	l.bans(BanFaulty)
	blocks, rivals := l.branch(l.genesis(), 1, 4), l.branch(l.genesis(), 2, 3)
	stray := chain.NewTx([]chain.TxIn{{Prev: chain.Outpoint{Tx: chain.Hash{1}}}}, []chain.TxOut{{To: labKey(1).Address(), Amount: 1}})
	says := func(declined bool, m netsim.Message) {
		t.Helper()
		before := l.n.conduct.Declined()
		l.says(1, m)
		if got := l.n.conduct.Declined() > before; got != declined {
			t.Errorf("%s: declined %t", m.(Message).Words(), got)
		}
	}
	says(false, BlockMessage{Block: blocks[0]}) // it is the next tip
	says(false, BlockMessage{Block: blocks[0]})
	says(true, BlockMessage{Block: blocks[2]}) // an orphan
	says(false, Inv{Item: Item{Block: blocks[1]}})
	l.run(timeout + 1)
	says(false, BlockMessage{Block: blocks[1]}) // late
	says(true, BlockMessage{Block: rivals[0]})  // less work than the tip
	says(true, TxMessage{Tx: stray})
	says(true, Blocks{Blocks: rivals})
	says(false, Blocks{Blocks: blocks[:2]}) // twice
	says(false, Tip{Block: blocks[3]})
	says(false, Blocks{Blocks: blocks, Request: 1})
	says(true, Headers{Blocks: rivals, Request: 9})
	if l.n.Orphans()+l.n.pool.Len()+len(l.n.waiting) != 0 || l.n.Chain().Knows(rivals[0]) || l.banned(1) != nil {
		t.Errorf("%d orphans, %d transactions; banned for %v", l.n.Orphans(), l.n.pool.Len()+len(l.n.waiting), l.banned(1))
	}
	l.tipIs(l.n, blocks[3])
	for range 8 {
		says(l.banned(1) == nil, TxMessage{Tx: stray})
	}
	if !errors.Is(l.banned(1), conduct.ErrUnasked) {
		t.Error("who goes on is not banned")
	}
}

// In push relay news comes unasked; batches do not.
func TestNewsMayComeUnasked(t *testing.T) {
	l := newLab(t, "push", 1)
	l.bans(BanFaulty)
	blocks := l.branch(l.genesis(), 1, 3)
	l.says(1, BlockMessage{Block: blocks[1]})
	l.says(1, TxMessage{Tx: l.payments(1)[0]})
	if l.n.Orphans() != 1 || l.n.pool.Len() != 1 || l.n.conduct.Declined() != 0 {
		t.Errorf("%d orphans, %d transactions, %d declined", l.n.Orphans(), l.n.pool.Len(), l.n.conduct.Declined())
	}
}

// What is asked for before the node keeps score is owed all the same.
func TestWhatWasAskedForBeforeIsOwed(t *testing.T) {
	l := newLab(t, "inv", 1)
	block := l.mine(l.genesis(), 1)
	tx := l.payments(1)[0]
	l.says(1, Inv{Item: Item{Tx: tx.ID()}}, Tip{Block: block})
	l.bans(BanFaulty)
	l.says(1, TxMessage{Tx: tx}, Blocks{Blocks: []*chain.Entry{block}, Request: 1})
	l.tipIs(l.n, block)
	if l.n.conduct.Declined() != 0 || l.n.pool.Len() != 1 {
		t.Errorf("%d declined", l.n.conduct.Declined())
	}
}

// Nobody can make a node wait for any number of blocks or transactions.
func TestWhatANodeWaitsForIsBounded(t *testing.T) {
	l := newLab(t, "inv", 2)
	l.Call(1, func(env *netsim.Env) {
		for i := range maxAnnounced + 100 {
			env.Send(0, Inv{Item: Item{Tx: chain.Hash{byte(i), byte(i >> 8), 1}}})
		}
	})
	l.run(oneWay + 1)
	if open := len(l.n.requests.Open); open != maxAnnounced {
		t.Errorf("it waits for %d transactions, expected %d", open, maxAnnounced)
	}
	l.says(2, Inv{Item: Item{Tx: chain.Hash{2: 2}}})
	if open := len(l.n.requests.Open); open != maxAnnounced+1 {
		t.Error("another one is not heard any more")
	}
	l.forget()
	l.Call(1, func(env *netsim.Env) {
		for key := range orphanage.MaxBlocks + 5 {
			early := l.mineAt(l.genesis(), key, 10_000_000)
			env.Send(0, BlockMessage{Block: early})
			env.Send(0, BlockMessage{Block: early})
		}
	})
	l.run(oneWay + 1)
	if len(l.n.early) != orphanage.MaxBlocks {
		t.Errorf("%d blocks of the future wait", len(l.n.early))
	}
}

// A header message with nothing in it is none.
func TestEmptyHeaders(t *testing.T) {
	l := newLab(t, "headers", 1)
	l.says(1, Headers{})
	if words := (Headers{}).Words(); words == "" {
		t.Error("it has no words")
	}
	l.hears(1)
}
