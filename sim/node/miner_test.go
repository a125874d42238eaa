package node

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/query"
)

func (l *lab) rate(r float64) { l.as(func(env *netsim.Env) { l.n.SetHashRate(env, r) }) }
func (l *lab) mining(on bool) { l.as(func(env *netsim.Env) { l.n.Mine(env, on) }) }

// Almost every try finds a block here, so the blocks show when tries are made: one in
// each period, none twice and none left out, whatever comes in between. And
// each block is on the tip of its moment: a find that a newer tip has made void
// never becomes a block.
func TestMiningRhythm(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := newLab(t, "none", 0)
		defer l.Close()
		l.mining(true)
		for range rapid.IntRange(1, 4).Draw(rt, "rates") {
			l.rate(rapid.Float64Range(0.01, 20).Draw(rt, "rate"))
			rhythm, period, begin := l.rhythm(), l.n.miner.Period(), l.Now()
			l.n.Events()
			for range rapid.IntRange(0, 10).Draw(rt, "disturbances") {
				l.run(netsim.Time(rapid.Float64Range(0, 3).Draw(rt, "wait") * period))
				switch rapid.IntRange(0, 2).Draw(rt, "what") {
				case 0:
					rival := l.mine(l.n.Chain().Tip(), 9)
					l.as(func(env *netsim.Env) { l.n.receive(env, 0, rival) })
				case 1:
					l.as(func(env *netsim.Env) { l.n.miner.restart(l.n, env) })
				default:
					l.mining(true)
				}
			}
			l.run(netsim.Time(3 * period))
			checkRhythm(rt, l.n.Events(), rhythm, begin, l.Now())
		}
	})
}

// rhythm says when the node makes its k-th try, as long as its hash rate stays.
func (l *lab) rhythm() func(k uint64) netsim.Time {
	rhythm := l.n.miner.Rhythm
	return rhythm.At
}

// checkRhythm holds the finds since begin against the count of one rate. One try
// in 65,536 finds nothing.
func checkRhythm(t *rapid.T, events []Event, try func(k uint64) netsim.Time, begin, end netsim.Time) {
	var finds []netsim.Time
	var tip *chain.Entry
	for _, e := range events {
		switch e.Verb {
		case Mined:
			finds = append(finds, e.At)
			if tip != nil && e.Block.Parent() != tip {
				t.Errorf("the find at %v is not on the tip of that moment", e.At)
			}
		case Moved:
			tip = e.Block
		}
	}
	missed, k := 0, uint64(0)
	for _, found := range finds {
		for ; try(k) < found; k++ {
			if try(k) > begin {
				missed++
			}
		}
		if try(k) != found {
			t.Errorf("found at %d, where no try is made", found)
			return
		}
		k++
	}
	for ; try(k) < end; k++ {
		if try(k) > begin {
			missed++
		}
	}
	if missed > 1 {
		t.Errorf("%d tries are missing among %d from %v to %v", missed, len(finds), begin, end)
	}
	if !slices.IsSorted(finds) || len(slices.Compact(slices.Clone(finds))) != len(finds) {
		t.Errorf("a try was made twice: %v", finds)
	}
}

func TestMineOne(t *testing.T) {
	l := newLab(t, "inv", 1)
	l.rate(1)
	one := func() (begun bool) {
		l.as(func(env *netsim.Env) { begun = l.n.MineOne(env) })
		return begun
	}
	if !one() || one() {
		t.Errorf("mining one block began twice, or not at all")
	}
	if !l.n.Mining() {
		t.Errorf("not mining")
	}
	// A tip that moves meanwhile does not end it.
	rival := l.mine(l.genesis(), 9)
	l.as(func(env *netsim.Env) { l.n.receive(env, 0, rival) })
	l.run(100 * second)
	if found := len(l.told(Mined)); found != 1 || l.n.Mining() {
		t.Errorf("%d blocks were found, still mining: %t; expected one and no more", found, l.n.Mining())
	}
	l.mining(true)
	if one() {
		t.Errorf("mining one block began in a node that mines for good")
	}
	l.run(100 * second)
	if found := len(l.told(Mined)); found < 90 {
		t.Errorf("%d blocks in 100 tries of a node that mines for good", found)
	}
	l.mining(false)
	l.run(100 * second)
	if found := len(l.told(Mined)); found != 0 || l.n.Mining() {
		t.Errorf("%d blocks were found after mining ended", found)
	}
}

func TestNoHashRateNoBlocks(t *testing.T) {
	l := newLab(t, "none", 0)
	l.mining(true)
	if l.n.Mining() {
		t.Errorf("a node without hash rate mines")
	}
	l.run(1000 * second)
	l.rate(1)
	l.run(10 * second)
	if found := len(l.told(Mined)); found < 9 || found > 10 {
		t.Errorf("%d blocks in ten tries", found)
	}
	l.rate(0)
	l.run(1000 * second)
	if found := len(l.told(Mined)); found != 0 {
		t.Errorf("%d blocks without hash rate", found)
	}
}

