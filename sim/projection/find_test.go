package projection

import (
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// What some digits may mean is told, blocks first.
func TestAmbiguousDigits(t *testing.T) {
	found := map[view.Subject]bool{{Hash: chain.Hash{1}, Tx: true}: true}
	for i := range 9 {
		found[view.Subject{Hash: chain.Hash{byte(9 - i)}, Tx: false}] = true
	}
	want := "0000 may be block 010000000000…00000000, block 020000000000…00000000, "
	if err := ambiguous("0000", found); !strings.HasPrefix(err.Error(), want) || !strings.HasSuffix(err.Error(), " and 4 more; expected more digits") {
		t.Errorf("ambiguous: %v", err)
	}
}
