package watch

import (
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// The lists of what happened have a length, and say where they begin.
func TestSightingsHaveALength(t *testing.T) {
	var l sightingList
	const n = sightingsInPiece*piecesKept + 5000
	h := chain.Hash{31: 7}
	for i := range n {
		x := Sighting{At: netsim.Time(i), Node: 1, key: uint64(i)}
		if i%1000 == 0 {
			x.key = keyOf(h)
		}
		l.add(x)
	}
	clone := l.clone()
	clone.add(Sighting{At: n, key: keyOf(h)})
	l.add(Sighting{At: n, Node: 3})
	count := func(l *sightingList) (count int) {
		l.each(h, 0, func(Sighting) { count++ })
		return count
	}
	if kept := len(l.pieces) * sightingsInPiece; kept > sightingsInPiece*piecesKept || l.lost == 0 {
		t.Errorf("%d are kept", kept)
	}
	if a, b := count(&l), count(&clone); b != a+1 || a < 120 {
		t.Errorf("%d and %d are found", a, b)
	}
}
