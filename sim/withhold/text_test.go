package withhold_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/withhold"
)

const written = `policy sm1

#   0   1   2
 0: *** aa* ***
 1: w** *m* *a*
 2: w** *oo ***
`

func TestPolicyText(t *testing.T) {
	sm1, err := withhold.Parse(written)
	if err != nil {
		t.Fatal(err)
	}
	if got := sm1.String(); got != written {
		t.Errorf("found\n%s\nexpected\n%s", got, written)
	}
	p, err := withhold.Parse("# a comment\n\n\tpolicy  mine # with a name\r\n0: aaa\taaa\r\n 1:  ooo wmw # the end")
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "mine" || p.Size() != 1 {
		t.Errorf("%q of size %d", p.Name, p.Size())
	}
	for s, want := range map[withhold.State]withhold.Action{
		{Own: 0, Others: 1, Fork: withhold.Relevant}:   withhold.Adopt,
		{Own: 1, Others: 0, Fork: withhold.Active}:     withhold.Override,
		{Own: 1, Others: 1, Fork: withhold.Irrelevant}: withhold.Wait,
		{Own: 1, Others: 1, Fork: withhold.Relevant}:   withhold.Match,
		{Own: 1, Others: 1, Fork: withhold.Active}:     withhold.Wait,
		{Own: 2, Others: 1, Fork: withhold.Relevant}:   withhold.Override, // beyond the table
		{Own: 2, Others: 2, Fork: withhold.Relevant}:   withhold.Adopt,
	} {
		if got := p.Do(s); got != want {
			t.Errorf("%+v: %v, expected %v", s, got, want)
		}
	}
}

func TestPolicyTextRefusals(t *testing.T) {
	long := strings.Repeat(" ***", withhold.MaxPolicySize+2)
	for text, want := range map[string]string{
		"":                                     `1:1: the text ends; expected a line such as "policy sm1"`,
		"# nothing\n\n":                        `3:1: the text ends; expected a line such as "policy sm1"`,
		"0: aaa":                               `1:1: found "0:"; expected a line such as "policy sm1"`,
		"  polic x":                            `1:3: found "polic"; expected a line such as "policy sm1"`,
		"policy":                               `1:1: the policy has no name; expected one such as "policy sm1"`,
		"policy a b":                           `1:10: found "b" behind the name; expected one word`,
		"policy \xff":                          `1:8: the name "\xff" is not text in UTF-8`,
		"policy a":                             `1:1: the table has no row; expected one such as "0: *a*"`,
		"policy a\n1: aaa":                     `2:1: found "1:"; expected row "0:": rows are numbered by the private branch, from 0 on`,
		"policy a\n 0 : aaa":                   `2:2: found "0"; expected row "0:": rows are numbered by the private branch, from 0 on`,
		"policy a\n0:":                         `2:1: the row has no cells; expected some such as "*a*"`,
		"policy a\n0:" + long:                  `2:1608: more than 401 cells; a table has at most as many`,
		"policy a\n0: aaa aaa":                 `2:1: the table has 1 rows of 2 cells; expected as many rows as cells`,
		"policy a\n0: aaa aaa\n1: aaa":         `3:1: the row has 1 cells; expected 2 as in the first`,
		"policy a\n0: aaa\n1: aaa":             `3:1: found "1:" after the last row: rows have 1 cells, so there are as many rows`,
		"policy a\n0: *** ***\n1: a* ***":      `3:4: found "a*"; expected a cell of three letters, each of a, o, m, w and *`,
		"policy a\n0: *** ***\n1: *** *** ***": `3:12: found "***"; the row has 3 cells, expected 2 as in the first`,
		"policy a\n0: *x*":                     `2:5: found 'x'; expected a (adopt), o (override), m (match), w (wait) or * (open)`,
		"policy a\n0: ä**":                     `2:4: found 'ä'; expected a (adopt), o (override), m (match), w (wait) or * (open)`,
		"policy a\n0: **o":                     `2:6: override takes a private branch that is longer than the public one; here the private branch has 0, the public one 0, and the fork is active`,
		"policy a\n0: *** ***\n1: *** m**":     `3:8: match is possible only right after a block of others, where the fork is relevant; here the private branch has 1, the public one 1, and the fork is irrelevant`,
		"policy a\n0: *m*":                     `2:5: match takes a public branch, and a private one that is at least as long; here the private branch has 0, the public one 0, and the fork is relevant`,
	} {
		_, err := withhold.Parse(text)
		var wrong *withhold.TextError
		if !errors.As(err, &wrong) || err.Error() != want {
			t.Errorf("%.60q:\nfound    %v\nexpected %s", text, err, want)
		}
	}
}

// anyPolicy is a table with anything in its cells.
func anyPolicy(t *rapid.T) *withhold.Policy {
	size := rapid.IntRange(0, 6).Draw(t, "size")
	actions := rapid.SliceOfN(rapid.Uint8Range(0, uint8(withhold.Wait)), 3*(size+1)*(size+1), 3*(size+1)*(size+1)).Draw(t, "actions")
	at := 0
	return withhold.NewPolicy("any", size, func(withhold.State) withhold.Action { at++; return withhold.Action(actions[at-1]) })
}

func TestPolicyTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPolicy(t)
		again, err := withhold.Parse(p.String())
		if err != nil || !reflect.DeepEqual(p, again) {
			t.Fatalf("%v\n%s\n%v", err, p, again)
		}
	})
}

// What is read is written in a form that is read as the same, and what is refused has its place.
func FuzzParse(f *testing.F) {
	for _, text := range []string{written, "policy honest\n\n#   0   1\n0: *** *a*\n1: o** ***\n", "policy a\n0: *x*", "policy a\n0: aaa aaa\n1: ooo wmw", "policy\n", "\ufeffpolicy a"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := withhold.Parse(text)
		if err != nil {
			var wrong *withhold.TextError
			if !errors.As(err, &wrong) || wrong.Line < 1 || wrong.Column < 1 || wrong.Line > strings.Count(text, "\n")+1 {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		again, err := withhold.Parse(p.String())
		if err != nil || !reflect.DeepEqual(p, again) {
			t.Fatalf("%v\n%s\n%v", err, p, again)
		}
	})
}
