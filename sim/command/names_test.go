package command

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Lines may call nodes by the names that earlier ones gave, wherever a node stands.
func TestNames(t *testing.T) {
	names := Names{}
	for _, c := range []struct{ line, want string }{
		{"name n3 alice", "name n3 alice"},
		{"name 4 bob # the other", "name n4 bob"},
		{"send alice bob 5 as=alice", "send n3 n4 5 as=alice"},
		{"mine alice,n0,bob on", "mine n0,n3,n4 on"},
		{"partition alice,n1 | bob", "partition n1,n3 | n4"},
		{"balance alice at=bob", "balance n3 at=n4"},
		{"add peers=bob,n0", "add peers=n0,n4"},
		{"respend alice bob via=alice", "respend alice n4 via=n3"}, // the first is a payment
		{"name n6 beef", "name n6 beef"},
		{"inspect beef", "inspect beef"}, // a hash
		{"mine carol on", `!column 6: found "carol", expected nodes such as n0, n0-n4,n7 or all`},
		{"name n5 bob", `!column 9: found "bob", expected a name that no other node has; it is that of n4`},
		{"name bob robert", "name n4 robert"},
		{"mine bob on", `!column 6: found "bob", expected nodes such as n0, n0-n4,n7 or all`},
		{"mine robert on", "mine n4 on"},
		{"name n4 robert", "name n4 robert"},
	} {
		got, err := names.Parse(c.line)
		want, refused := strings.CutPrefix(c.want, "!")
		switch {
		case refused && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v %v, want the refusal %q", c.line, got, err, want)
		case !refused && (err != nil || got.String() != want):
			t.Errorf("%s: got %v %v, want %s", c.line, got, err, want)
		}
	}
	if diff := cmp.Diff(Names{"alice": 3, "robert": 4, "beef": 6}, names); diff != "" {
		t.Error(diff)
	}
}
