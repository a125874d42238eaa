package withhold

import (
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// Stubbornness are the ways in which a miner who withholds blocks is stubborn (Nayak, Kumar,
// Miller and Shi 2016).
type Stubbornness struct {
	Lead  bool // L: of a lead of two, one block answers one; not all at once
	Fork  bool // F: a block that decides a tie is kept back
	Trail int  // T: he goes on while he is at most so many blocks behind; 0: none
}

// MaxTrail is as many blocks as anybody has asked for.
const MaxTrail = 9

// String writes LFT1.
func (s Stubbornness) String() string {
	text := ""
	if s.Lead {
		text += "L"
	}
	if s.Fork {
		text += "F"
	}
	if s.Trail > 0 {
		text += "T" + strconv.Itoa(s.Trail)
	}
	return text
}

// StubbornExpected is what is expected where ways of being stubborn cannot be read.
const StubbornExpected = "some of the letters L, F and T1 to T9, such as LF or LFT1"

// ParseStubbornness reads LFT1: each letter at most once, in this order. T is T1.
func ParseStubbornness(s string) (v Stubbornness, err error) {
	rest := s
	if after, ok := strings.CutPrefix(rest, "L"); ok {
		v.Lead, rest = true, after
	}
	if after, ok := strings.CutPrefix(rest, "F"); ok {
		v.Fork, rest = true, after
	}
	if after, ok := strings.CutPrefix(rest, "T"); ok {
		if v.Trail, rest = 1, after; rest != "" {
			if len(rest) != 1 || rest[0] < '1' || rest[0] > '0'+MaxTrail {
				return v, &lex.ValueError{Value: s, Expected: StubbornExpected}
			}
			v.Trail, rest = int(rest[0]-'0'), ""
		}
	}
	if rest != "" || v == (Stubbornness{}) {
		return v, &lex.ValueError{Value: s, Expected: StubbornExpected}
	}
	return v, nil
}
