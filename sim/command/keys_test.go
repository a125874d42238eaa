package command

import (
	"slices"
	"testing"
)

// The answer to keys is read as it was written, and nothing else is taken for it.
func TestKeyPairs(t *testing.T) {
	want := []KeyPair{{"5e", "02ab"}, {"77", "0388"}}
	if got := KeyPairs(want[0].String() + "\n" + want[1].String()); !slices.Equal(got, want) {
		t.Errorf("read %v, expected %v", got, want)
	}
	if got := KeyPairs("n0 has no keys\npublic 5e private 02ab\nprivate 5e public\n"); got != nil {
		t.Errorf("read %v of no keys", got)
	}
}
