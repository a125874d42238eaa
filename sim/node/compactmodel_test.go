package node

import (
	"math"
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/chain"
)

// payloadLab is a lab whose blocks have a payload of 1000 bytes.
func payloadLab(t *testing.T, model CompactModel) (*lab, *chain.Entry) {
	l := newLab(t, "compact", 1)
	l.config.Compact = model
	params := l.config.Store.Params()
	params.Payload = 1000
	store, err := chain.NewStore(params)
	l.ok(err)
	l.config.Store = store
	l.n.chain = *chain.NewChain(store, chain.AllRules())
	return l, l.mine(store.Genesis(), 1)
}

// Who cannot make up a payload asks for a part of it, which is larger if the sender is
// churning.
func TestPayloadsInCompactBlocks(t *testing.T) {
	missing := []MissingPart{{40, 1}}
	for _, c := range []struct {
		name           string
		model          CompactModel
		churning       bool
		asks, delivers string
	}{
		{"the zero model", CompactModel{}, true, "", "blocktxn h1 0 10B"},
		{"it never fails", CompactModel{Size: 50, ChurningFail: 1, Missing: missing}, false, "", "blocktxn h1 0 10B"},
		{"it fails", CompactModel{Fail: 1, Missing: missing}, false, "getblocktxn h1 [] payload", "blocktxn h1 0 10B"},
		{"it fails when churning", CompactModel{ChurningFail: 1, Missing: missing}, true, "getblocktxn h1 [] payload", "blocktxn h1 0 400B"},
		{"no table", CompactModel{ChurningFail: 1}, true, "getblocktxn h1 [] payload", "blocktxn h1 0 10B"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, block := payloadLab(t, c.model)
			l.n.SetCompact(true, c.churning)
			l.says(1, Inv{Item{Block: block}})
			l.hears(1, "getdata h1 compact")
			l.says(1, compactOf(block, 0))
			if c.asks != "" {
				l.hears(1, c.asks)
				l.tipIs(l.n, l.config.Store.Genesis())
				l.says(1, BlockTxn{Block: block, Payload: 400})
			}
			l.tipIs(l.n, block)
			l.forget()
			l.says(1, GetBlockTxn{Block: block, Payload: true})
			l.hears(1, c.delivers)
			l.says(1, GetData{Item: Item{Block: block}, Compact: true})
			l.hears(1, "cmpctblock h1")
			if full := uint64(BlockMessage{block}.Size()); l.n.Compact().Full != full {
				t.Errorf("%+v, want %d", l.n.Compact(), full)
			}
		})
	}
}

func TestMissingPartsGoByWeight(t *testing.T) {
	model := CompactModel{Missing: []MissingPart{{1, 6}, {2, 3}, {90, 1}}}
	random := rand.New(rand.NewPCG(1, 2))
	count := map[int]int{}
	for range 10_000 {
		count[model.missing(true, random)]++
	}
	for part, want := range map[int]int{1: 6000, 2: 3000, 90: 1000} {
		if got := count[part]; got < want-200 || got > want+200 {
			t.Errorf("%d hundredths came %d times of 10000, want about %d", part, got, want)
		}
	}
}

func TestPlaceIsExact(t *testing.T) {
	model := CompactModel{Capable: 0.964, Churning: 0.25}
	count := func(list []bool) (n int) {
		for _, is := range list {
			if is {
				n++
			}
		}
		return n
	}
	capable, churning := model.Place(1000, 1)
	if count(capable) != 964 || count(churning) != 250 {
		t.Errorf("%d of 1000 are capable and %d churning", count(capable), count(churning))
	}
	if all, none := (&CompactModel{}).Place(10, 1); count(all) != 10 || count(none) != 0 {
		t.Errorf("the zero model: %v %v", all, none)
	}
	for range 100 {
		if capable, churning := (&CompactModel{}).Pick(rand.New(rand.NewPCG(1, 1))); !capable || churning {
			t.Error("the zero model: a new node is not capable, or is churning")
		}
	}
}

func TestModelsThatCannotBe(t *testing.T) {
	for want, m := range map[string]CompactModel{
		"size: -1 is not a number of bytes; expected 0 to 1073741824":        {Size: -1},
		"capable: 1.5 is not a part from 0 to 1":                             {Capable: 1.5},
		"churning: NaN is not a part from 0 to 1":                            {Churning: math.NaN()},
		"fail: -1 is not a part from 0 to 1":                                 {Fail: -1},
		"churning-fail: 2 is not a part from 0 to 1":                         {ChurningFail: 2},
		"missing: 101 is not a number of hundredths; expected 0 to 100":      {Missing: []MissingPart{{101, 1}}},
		"missing: 3 comes after 3; expected rising hundredths":               {Missing: []MissingPart{{3, 1}, {3, 1}}},
		"missing: 0 is not a weight; expected more than 0 and at most 1e+09": {Missing: []MissingPart{{3, 0}}},
	} {
		if err := m.Validate(); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