// A skewed clock shows in the header, and never breaks the rules on the node's
// own tip: not further back than the parent allows.
func TestSkewedMinersHeaders(t *testing.T) {
	for _, c := range []struct{ before, skew, header netsim.Time }{
		{1000 * second, 0, 1000 * second},
		{1000 * second, 30 * second, 1030 * second},
		{1000 * second, -30 * second, 970 * second},
		{1000 * second, -90 * second, 940 * second},  // the parent's time less a minute
		{1000 * second, -110 * second, 940 * second}, // a little less would make its own blocks too new for it
		{0, -50 * second, -50 * second},
		{0, -100 * second, -60 * second},
		{1000 * second, 2000 * second, 3000 * second}, // right by its own clock
	} {
		l := newLab(t, "none", 0)
		l.run(c.before)
		l.give(0, l.mineAt(l.genesis(), 9, milliseconds(c.before)))
		l.ok(l.Skew(0, c.skew))
		l.rate(100)
		l.as(func(env *netsim.Env) { l.n.MineOne(env) })
		l.run(second)
		if refused := l.told(Rejected); len(refused) != 0 {
			t.Errorf("skew %v: the finder refused its block: %v", c.skew, refused[0].Err)
		}
		header := l.n.Chain().Tip().Block().Header
		if header.Height != 2 || header.Time < milliseconds(c.header) || header.Time > milliseconds(c.header)+100 {
			t.Errorf("skew %v: height %d, header time %d ms, expected %d", c.skew, header.Height, header.Time, milliseconds(c.header))
		}
	}
}

// A clock that was set back makes a miner refuse its own find for a while, and
// does not end its mining.
func TestMinerOutlivesItsOwnRefusal(t *testing.T) {
	l := newLab(t, "none", 0)
	l.ok(l.Skew(0, 1000*second))
	l.rate(1)
	l.mining(true)
	l.ok(l.Skew(0, 0))
	l.run(3 * second)
	if len(l.told(Rejected)) == 0 {
		t.Fatalf("no find was refused")
	}
	l.run(50 * second)
	if found := len(l.told(Mined)); found < 40 {
		t.Errorf("%d finds in 50 tries after a refusal", found)
	}
}

// A crash takes the pool and all that is under way; chain, keys and the order to
// mine stay. No timer of the time before fires.
func TestCrash(t *testing.T) {
	l := newLab(t, "inv", 2)
	l.rate(1)
	l.mining(true)
	l.run(10 * second)
	l.says(1, TxMessage{Tx: chain.NewTx([]chain.TxIn{{Prev: chain.Outpoint{Tx: chain.Hash{1}}}}, nil)})
	l.says(1, BlockMessage{Block: l.branch(l.genesis(), 7, 3)[2]})
	l.as(func(env *netsim.Env) {
		_, err := l.n.Pay(env, labKey(3).Address(), chain.Coin, 1000)
		l.ok(err)
		l.n.Ask(env, 1, query.Question{})
		l.n.Sync(env)
	})
	tip := l.n.Chain().Tip()
	l.ok(l.Crash(0))
	n := l.n
	if n.Pool().Len()+n.Orphans()+len(n.waiting)+len(n.requests.Open)+len(n.fetches.Open)+len(n.fetches.News)+len(n.asking.Open) != 0 {
		t.Errorf("the crash left something of the memory: %+v", n)
	}
	l.tipIs(n, tip)
	if len(n.Wallet().Keys()) != 1 {
		t.Errorf("the crash took the keys")
	}
	l.n.Events()
	l.run(100 * second)
	if events := l.n.Events(); len(events) != 0 {
		t.Errorf("a crashed node told %+v", events)
	}
	l.ok(l.Restart(0))
	l.run(100 * second)
	if found := len(l.told(Mined)); found < 95 || found > 100 {
		t.Errorf("%d finds in 100 tries after the restart", found)
	}
}

// A frozen node does not mine; thawed, it goes on in its rhythm, on the tip that
// it has then.
func TestThaw(t *testing.T) {
	l := newLab(t, "none", 0)
	l.rate(0.5)
	try := l.rhythm()
	l.mining(true)
	l.run(20*second + 1)
	l.ok(l.Freeze(0))
	l.n.Events()
	l.run(301 * second)
	if len(l.n.Events()) != 0 {
		t.Errorf("a frozen node told something")
	}
	l.ok(l.Thaw(0))
	begin := l.Now()
	l.run(100 * second)
	events := l.n.Events()
	for _, e := range events {
		if e.Verb != Mined {
			continue
		}
		k := l.n.miner.After(e.At) - 1
		if e.At <= begin || try(k) != e.At {
			t.Errorf("found at %v, where no try is made", e.At)
		}
		if header := e.Block.Block().Header.Time; header != milliseconds(e.At) {
			t.Errorf("found at %v with a header time of %d ms", e.At, header)
		}
	}
	if len(events) < 3*45 {
		t.Errorf("%d events in 50 tries", len(events))
	}
}
