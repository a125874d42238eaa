package command

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

func seedLines(f *testing.F) {
	for _, s := range Specs() {
		f.Add(s.Example)
	}
	for _, line := range []string{
		"", "# comment", "mine n0-n2,n5 on # go", "partition 0-3|4>5", "partition n0 > n1-n3", "send 0 3 2.5 --fee 10", "balance --at=n1 n0", "add --links 3",
		"speed 1/8", "mine n0-n99999", "mine n0,n0", "skew all -1h2m3.5s", "loss 1e-7", "--", "heal --=", "send = = =", "crash europe", "mine america,us-east-1,n3 off", "latency 300ms america europe oneway", "loss 1% n n", "partition europe,n0|america", "partition n0,4g > n", "name n0 europe",
		"\xff\xfe", "mine n0 #", "mine\u00a0n0", "cut all oneway",
	} {
		f.Add(line)
	}
}

func FuzzParse(f *testing.F) {
	seedLines(f)
	f.Fuzz(func(t *testing.T, line string) {
		c, err := ParseWith(line, places())
		if err != nil {
			refused, ok := err.(*lex.Error)
			if !ok || refused.Column < 1 || refused.Column > len(line)+1 || refused.Expected == "" {
				t.Fatalf("%q is refused by %#v", line, err)
			}
			if strings.ContainsAny(err.Error(), "\n\r\x1b") || len(err.Error()) > 400 {
				t.Fatalf("%q: the message is no line: %q", line, err)
			}
			return
		}
		if c == nil {
			return
		}
		again, err := ParseWith(c.String(), places())
		if err != nil {
			t.Fatalf("%q prints as %q, which is refused: %v", line, c, err)
		}
		if diff := cmp.Diff(c, again); diff != "" {
			t.Fatalf("%q prints as %q, which differs:\n%s", line, c, diff)
		}
		if c.String() != again.String() {
			t.Fatalf("%q prints as %q, then as %q", line, c, again)
		}
	})
}

func FuzzComplete(f *testing.F) {
	for _, s := range Specs() {
		for i := range s.Example {
			f.Add(s.Example[:i], 8)
		}
	}
	f.Add("add peers=n0,n1-", 4)
	f.Add("partition n0|", 100_000)
	f.Add("mine ", -5)
	f.Fuzz(func(t *testing.T, line string, count int) {
		if count > 1000 {
			count %= 1000
		}
		for _, candidate := range Complete(line, Known{Called: nodeset.Called{Nodes: count, Names: nodeset.Names{"alice": 2}, Regions: places().Regions}, Payments: []string{"rent"}, Scenarios: []string{"fork"}}) {
			if candidate == "" || strings.ContainsAny(candidate, " \t\n") {
				t.Fatalf("%q offers %q", line, candidate)
			}
		}
	})
}

func FuzzNodeList(f *testing.F) {
	for _, s := range []string{"all", "none", "n0", "0,2-4", "n0-n4,n7", "n4-n0", "n0,n0", "n0-n99999", "n99999999999999999999", "n0-", ",", "-", "n", "007", "america", "n3,europe,us-east-1", "us-east-1-n3", "europe,europe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list, err := places().ParseNodeList(s)
		if err != nil {
			if refused, ok := err.(*lex.ValueError); !ok || refused.Offset > len(s) {
				t.Fatalf("%q is refused by %#v", s, err)
			}
			return
		}
		again, err := places().ParseNodeList(list.String())
		if diff := cmp.Diff(list, again); err != nil || diff != "" {
			t.Fatalf("%q prints as %q: %v\n%s", s, list, err, diff)
		}
		if resolved, err := list.Resolve(nodeset.MaxNodes, func(string) ([]int, error) { return nil, nil }); err != nil || len(resolved) != len(list.Nodes) && !list.All {
			t.Fatalf("%q resolves to %d nodes: %v", s, len(resolved), err)
		}
	})
}
