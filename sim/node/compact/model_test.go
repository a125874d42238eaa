package compact

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestMissingPartsGoByWeight(t *testing.T) {
	model := Model{Missing: []MissingPart{{1, 6}, {2, 3}, {90, 1}}}
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
	model := Model{Capable: 0.964, Churning: 0.25}
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
	if all, none := (&Model{}).Place(10, 1); count(all) != 10 || count(none) != 0 {
		t.Errorf("the zero model: %v %v", all, none)
	}
	for range 100 {
		if capable, churning := (&Model{}).Pick(rand.New(rand.NewPCG(1, 1))); !capable || churning {
			t.Error("the zero model: a new node is not capable, or is churning")
		}
	}
}

func TestModelsThatCannotBe(t *testing.T) {
	for want, m := range map[string]Model{
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
