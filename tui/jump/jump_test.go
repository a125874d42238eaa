package jump

import (
	"strings"
	"testing"
)

func TestNamesDiffer(t *testing.T) {
	for n := range Most + 2 {
		names := Names(n)
		if len(names) != min(n, Most) {
			t.Fatalf("%d names for %d places", len(names), n)
		}
		if n > 60 && n%97 > 0 {
			continue
		}
		for i, name := range names {
			if at, _ := Find(names, name); at != i {
				t.Fatalf("%d places: %q leads to %d, expected %d", n, name, at, i)
			}
			for j, other := range names {
				if i != j && strings.HasPrefix(other, name) {
					t.Fatalf("%d places: %q begins as %q does", n, other, name)
				}
			}
			if i > 0 && len(name) < len(names[i-1]) {
				t.Fatalf("%d places: %q stands behind a longer name", n, name)
			}
		}
		if n <= len(letters) && n > 0 && len(names[n-1]) != 1 {
			t.Fatalf("%d places: one letter is enough, found %q", n, names[n-1])
		}
	}
	if at, open := Find(Names(40), "m"); at >= 0 || !open {
		t.Errorf("m leads to %d, more can follow: %v", at, open)
	}
	if at, open := Find(Names(4), "m"); at >= 0 || open {
		t.Errorf("m leads to %d, more can follow: %v", at, open)
	}
}
